"""QR codes: a trainer holds one up, a room of phones opens the record."""

import io

import segno

from ..remembered import remembered

_QUIET = 4  # modules of white that readers need round it


@remembered
def qr_path(address: str) -> tuple[int, str]:
    """A QR code as SVG's drawing of lines, each a row of dark squares, and how wide it is in squares, with the white round it.

    It is drawn with a stroke one square wide, dark on white in every light. Always the same for an address. The mask is
    fixed: any can be read, and looking for the handsomest of eight takes most of the time.
    """
    code = _code(address)
    drawn = []
    for row, squares in enumerate(code.matrix):
        move, white = f"M{_QUIET} {row + _QUIET}.5", 0
        for run in bytes(squares).split(b"\x00"):
            if run:
                drawn.append(f"{move}m{white} 0h{len(run)}" if white else f"{move}h{len(run)}")
                move, white = "", 0
            white += 1
    return len(code.matrix) + 2 * _QUIET, "".join(drawn)


def qr_png(address: str) -> bytes:
    """The same as a picture of dots, for programs that show no SVG."""
    picture = io.BytesIO()
    _code(address).save(picture, kind="png", scale=8, border=_QUIET)
    return picture.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m", boost_error=False, mask=2)


def qr_svg(address: str) -> str:
    """The same as a whole picture, black on white, for a file or a sheet of paper; what it says must stand beside it in words."""
    width, path = qr_path(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}" shape-rendering="crispEdges" role="img">'
        "<title>QR code</title>"
        f'<path fill="#fff" d="M0 0h{width}v{width}H0z"/><path stroke="#000" d="{path}"/></svg>'
    )
