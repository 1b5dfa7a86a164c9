"""How a project's standing looks wherever it is shown: its tone and its glyph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sciencepm.analysis.plan import Standing

STANDING_LOOK: Final[Mapping[Standing, tuple[str, str]]] = {
    Standing.ON_PLAN: ("go", "check"),
    Standing.REVISED: ("revise", "rotate-cw"),
    Standing.ON_HOLD: ("hold", "pause"),
    Standing.BLOCKED: ("hold", "database"),
    Standing.RESULT_NO_PATH: ("revise", "flag"),
    Standing.NOT_READY: ("hold", "circle"),
    Standing.OUT_OF_DATE: ("revise", "hourglass"),
    Standing.IDEA: ("hold", "pencil"),
    Standing.STOPPED: ("stop", "x"),
    Standing.LANDED: ("go", "log-in"),
}
