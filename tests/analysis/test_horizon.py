"""Up to which day landings are counted."""

from __future__ import annotations

from datetime import date

import pytest

from sciencepm.analysis.horizon import horizon
from sciencepm.domain.portfolio import Portfolio


@pytest.mark.parametrize(
    ("month", "today", "expected"),
    [
        # A business year from January has halves that end on 30 June and 31 December; 41 days are too few.
        (1, date(2026, 11, 20), date(2027, 6, 30)),
        # 30 June 2026 to 31 December 2026 are 184 days, which is six months; a day later only 182 are left.
        (1, date(2026, 6, 30), date(2026, 12, 31)),
        (1, date(2026, 7, 2), date(2027, 6, 30)),
        # From April: 31 March and 30 September.
        (4, date(2026, 11, 20), date(2027, 9, 30)),
    ],
)
def test_landings_are_counted_to_the_end_of_a_business_half_year_at_least_six_months_away(
    month: int, today: date, expected: date
) -> None:
    assert horizon(Portfolio.new(business_year_month=month), today) == expected
