"""Every kind of record by the code name it has in edits, files and JSON."""

from __future__ import annotations

from sciencepm.domain.concerns import (
    OpenQuestion,
    QualityTarget,
    ReviewNote,
    Risk,
    TradeOff,
    VocabularyTerm,
)
from sciencepm.domain.decision import Decision
from sciencepm.domain.documents import Audience, Brief, Content, Deck, Snapshot, WhatIfOption
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Attachment, Enables, Link, Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, CheckIn, Promise, Question, Stakeholder, Told, Update
from sciencepm.domain.stop_rule import Spend, StopRule
from sciencepm.domain.value_case import ValueCase

KINDS: dict[str, type[Record]] = {
    "settings": PortfolioSettings,
    "content": Content,
    "project": Project,
    "decision_point": DecisionPoint,
    "criterion": Criterion,
    "experiment": Experiment,
    "decision": Decision,
    "stop_rule": StopRule,
    "spend": Spend,
    "data_issue": DataIssue,
    "value_case": ValueCase,
    "path_to_production": PathToProduction,
    "risk": Risk,
    "trade_off": TradeOff,
    "open_question": OpenQuestion,
    "quality_target": QualityTarget,
    "vocabulary_term": VocabularyTerm,
    "review_note": ReviewNote,
    "link": Link,
    "enables": Enables,
    "attachment": Attachment,
    "stakeholder": Stakeholder,
    "check_in": CheckIn,
    "update": Update,
    "promise": Promise,
    "question": Question,
    "told": Told,
    "ask": Ask,
    "audience": Audience,
    "snapshot": Snapshot,
    "brief": Brief,
    "deck": Deck,
    "what_if_option": WhatIfOption,
}
"""In an order in which every kind comes after the kinds it refers to."""

_NAMES: dict[type[Record], str] = {model: name for name, model in KINDS.items()}


def kind_of(model: type[Record]) -> str:
    """The code name of a record's class."""
    return _NAMES[model]


def parent_kind(model: type[Record]) -> str | None:
    """The kind a record belongs to, or None where it stands by itself."""
    return model.REFERENCES[model.PARENT] if model.PARENT else None


def referrers(kind: str) -> tuple[tuple[str, str], ...]:
    """Each (kind, field) that may hold the id of a record of `kind`."""
    return tuple(
        (name, field) for name, model in KINDS.items() for field, target in model.REFERENCES.items() if target == kind
    )
