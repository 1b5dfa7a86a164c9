"""What the rules forbid, whichever way it is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sciencepm.domain.concerns import VocabularyTerm
from sciencepm.domain.decision import Decision
from sciencepm.domain.documents import Brief, Content, Snapshot
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Enables, Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Told
from sciencepm.domain.stop_rule import StopRule
from sciencepm.errors import InvalidInput, UserError

_KEPT_FOR_GOOD: Final[Mapping[type[Record], tuple[str, str]]] = {
    Decision: ("A decision stays as it was taken.", "Record a correction instead."),
    Brief: ("An issued brief stays as it was issued.", "Issue a new one that replaces it."),
    Snapshot: ("A snapshot stays as it was taken.", ""),
    Content: ("A file kept in the portfolio stays as it is.", "Add the new one beside it."),
}
_ONLY_ONCE: Final[Mapping[type[Record], tuple[tuple[str, ...], str]]] = {
    PathToProduction: (("project_id",), "This project has a path to production already."),
    Told: (("decision_id", "stakeholder_id"), "This was told already."),
    Enables: (("project_id", "enabled_id"), "This project is listed already."),
    VocabularyTerm: (("project_id", "term"), "This word is on the list already."),
}
_BY_OTHER_COMMANDS: Final[Mapping[type[Record], frozenset[str]]] = {
    Project: frozenset({"position", "state", "ended_on"}),
    DecisionPoint: frozenset({"position"}),
    Experiment: frozenset({"letter", "state"}),
    StopRule: frozenset({"position", "agreed_on", "moves"}),
}
_OF_EVERY_RECORD: Final = frozenset({"id", "revision", "deleted_on"})
_OPEN_WHEN_AGREED: Final = frozenset({"readings", "happened_on"})


def refuse_gone(portfolio: Portfolio, model: type[Record], record_id: str) -> None:
    """Raises `UserError` when that record is not there or is in the bin."""
    if not portfolio.is_live(portfolio.get(model, record_id)):
        raise UserError("This is in the bin.", "Restore it first.")


def refuse_standing(portfolio: Portfolio, record: Record) -> None:
    """Raises `UserError` when `record` as it is cannot stand in this portfolio."""
    model = type(record)
    parent_id = getattr(record, model.PARENT) if model.PARENT else None
    if parent_id is not None:
        refuse_gone(portfolio, KINDS[model.REFERENCES[model.PARENT or ""]], parent_id)
    if model in _ONLY_ONCE:
        fields, sentence = _ONLY_ONCE[model]
        for other in portfolio.all(model):
            if other.id != record.id and all(getattr(other, name) == getattr(record, name) for name in fields):
                raise UserError(sentence)
    if isinstance(record, Enables) and record.project_id == record.enabled_id:
        raise InvalidInput({"enabled_id": "A project cannot open the way for itself."})
    if isinstance(record, Enables):
        _refuse_circle(portfolio, record)
    if isinstance(record, Experiment):
        _refuse_half_finished(record)


def _refuse_circle(portfolio: Portfolio, record: Enables) -> None:
    """Each opens the way for the next, so the way may not come round again."""
    coming, seen = [record.enabled_id], {record.enabled_id}
    while coming:
        for each in portfolio.of(Enables, coming.pop()):
            if each.enabled_id == record.project_id:
                first, last = (portfolio.get(Project, id_).title for id_ in (record.enabled_id, record.project_id))
                said = f"“{first}” opens the way for “{last}” already, so it cannot be the other way round."
                raise InvalidInput({"enabled_id": said})
            if each.enabled_id not in seen:
                seen.add(each.enabled_id)
                coming.append(each.enabled_id)


def _refuse_half_finished(experiment: Experiment) -> None:
    finished = experiment.state is ExperimentState.DONE
    if finished and experiment.outcome is None:
        raise InvalidInput({"outcome": "Please say how the experiment came out."})
    if not finished and experiment.outcome is not None:
        raise InvalidInput({"outcome": "Only a finished experiment has an outcome."})
    if experiment.started_on and experiment.ended_on and experiment.ended_on < experiment.started_on:
        raise InvalidInput({"ended_on": "An experiment cannot end before it begins."})


def refuse_change(record: Record, fields: Collection[str]) -> None:
    """Raises `UserError` when the rules keep these fields of `record` as they are."""
    if type(record).ADD_ONLY:
        raise UserError(*_KEPT_FOR_GOOD[type(record)])
    if record.deleted_on is not None:
        raise UserError("This is in the bin.", "Restore it first.")
    elsewhere = _OF_EVERY_RECORD | _BY_OTHER_COMMANDS.get(type(record), frozenset())
    if wrong := elsewhere.intersection(fields):
        raise InvalidInput(dict.fromkeys(sorted(wrong), "This cannot be changed here."))
    if isinstance(record, StopRule) and record.agreed_on is not None and set(fields) - _OPEN_WHEN_AGREED:
        raise UserError(
            "This stop rule is agreed, so it is locked.",
            "Move its limit instead: who moved it and why is kept.",
        )


def refuse_order(portfolio: Portfolio, records: Sequence[Record]) -> None:
    """Raises `UserError` when these siblings may not stand in this order: what was decided stays first, as it is."""
    decided = [record for record in records if isinstance(record, DecisionPoint) and portfolio.of(Decision, record.id)]
    if list(records[: len(decided)]) != sorted(decided, key=lambda point: point.position):
        raise UserError("What was decided stays first in the plan.")


def refuse_removal(portfolio: Portfolio, record: Record) -> None:
    """Raises `UserError` when `record` may not go to the bin."""
    if isinstance(record, PortfolioSettings):
        raise UserError("The settings of a portfolio stay.")
    if type(record).ADD_ONLY:
        raise UserError(*_KEPT_FOR_GOOD[type(record)])
    if record.deleted_on is not None:
        raise UserError("This is in the bin already.")
    if isinstance(record, StopRule) and record.agreed_on is not None:
        raise UserError(
            "This stop rule is agreed, so it stays.", "Move its limit instead: who moved it and why is kept."
        )
    if isinstance(record, DecisionPoint) and portfolio.of(Decision, record.id):
        raise UserError("A decision was taken here, so this decision point stays.")
