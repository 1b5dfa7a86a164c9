"""Up to which day landings are counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sciencepm.domain.portfolio import Portfolio

_HALF_YEAR_DAYS: Final = 183


def horizon(portfolio: Portfolio, today: date) -> date:
    """The end of the business half-year that is at least six months away."""
    first = portfolio.settings.business_year_month
    ends = (
        date(year, month, 1) - timedelta(days=1)
        for year in (today.year, today.year + 1, today.year + 2)
        if year <= date.max.year
        for month in sorted({first, (first + 5) % 12 + 1})
    )
    return next((end for end in ends if (end - today).days >= _HALF_YEAR_DAYS), date.max)
