"""The colours pictures share with the window, by what they mean, on light, on dark and on paper.

Every pair was checked for contrast and colour-blind sight. The accent is not among them: it never enters a chart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tone:
    """A meaning's strong colour for text and marks, and its tint to lie behind them."""

    strong: str
    tint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Every colour of a picture. `fades` says whether the end of a bar may fade out; else the whisker says it alone."""

    background: str
    surface: str
    raised: str
    text: str
    second: str
    third: str
    border: str
    product: Tone
    foundational: Tone
    foundational_fill: str
    on_foundational: str
    go: Tone
    revise: Tone
    stop: Tone
    hold: Tone
    is_dark: bool = False
    border_width: int = 1
    fades: bool = True

    @property
    def hairline(self) -> str:
        """What parts rows from each other: hardly seen, unless contrast is high."""
        return self.raised if self.border_width == 1 else self.border


LIGHT = Palette(
    background="#F6F7F9",
    surface="#FFFFFF",
    raised="#EDEFF3",
    text="#1B2230",
    second="#4A5568",
    third="#5F6B7E",
    border="#D5DAE2",
    product=Tone("#0B6BA8", "#E3F0F9"),
    foundational=Tone("#A8480A", "#FBEADF"),
    foundational_fill="#E08A1E",
    on_foundational="#1B2230",
    go=Tone("#0E6F62", "#DFF2EE"),
    revise=Tone("#8A6508", "#FAF0D4"),
    stop=Tone("#8C1127", "#FBE6EA"),
    hold=Tone("#5A6478", "#EBEEF3"),
)

DARK = Palette(
    background="#12161D",
    surface="#1A2029",
    raised="#232B36",
    text="#E8ECF2",
    second="#B4BECC",
    third="#95A1B3",
    border="#333D4B",
    product=Tone("#5CB8F2", "#12354A"),
    foundational=Tone("#F2A65A", "#46290F"),
    foundational_fill="#F2A65A",
    on_foundational="#12161D",
    go=Tone("#5FE3CB", "#12423A"),
    revise=Tone("#FBD46A", "#40340F"),
    stop=Tone("#F27A95", "#4A1826"),
    hold=Tone("#A3AEC2", "#2C3442"),
    is_dark=True,
)

HIGH_CONTRAST = replace(
    LIGHT,
    background="#FFFFFF",
    raised="#FFFFFF",
    text="#000000",
    second="#000000",
    third="#1B2230",
    border="#000000",
    border_width=2,
    fades=False,
)

PRINT = replace(LIGHT, background="#FFFFFF", fades=False)
"""On paper and slides."""


def mixed(colour: str, under: str, part: float) -> str:
    """`colour` laid over `under` so that `part` (0 to 1) of it is seen."""
    over, below = _channels(colour), _channels(under)
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02X}" for a, b in zip(over, below, strict=True))


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
