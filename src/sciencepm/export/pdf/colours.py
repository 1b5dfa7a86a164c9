"""The colours of documents: the light tokens of the program's look."""

from sciencepm.picture.colours import mixed

TEXT = "#1B2230"
SECOND = "#4A5568"
THIRD = "#5F6B7E"
BORDER = "#D5DAE2"
HAIRLINE = "#E6E9EF"
PRODUCT = "#0B6BA8"
FOUNDATIONAL = "#E08A1E"
STOP = "#8C1127"
BAR = "#8B98AE"
TRACK = "#EDEFF3"


def tint_of(accent: str) -> str:
    """What lies behind a text that stands out."""
    return mixed(accent, "#FFFFFF", 0.06)
