"""Library → views: what each page shows, in what order. The only place that decides; templates only set it out."""

from .site import compose
from .views import View

__all__ = ["View", "compose"]
