"""The edge to MkDocs: the only module that imports it.

Everything is loaded, linked and composed before MkDocs sees a page. Pages are handed over in memory, as finished HTML
with their frame; nothing is written into a folder that is watched.
"""

import hashlib
import html
import logging
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import click
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from . import pipeline, preview
from .exports import offline
from .exports.headers import META_POLICY
from .model import addresses
from .render import RenderedPage

FRAME = Path(__file__).parent / "frame"
_KEPT = ("assets/learnbrief/", "assets/search/")  # browsers keep these under their version
log = logging.getLogger("mkdocs.plugins.learnbrief")  # below 'mkdocs', so that a strict build counts its warnings


class LearnbriefPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Hands the composed site to MkDocs."""

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._preview = False  # a preview sets pages out when they are asked for: MkDocs has nothing to build
        self._site: pipeline.Site | None = None
        self._config: MkDocsConfig | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview: a preview shows what is right, a build publishes all or nothing."""
        self._serving = command == "serve"
        context = click.get_current_context(silent=True)
        # With --no-livereload MkDocs serves what it built once, so that it must build.
        self._preview = self._serving and (context is None or context.params.get("livereload") is not False)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our frame before the theme's, with its policy."""
        config.theme.dirs.insert(0, str(FRAME))
        config.extra["policy"] = META_POLICY
        self._config = config
        if self._preview:
            config.theme.static_templates.clear()
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> Any:
        """Put our preview in the place of MkDocs' server, which would build every page after every edit."""
        if not self._preview:
            return server
        host, port = config.dev_addr

        def settings_changed() -> str:
            try:
                builder()  # which reads the settings again, and finds nothing to build
            except (MkDocsException, SystemExit) as wrong:
                return f"{config.config_file_path}: {wrong}"
            return ""

        return preview.Server(
            preview.Current(_root(config), self._framed, settings_changed), host, port, urlsplit(config.site_url or "/").path
        )

    def _framed(self, page: RenderedPage, number: int) -> str:
        """A page of the preview with its frame; ``number`` keeps browsers from showing an older style."""
        config = self._config
        if config is None:
            raise PluginError("there are no settings")
        config.extra["version"] = str(number)
        own = None
        if page.rooted:
            config.extra["not_found"] = _from_root(page, urlsplit(config.site_url or "/").path)
        else:
            own = _page_file(page, _root(config), config).page
        if own:
            own.read_source(config)
            own.render(config, Files([]))
        context = get_context(Navigation([], []), Files([]), config, own, base_url=urlsplit(config.site_url or "/").path)
        return str(config.theme.get_env().get_template("main.html").render(context))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build our pages before MkDocs empties the folder of the last site."""
        if self._preview:
            return
        try:
            self._site = pipeline.build(_root(config), drafts=self._serving)
        except (pipeline.BadBuildDate, pipeline.BadSettings, pipeline.CannotMake) as wrong:
            raise PluginError(str(wrong)) from None
        for problem in self._site.problems:
            (log.warning if self._serving else log.error)("%s", problem)
        for warning in self._site.warnings:
            log.info("%s", warning)  # not as a warning of MkDocs, which would stop a strict build
        if self._site.problems and not self._serving:
            raise PluginError(f"{len(self._site.problems)} problems: nothing was built. The list is above.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put our pages and files in the place of what MkDocs found in content/."""
        if self._preview:
            return Files([])
        site = self._site
        if site is None:
            raise PluginError("the site was not composed")
        theme = [folder for folder in config.theme.dirs if folder != str(FRAME)]
        for file in list(files):
            if file.src_uri.endswith((".md", ".yml")) or file.src_dir in theme:  # nothing of the theme's own is used
                files.remove(file)
        root = _root(config)
        for page in site.pages:
            files.append(_page_file(page, root, config))
        for address, data in site.files.items():
            files.append(File.generated(config, address, content=data, inclusion=InclusionLevel.INCLUDED))
        kept = b"".join(data for name, data in sorted(site.files.items()) if name.startswith(_KEPT))
        config.extra["version"] = hashlib.sha256(kept).hexdigest()[:8]
        config.extra["not_found"] = _from_root(site.not_found, urlsplit(config.site_url or "/").path)
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pack the finished site for readers without a network; a preview has no need of it."""
        if not self._serving:
            offline.pack(Path(config.site_dir), config.site_url or "")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _page_file(page: RenderedPage, root: Path, config: MkDocsConfig) -> File:
    """A file for MkDocs: the authored one where the page has one, so that dates and edit links are its own."""
    own = page.address.strip("/")
    authored = root / page.source if page.source.endswith(".md") else None
    for src_dir in (Path(config.docs_dir), root):
        if authored and authored == src_dir / f"{own or 'index'}.md":
            file = File(
                f"{own or 'index'}.md", str(src_dir), config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV
            )
            break
    else:
        name = f"{own}.md" if authored else f"{own}/index.md"
        source = {"abs_src_path": str(authored)} if authored else {"content": ""}
        file = File.generated(config, name, inclusion=InclusionLevel.NOT_IN_NAV, **source)
    file.edit_uri = page.source or None
    ComposedPage(file, config, page)
    return file


def _from_root(page: RenderedPage, path: str) -> dict[str, Any]:
    """What the frame needs to know about the page that is shown at any depth: addresses from the root of the host."""
    parts = {name: addresses.from_root(html, path) for name, html in vars(page.around).items()}
    return {**_head(page), "html": addresses.from_root(page.html, path), "around": parts}


def _head(page: RenderedPage) -> dict[str, Any]:
    return {
        "heading": _html(page.heading),
        "description": _html(page.description),
        "noindex": page.noindex,
        "as_at": page.as_at,
        "around": page.around,
    }


def _html(words: str) -> str:
    """Words for MkDocs' templates, which set them into the page and its attributes as they are."""
    return html.escape(words, quote=True)


class ComposedPage(Page):
    """A page whose HTML is finished: there is no Markdown for MkDocs to read or convert."""

    def __init__(self, file: File, config: MkDocsConfig, composed: RenderedPage) -> None:
        self._composed = composed
        super().__init__(_html(composed.title), file, config)
        self.update_date = composed.updated  # else MkDocs writes today's date, and no two builds are alike
        if not composed.source:
            self.edit_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Take over what the frame needs to know about the page."""
        self.markdown = ""
        self.meta: dict[str, Any] = {"title": _html(self._composed.title), **_head(self._composed)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the finished HTML."""
        self.content = self._composed.html
        self.toc = TableOfContents([])
