"""Text as a spreadsheet may safely open it: a cell that would be taken for a formula is text with an apostrophe."""

from __future__ import annotations

from typing import Final

_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula in a spreadsheet, the full-width forms included (OWASP, "CSV Injection")."""


def cell(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
