# Everything runs inside this folder: the environment in .venv, what is downloaded and cached in .cache, the site in site.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_CACHE_DIR := $(CURDIR)/.cache/pip
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export TMPDIR := $(CURDIR)/.cache/tmp
export MYPY_CACHE_DIR := $(CURDIR)/.cache/mypy
export RUFF_CACHE_DIR := $(CURDIR)/.cache/ruff
# Material prints an advertisement about MkDocs 2 otherwise. It has no effect on the site.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site handouts slides serve check test lint types bench search-quality search-speed audit screenshots keys lock clean

site: $(VENV)/ready
	@$(BIN)/learnbrief export schemas
	$(BIN)/learnbrief build
	@echo
	@echo "The site is in $(CURDIR)/site. To look at it: make serve, then http://127.0.0.1:8000/"

# The site with a handout of each briefing and theme and slides of each briefing. Needs Pango, which sets type: docs/teaching.md.
handouts: $(VENV)/ready-teaching
	$(BIN)/learnbrief build --handouts --slides

# The site with slides only, where there is no Pango.
slides: $(VENV)/ready-teaching
	$(BIN)/learnbrief build --slides

serve: $(VENV)/ready
	$(BIN)/mkdocs serve

check: $(VENV)/ready
	$(BIN)/learnbrief check

# The check before every commit, in this copy of the repository.
hooks: $(VENV)/ready
	git config core.hooksPath .githooks

test: $(VENV)/ready-dev lint types
	$(BIN)/learnbrief check
	$(BIN)/pytest -n auto --dist loadscope

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready-dev
	$(BIN)/mypy

bench: $(VENV)/ready-dev
	$(BIN)/python -m bench

# Every page against every check: half an hour on a machine that does nothing else. Needs node, java and Debian's chromium.
audit: site $(VENV)/ready-dev .cache/audit/ready
	$(BIN)/python -m audit

# Pictures of the pages that readers see most, into .cache/screenshots, to be looked at.
screenshots: site $(VENV)/ready-dev
	$(BIN)/python -m audit.screenshots

.cache/audit/ready: audit/package.json audit/package-lock.json
	@mkdir -p .cache/audit
	cp audit/package.json audit/package-lock.json .cache/audit/
	cd .cache/audit && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --cache $(CURDIR)/.cache/npm
	@touch $@

# Both need Debian's chromium; the second cpulimit as well.
search-quality: site $(VENV)/ready-dev
	$(BIN)/python -m bench.search_quality

search-speed: site $(VENV)/ready-dev
	$(BIN)/python -m bench.search_speed

$(VENV)/ready: requirements.txt pyproject.toml
	@mkdir -p $(TMPDIR)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --no-deps -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-teaching: $(VENV)/ready requirements-teaching.txt
	$(BIN)/pip install --quiet --require-hashes --no-deps -r requirements-teaching.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready-teaching requirements-dev.txt
	$(BIN)/pip install --quiet --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

# What is made from the schema: the guide to every key, and what VS Code completes with.
keys: $(VENV)/ready
	$(BIN)/learnbrief export keys > docs/keys.md
	$(BIN)/learnbrief export rules > docs/rules.md
	$(BIN)/learnbrief export schemas

# Needs uv (pip install uv). Look at the diff before you commit it.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -o requirements.txt requirements.in
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -o requirements-teaching.txt requirements-teaching.in
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -o requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV) .cache site
