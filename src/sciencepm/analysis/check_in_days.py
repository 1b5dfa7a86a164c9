"""When a stakeholder was last met, and when they are to be met again."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import Cadence
from sciencepm.domain.stakeholders import CheckIn, Stakeholder
from sciencepm.i18n import Words


def last_check_in(portfolio: Portfolio, stakeholder: Stakeholder, today: date) -> date | None:
    """The day of the last check-in with them up to `today`."""
    days = (each.on for each in portfolio.all(CheckIn) if stakeholder.id in each.stakeholder_ids and each.on <= today)
    return max(days, default=None)


def next_check_in(stakeholder: Stakeholder, last: date) -> date:
    """The day they are due again after `last`; a month later is the same day, or the last there is in that month."""
    try:
        match stakeholder.cadence:
            case Cadence.TWO_WEEKS:
                return last + timedelta(days=14)
            case Cadence.MONTH:
                return _month_later(last)
            case Cadence.OWN:
                return last + timedelta(days=stakeholder.cadence_days)
    except (OverflowError, ValueError):  # past the last day of the calendar
        return date.max


def cadence_text(stakeholder: Stakeholder, w: Words) -> str:
    """How often they are met: "Every 2 weeks", "Every month", "Every 10 days"."""
    match stakeholder.cadence:
        case Cadence.TWO_WEEKS:
            return w("Every 2 weeks")
        case Cadence.MONTH:
            return w("Every month")
        case Cadence.OWN:
            return w.n("Every day", "Every {count} days", stakeholder.cadence_days)


def _month_later(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    _, days = calendar.monthrange(year, month)
    return date(year, month, min(day.day, days))
