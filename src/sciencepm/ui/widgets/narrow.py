"""Whether a part is too narrow for its wide shape, without going to and fro with a scroll bar."""

from __future__ import annotations

_BAR = 32


def is_narrow(width: int, least: int, *, was: bool) -> bool:
    """Narrow below `least` pixels.

    What was narrow stays so a little longer: its narrow shape is taller, so the page has a scroll bar that goes with
    it, and the room of that bar alone must not make the part wide again. Qt would lay out without end.
    """
    return width < least + (_BAR if was else 0)
