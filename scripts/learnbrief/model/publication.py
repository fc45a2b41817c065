"""What the site says of itself wherever it is cited: its name, its address, its language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Publication:
    """The site as something that is published. ``address`` ends with '/', or is '' where nobody has said where it will be."""

    name: str = "Learnbrief"
    address: str = ""
    language: str = "en-GB"

    def absolute(self, address: str) -> str:
        """The whole address of one from the root: '/reviews/sama/'. '' where the site has none: half an address finds nothing."""
        return self.address and self.address + address.removeprefix("/")
