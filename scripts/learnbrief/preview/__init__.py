"""What an editor sees while she writes: the site as it would be, at once, with what is wrong said on the page where it is.

current   the library as it is on the disk now: pages set out when they are asked for
checking  the checks, in a process of their own
notices   what is wrong, for the page of the file it is in
server    pages over HTTP, and word to the browser when something changed

Nothing is written to the disk, so that a preview never sets itself off. Which frame stands round a page, the caller says.
"""

from .current import Current
from .server import Server

__all__ = ["Current", "Server"]
