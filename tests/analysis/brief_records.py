"""Portfolios for briefs: figures without doubt, so that every sum can be worked by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.analysis.build import figures, point, portfolio

from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.kinds import brief_content
from sciencepm.analysis.brief.order import Order
from sciencepm.domain.documents import Audience, BriefKind, Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import PeopleFrom
from sciencepm.domain.record import Record
from sciencepm.domain.snapshots import parts_of
from sciencepm.domain.stakeholders import Ask
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput
from sciencepm.i18n import Words

DAY = date(2026, 11, 20)
THEN = date(2026, 10, 2)


def brief(base: Portfolio, audience: Audience | None = None, day: date = DAY) -> BriefContent:
    return brief_of(BriefKind.PORTFOLIO, base, audience, day)


def brief_of(
    kind: BriefKind, base: Portfolio, audience: Audience | None = None, day: date = DAY, **wanted: Any
) -> BriefContent:
    return brief_content(base, Order(kind, audience, **wanted), day, Words())


def people(count: float) -> tuple[PeopleFrom, ...]:
    return (PeopleFrom(since=date(2026, 8, 1), people=Decimal(str(count))),)


def saved_time(project_id: str, cases: int, **fields: Any) -> ValueCase:
    """A case without doubt: `cases` a year, half of them by itself, 6 minutes each at €40 an hour: €2 a case."""
    inputs = {"cases": cases, "gain": 0.5, "minutes": 6, "spot_checks": 0, "wage": 40}
    return ValueCase.make(
        **{
            "id": f"{project_id}-value",
            "project_id": project_id,
            "sheet": Sheet.STRAIGHT_THROUGH,
            "inputs": tuple(
                ValueInput(name=name, range=figures(value, value, value), source=f"Count of {name}")
                for name, value in inputs.items()
            ),
            **fields,
        }
    )


def sure(project_id: str, days: int = 100, chance: str = "0.5") -> Record:
    """A decision point on a fixed day, so that landing has no spread."""
    return point(project_id, weeks=None, fixed_date=DAY + timedelta(days=days), chance=Decimal(chance))


def seven_weeks_later(*records: Record) -> Portfolio:
    """The records, seven weeks after a snapshot of them without the answered asks."""
    then = portfolio(*(record for record in records if not isinstance(record, Ask)))
    parts, contents = parts_of(then)
    taken = datetime(2026, 10, 2, tzinfo=UTC)
    snapshot = Snapshot.make(id="then", taken_at=taken, on=THEN, parts=parts)
    return Portfolio([*portfolio(*records).records(), *contents, snapshot])
