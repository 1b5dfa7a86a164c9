"""Which texts of a portfolio people read, where each of them stands, and what has to be known to judge it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from sciencepm.analysis.modes import may_promise
from sciencepm.analysis.results import results
from sciencepm.analysis.wording_checks.notice import Outlook, Place, TextContext
from sciencepm.analysis.wording_checks.terms import terms_of
from sciencepm.domain.concerns import OpenQuestion, QualityTarget, ReviewNote, Risk, TradeOff, VocabularyTerm
from sciencepm.domain.kinds import KINDS, kind_of
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, Promise, Question, Update
from sciencepm.domain.stop_rule import StopRule
from sciencepm.domain.value_case import EvidenceLevel, ValueCase
from sciencepm.i18n import Words

_HEAD, _TEXT, _NOTES = Place.HEADLINE, Place.TEXT, Place.NOTES

PLACES: Final[dict[type[Record], dict[str, Place]]] = {
    PortfolioSettings: {"target_reason": _TEXT, "valuable_means": _TEXT},
    Project: {
        "title": _HEAD,
        "research_goal": _TEXT,
        "who_benefits": _TEXT,
        "outcome_wanted": _TEXT,
        "must_happen": _TEXT,
        "long_term_value": _TEXT,
        "why_open_ended": _TEXT,
        "kept_if_stopped": _TEXT,
    },
    DecisionPoint: {
        "stage_title": _HEAD,
        "question": _HEAD,
        "short_question": _HEAD,
        "go_on_if": _TEXT,
        "if_not": _TEXT,
        "evidence_required": _NOTES,
    },
    Criterion: {"metric": _TEXT},
    Experiment: {"title": _TEXT, "hypothesis": _NOTES, "approach": _NOTES, "why": _TEXT, "rules_out": _TEXT},
    StopRule: {"text": _HEAD},
    ValueCase: {"sentence": _HEAD, "short": _HEAD},
    PathToProduction: {"artefacts": _NOTES, "monitoring": _NOTES, "deployment_plan": _NOTES},
    Risk: {"text": _TEXT, "mitigation": _TEXT},
    TradeOff: {"question": _TEXT},
    OpenQuestion: {"text": _TEXT, "next_step": _NOTES},
    QualityTarget: {"why_users_notice": _TEXT},
    ReviewNote: {"text": _NOTES},
    DataIssue: {"text": _NOTES},
    Ask: {"what": _HEAD, "if_no": _TEXT, "if_late": _TEXT},
    Promise: {"what": _TEXT},
    Update: {"text": _TEXT},
    Question: {"answer": _TEXT},
}
"""Texts by record and field; what is not here is a name, a figure, or a decision, which is never worded anew."""

_CARRIES_A_DAY = (Promise, Ask, StopRule, Update)
"""A promise, an ask or a rule is for a day by nature, and an update tells of one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it stands in a field of a record."""

    record: Record
    field: str
    place: Place
    text: str
    project: Project | None


def written(portfolio: Portfolio) -> Iterator[Written]:
    """Every text of the portfolio's own and of each project that was not stopped, project by project."""
    yield from _in_record(portfolio.settings, None)
    for project in portfolio.all(Project):
        if project.state is not ProjectState.STOPPED:
            yield from _in_record(project, project)
            yield from _below(portfolio, project)
    for model in (Ask, Promise, Update, Question):
        for record in portfolio.of(model, None):
            yield from _in_record(record, None)


def project_of(portfolio: Portfolio, record: Record) -> Project | None:
    """The project a record belongs to, however far up."""
    while not isinstance(record, Project):
        above = type(record).PARENT
        parent_id = getattr(record, above) if above else None
        if above is None or parent_id is None:
            return None
        parent = portfolio.find(KINDS[type(record).REFERENCES[above]], parent_id)
        if parent is None:
            return None
        record = parent
    return record


def context_of(portfolio: Portfolio, record: Record, field: str, today: date, w: Words) -> TextContext:
    """What has to be known to judge a text of this record and field."""
    project = project_of(portfolio, record)
    place = PLACES.get(type(record), {}).get(field, Place.TEXT)
    cases = portfolio.of(ValueCase, project.id) if project else ()
    priced = [case for case in cases if not case.not_priced]
    return TextContext(
        words=w,
        terms=terms_of(portfolio.settings.own_terms),
        place=place,
        may_promise=isinstance(record, _CARRIES_A_DAY) or (project is not None and may_promise(project.leading_mode)),
        is_measured=any(case.evidence is EvidenceLevel.MEASURED for case in cases),
        has_source=bool(priced) and all(each.source for case in priced for each in case.inputs),
        explained=_explained(portfolio, project),
        ask_lacks=_ask_lacks(record, field, w),
        outlook=_outlook(portfolio, project, today),
    )


def _in_record(record: Record, project: Project | None) -> Iterator[Written]:
    if isinstance(record, Risk) and record.none_found:
        return
    for field, place in PLACES.get(type(record), {}).items():
        text = getattr(record, field)
        if text:
            yield Written(record, field, place, text, project)


def _below(portfolio: Portfolio, project: Project) -> Iterator[Written]:
    for model in PLACES:
        if model in (Criterion, Experiment) or model.PARENT != "project_id":
            continue
        for record in portfolio.of(model, project.id):
            yield from _in_record(record, project)
            if isinstance(record, DecisionPoint):
                for below in (*portfolio.of(Criterion, record.id), *portfolio.of(Experiment, record.id)):
                    yield from _in_record(below, project)


def _explained(portfolio: Portfolio, project: Project | None) -> frozenset[str]:
    if project is None:
        return frozenset()
    return frozenset(each.term.casefold() for each in portfolio.of(VocabularyTerm, project.id) if each.meaning)


def _ask_lacks(record: Record, field: str, w: Words) -> tuple[str, ...] | None:
    if not isinstance(record, Ask) or field != "what" or record.answered_on is not None:
        return None
    return tuple(
        said
        for value, said in (
            (record.amount, w("the amount")),
            (record.needed_by, w("the date")),
            (record.decides, w("who decides")),
            (record.if_no, w("what happens if no")),
            (record.if_late, w("what happens if late")),
        )
        if value in (None, "")
    )


def _outlook(portfolio: Portfolio, project: Project | None, today: date) -> Callable[[], Outlook]:
    return partial(_look_ahead, portfolio, project.id, today) if project is not None else Outlook


def _look_ahead(portfolio: Portfolio, project_id: str, today: date) -> Outlook:
    figures = results(portfolio, today).projects.get(project_id)
    forecast = figures.forecast if figures else None
    return Outlook(forecast.chance, forecast.landing) if forecast else Outlook()


def kind_name(record: Record) -> str:
    """The code of the record's kind, as commands take it."""
    return kind_of(type(record))
