"""Portfolio settings: one record that is only ever changed."""

from __future__ import annotations

from typing import Any

from sciencepm.commands.records import change_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio


def change_settings(portfolio: Portfolio, *, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of the portfolio's settings."""
    return change_record(portfolio, portfolio.settings, merge_key=merge_key, **fields)
