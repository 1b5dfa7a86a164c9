"""Everything a portfolio says in words: each text with the record it stands in and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from sciencepm.analysis.wording import decision_name
from sciencepm.domain.concerns import OpenQuestion, QualityTarget, ReviewNote, Risk, TradeOff, VocabularyTerm
from sciencepm.domain.decision import Decision
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Attachment, Link, Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, Promise, Question, Update
from sciencepm.domain.stop_rule import Spend, StopRule
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A record's texts, each with the words for what it is; `name` says which record ("Experiment B").

    `shown_id` is the record that shows it: the decision point of a criterion, the project of what has no place.
    """

    record: Record
    project_id: str
    shown_id: str
    name: str
    texts: tuple[tuple[str, str], ...]


def written(portfolio: Portfolio, project: Project, w: Words) -> Iterator[Written]:
    """All of one project: itself, its plan in order, then what stands beside the plan."""
    made = _Made(project.id, w)
    yield made.of(project, "")
    for number, point in enumerate(portfolio.of(DecisionPoint, project.id), start=1):
        name = decision_name(number, w)
        name = name[:1].upper() + name[1:]
        yield made.of(point, name)
        for criterion in portfolio.of(Criterion, point.id):
            yield made.of(criterion, name, point.id)
        for trial in portfolio.of(Experiment, point.id):
            yield made.of(trial, w("Experiment {letter}", letter=trial.letter))
        for decision in portfolio.of(Decision, point.id):
            yield made.of(decision, w("{decision}, {day}", decision=name, day=w.short_day(decision.on)))
    for model, name in _names(w).items():
        for record in portfolio.of(model, project.id):
            yield made.of(record, name, None if model in _HAS_PLACE else project.id)


_HAS_PLACE: Final = frozenset(
    {
        StopRule,
        DataIssue,
        PathToProduction,
        Risk,
        TradeOff,
        OpenQuestion,
        QualityTarget,
        VocabularyTerm,
        ReviewNote,
        Question,
    }
)
"""Kinds that are shown where they stand; the others lead to their project."""


class _Made:
    def __init__(self, project_id: str, w: Words) -> None:
        self._project_id, self._fields = project_id, _fields(w)

    def of(self, record: Record, name: str, shown_id: str | None = None) -> Written:
        texts = tuple(
            (said, text) for field, said in self._fields[type(record)] if (text := _text(getattr(record, field)))
        )
        return Written(record, self._project_id, shown_id or record.id, name, texts)


def _text(value: Any) -> str:
    if isinstance(value, Enum):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(text for each in value if (text := _text(each)))
    if value is None or not hasattr(value, "model_fields_set"):
        return ""
    inner = (getattr(value, field) for field in type(value).model_fields)
    return ", ".join(text for each in inner if isinstance(each, str | tuple) and (text := _text(each)))


@lru_cache(maxsize=8)
def _names(w: Words) -> Mapping[type[Record], str]:
    """What stands beside the plan, in the order it is looked through."""
    return {
        StopRule: w("Stop rule"),
        ValueCase: w("Value"),
        PathToProduction: w("Path to production"),
        DataIssue: w("Data issue"),
        Risk: w("Risk"),
        TradeOff: w("Trade-off"),
        OpenQuestion: w("Open question"),
        QualityTarget: w("Quality target"),
        VocabularyTerm: w("Word agreed"),
        ReviewNote: w("Review note"),
        Update: w("Update"),
        Question: w("Question"),
        Promise: w("Promise"),
        Ask: w("Ask"),
        Spend: w("Spending"),
        Link: w("Link"),
        Attachment: w("Attachment"),
    }


@lru_cache(maxsize=8)
def _fields(w: Words) -> Mapping[type[Record], Fields]:
    """Every field of words, with what it is; empty words where the record's name says enough."""
    return {
        Project: (
            ("title", w("Title")),
            ("research_goal", w("Goal")),
            ("who_benefits", w("Who benefits")),
            ("outcome_wanted", w("Outcome wanted")),
            ("must_happen", w("What must happen")),
            ("business_goal", w("Business goal")),
            ("team", w("Team")),
            ("owner", w("Owner")),
            ("receiving_team", w("Receiving team")),
            ("blocked", w("Waits for data")),
            ("long_term_value", w("Long-term value")),
            ("why_open_ended", w("Why it is worth it")),
            ("kept_if_stopped", w("What we keep if we stop")),
            ("tags", w("Tags")),
        ),
        DecisionPoint: (
            ("stage_title", w("stage")),
            ("question", w("question")),
            ("short_question", w("question in short")),
            ("go_on_if", w("we go on if")),
            ("if_not", w("if not")),
            ("evidence_required", w("evidence required")),
            ("decider", w("who decides")),
            ("weeks", w("what the time depends on")),
            ("cost", w("what the cost depends on")),
            ("chance_source", w("where the chance comes from")),
        ),
        Criterion: (("metric", w("criterion")), ("segment", w("criterion, where")), ("unit", w("criterion, unit"))),
        Experiment: (
            ("title", ""),
            ("hypothesis", w("hypothesis")),
            ("approach", w("approach")),
            ("why", w("why we believe it")),
            ("rules_out", w("what it rules out")),
            ("waits_for", w("waits for")),
            ("owed_by", w("owed by")),
            ("measurements", w("measured")),
        ),
        Decision: (
            ("why", w("why")),
            ("learned", w("what was learned")),
            ("kept", w("what is kept")),
            ("decided_by", w("decided by")),
            ("rule", w("the rule")),
            ("override_reason", w("why not as the rule says")),
            ("waits_for", w("waits for")),
            ("evidence", w("evidence")),
            ("what_was_wrong", w("what was wrong")),
            ("corrected_by", w("corrected by")),
        ),
        StopRule: (
            ("text", ""),
            ("metric", w("what is measured")),
            ("unit", w("unit")),
            ("agreed_with", w("agreed with")),
            ("moves", w("moved")),
        ),
        ValueCase: (
            ("sentence", ""),
            ("short", w("in short")),
            ("inputs", w("assumptions")),
            ("formula", w("formula")),
        ),
        PathToProduction: (
            ("receiving_team", w("receiving team")),
            ("owner", w("owner")),
            ("artefacts", w("what is handed over")),
            ("run_by", w("who runs it")),
            ("monitoring", w("monitoring")),
            ("human_review", w("human review")),
            ("deployment_plan", w("deployment plan")),
        ),
        DataIssue: (("text", ""), ("owner", w("owner"))),
        Risk: (
            ("text", ""),
            ("mitigation", w("what is done about it")),
            ("owner", w("owner")),
            ("checked_by", w("checked by")),
        ),
        TradeOff: (
            ("question", ""),
            ("options", w("options")),
            ("chosen", w("chosen")),
            ("decided_by", w("decided by")),
        ),
        OpenQuestion: (
            ("text", ""),
            ("best", w("best")),
            ("best_if", w("best, if")),
            ("likely", w("likely")),
            ("likely_if", w("likely, if")),
            ("worst", w("worst")),
            ("worst_if", w("worst, if")),
            ("threshold", w("threshold")),
            ("next_step", w("next step")),
            ("asked_of", w("asked of")),
        ),
        QualityTarget: (
            ("segment", w("where")),
            ("unit", w("unit")),
            ("cost_accepted", w("what it may cost")),
            ("why_users_notice", w("why users notice")),
        ),
        VocabularyTerm: (
            ("term", ""),
            ("meaning", w("meaning")),
            ("good_looks_like", w("what good looks like")),
            ("acceptable_errors", w("acceptable errors")),
        ),
        ReviewNote: (("text", ""), ("examples", w("examples"))),
        Update: (("text", ""),),
        Question: (
            ("text", ""),
            ("answer", w("answer")),
            ("asked_by", w("asked by")),
            ("owner", w("owner")),
        ),
        Promise: (("what", ""), ("to", w("to whom")), ("owner", w("owner"))),
        Ask: (
            ("what", ""),
            ("decides", w("who decides")),
            ("if_no", w("if no")),
            ("if_late", w("if late")),
            ("answer", w("answer")),
        ),
        Spend: (("note", ""),),
        Link: (("caption", ""), ("address", w("address"))),
        Attachment: (("caption", ""), ("name", w("file name"))),
    }


def fields_looked_through(w: Words) -> Mapping[type[Record], frozenset[str]]:
    """Which fields of which kinds are looked through."""
    return {model: frozenset(field for field, _ in fields) for model, fields in _fields(w).items()}
