"""Colours by what they mean, light and dark; every pair was checked for contrast and colour-blind sight."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tone:
    """A meaning's strong colour for text and marks, and its tint to lie behind them."""

    strong: str
    tint: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the window."""

    background: str
    surface: str
    raised: str
    text: str
    second: str
    third: str
    border: str
    control: str
    accent: str
    accent_tint: str
    on_accent: str
    product: Tone
    foundational: Tone
    foundational_fill: str
    on_foundational: str
    go: Tone
    revise: Tone
    stop: Tone
    hold: Tone
    meter: str
    shade: str
    is_dark: bool = False
    border_width: int = 1


LIGHT = Tokens(
    background="#F6F7F9",
    surface="#FFFFFF",
    raised="#EDEFF3",
    text="#1B2230",
    second="#4A5568",
    third="#5F6B7E",
    border="#D5DAE2",
    control="#7A8699",
    accent="#2F4BD6",
    accent_tint="#EEF1FE",
    on_accent="#FFFFFF",
    product=Tone("#0B6BA8", "#E3F0F9"),
    foundational=Tone("#A8480A", "#FBEADF"),
    foundational_fill="#E08A1E",
    on_foundational="#1B2230",
    go=Tone("#0E6F62", "#DFF2EE"),
    revise=Tone("#8A6508", "#FAF0D4"),
    stop=Tone("#8C1127", "#FBE6EA"),
    hold=Tone("#5A6478", "#EBEEF3"),
    meter="#8A9CC4",
    shade="#1B223066",
)

DARK = Tokens(
    background="#12161D",
    surface="#1A2029",
    raised="#232B36",
    text="#E8ECF2",
    second="#B4BECC",
    third="#95A1B3",
    border="#333D4B",
    control="#6F7C90",
    accent="#8FA2FF",
    accent_tint="#242C47",
    on_accent="#12161D",
    product=Tone("#5CB8F2", "#12354A"),
    foundational=Tone("#F2A65A", "#46290F"),
    foundational_fill="#F2A65A",
    on_foundational="#12161D",
    go=Tone("#5FE3CB", "#12423A"),
    revise=Tone("#FBD46A", "#40340F"),
    stop=Tone("#F27A95", "#4A1826"),
    hold=Tone("#A3AEC2", "#2C3442"),
    meter="#6C80B0",
    shade="#00000099",
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
    control="#000000",
    border_width=2,
)
