"""Portfolios as odd as people can make them, for pictures that have to stand them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from tests.analysis.build import decision, experiment, point, portfolio, project, stop_rule

from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Mode, ProjectState
from sciencepm.domain.ranges import Weeks
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType

TODAY = date(2026, 11, 20)
_TITLES = (
    "Statements into tables",
    "A",
    "Answers for new markets that nobody has asked for yet, and for a hundred other things besides",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung",
    "مشروع قراءة الجداول من أي تصميم",
    "从任何版式中读取表格",
    "<b>bold</b> & “quoted”",
)
_NEAR = st.integers(-900, 1500).map(lambda days: TODAY + timedelta(days=days))
DAYS = st.one_of(_NEAR, st.sampled_from((date.min, date.max, TODAY, TODAY - timedelta(days=1))))
SHARES = st.sampled_from((Decimal(0), Decimal("0.01"), Decimal("0.6"), Decimal(1)))


@st.composite
def week_ranges(draw: st.DrawFn) -> Weeks:
    early = draw(st.integers(0, 40))
    likely = early + draw(st.integers(0, 30))
    late = likely + draw(st.sampled_from((0, 1, 20, 400_000)))
    return Weeks.make(early=early, likely=likely, late=late)


@st.composite
def portfolios(draw: st.DrawFn, most: int = 5) -> Portfolio:
    """Up to `most` projects in every state, with gaps, decisions, experiments and date rules."""
    records: list[Record] = []
    for number in range(draw(st.integers(0, most))):
        records += draw(_projects(f"p{number}"))
    return portfolio(*records)


@st.composite
def _projects(draw: st.DrawFn, key: str) -> list[Record]:
    state = draw(st.sampled_from(ProjectState))
    ended = state in (ProjectState.LANDED, ProjectState.STOPPED)
    records: list[Record] = [
        project(
            draw(st.sampled_from(_TITLES)),
            id=key,
            kind=draw(st.sampled_from(Kind)),
            state=state,
            ended_on=draw(_NEAR) if ended else None,
            start=draw(st.none() | DAYS),
            modes=(draw(st.sampled_from(Mode)),),
            team=draw(st.sampled_from(("", "Documents", "A team with quite a long name indeed"))),
            business_goal=draw(st.sampled_from(("", "Lose less to fraud"))),
            kept_if_stopped=draw(st.sampled_from(("", "Everything we wrote down, and 4,000 pages corrected by hand."))),
        )
    ]
    for number in range(1, draw(st.integers(0, 5)) + 1):
        records += draw(_points(key, number))
    if draw(st.booleans()):
        limit = draw(DAYS)
        agreed = draw(st.none() | st.just(TODAY - timedelta(days=30)))
        records.append(
            stop_rule(key, StopRuleType.DATE, limit_date=limit, agreed_on=agreed, agreed_with="X" if agreed else "")
        )
    return records


@st.composite
def _points(draw: st.DrawFn, key: str, number: int) -> list[Record]:
    fields: dict[str, Any] = {
        "weeks": draw(st.none() | week_ranges()),
        "chance": draw(st.none() | SHARES),
        "fixed_date": draw(st.none() | DAYS),
        "stage_title": draw(st.sampled_from(_TITLES)),
    }
    records: list[Record] = [point(key, number, **fields)]
    if draw(st.booleans()):
        outcome = draw(st.sampled_from(Outcome))
        again = draw(_NEAR) if outcome in (Outcome.REVISE, Outcome.HOLD) else None
        on = TODAY - timedelta(days=draw(st.integers(0, 700)))
        records.append(decision(f"{key}-{number}", on, outcome, ask_again_on=again))
    for letter in "ABCDEFGH"[: draw(st.integers(0, 8))]:
        outcome_of = draw(st.none() | st.sampled_from(ExperimentOutcome))
        state = ExperimentState.DONE if outcome_of else draw(st.sampled_from(ExperimentState))
        title = draw(st.sampled_from(_TITLES))
        records.append(experiment(f"{key}-{number}", letter, title=title, state=state, outcome=outcome_of))
    return records
