"""What was published, changed or withdrawn when: for the page of what is new, and for feeds.

- ``events``  the register and the library → what happened
- ``feeds``   what happened → Atom and JSON Feed
"""

from .events import Event, events, gathered
from .feeds import feed_files, places_with_feeds

__all__ = ["Event", "events", "feed_files", "gathered", "places_with_feeds"]
