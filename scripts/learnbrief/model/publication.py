"""What the site says of itself: its name, its address, its language, and who answers for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Publication:
    """The site as something that is published. ``address`` ends with '/', or is '' where nobody has said where it will be.

    ``contact`` is where a reader can write to the ``publisher``: an e-mail address, or that of a page.
    """

    name: str = "Learnbrief"
    address: str = ""
    language: str = "en-GB"
    publisher: str = ""
    contact: str = ""

    @property
    def contact_link(self) -> str:
        """What a link to the contact leads to."""
        return f"mailto:{self.contact}" if "@" in self.contact and "/" not in self.contact else self.contact

    def absolute(self, address: str) -> str:
        """The whole address of one from the root: '/reviews/sama/'. '' where the site has none: half an address finds nothing."""
        return self.address and self.address + address.removeprefix("/")
