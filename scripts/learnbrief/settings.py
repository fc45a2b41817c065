"""What the site's settings say of the site itself: ``mkdocs.yml``, read without MkDocs, whose own settings are MkDocs' to judge."""

from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from .model.publication import Publication

FILE = "mkdocs.yml"


class BadSettings(ValueError):
    """The settings cannot be read."""


class _Settings(yaml.SafeLoader):
    """Reads ``!ENV`` as MkDocs does, and leaves every other tag of MkDocs' alone."""


_Settings.add_constructor("!ENV", construct_env_tag)
_Settings.add_multi_constructor("", lambda loader, suffix, node: None)


def publication(root: Path) -> Publication:
    """How the site is called and where it is published. Without a file or a key, what Publication says.

    Raises BadSettings where the file is not YAML.
    """
    try:
        found: Any = yaml.load((root / FILE).read_text("utf-8"), _Settings)  # noqa: S506 - a safe loader
    except FileNotFoundError:
        return Publication()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as wrong:
        raise BadSettings(f"{FILE} cannot be read: {' '.join(str(wrong).split())}") from None
    settings = found if isinstance(found, dict) else {}
    theme, extra = settings.get("theme"), settings.get("extra")
    more = extra if isinstance(extra, dict) else {}
    given = {
        "name": settings.get("site_name"),
        "address": (str(settings.get("site_url") or "").rstrip("/") + "/").lstrip("/"),
        "language": theme.get("language") if isinstance(theme, dict) else None,
        "publisher": more.get("publisher"),
        "contact": more.get("contact"),
    }
    return Publication(**{key: str(value) for key, value in given.items() if value})
