"""Decisions: recorded with the evidence as it stood, followed by what they mean for the plan, and corrected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sciencepm.analysis.criteria import rule_says
from sciencepm.analysis.plan import decisions_in_force
from sciencepm.analysis.wording import criterion_text
from sciencepm.commands.experiments import dropped_fields
from sciencepm.commands.labels import DECISION_LABELS
from sciencepm.commands.records import changed, live, step
from sciencepm.domain.decision import Decision, Evidence, Outcome
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.record import Record
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words

_STATE_AFTER: Final = {
    Outcome.GO: ProjectState.ACTIVE,
    Outcome.REVISE: ProjectState.ACTIVE,
    Outcome.HOLD: ProjectState.ON_HOLD,
    Outcome.STOP: ProjectState.STOPPED,
}
_FINAL: Final = (Outcome.GO, Outcome.STOP)
_CORRECTABLE: Final = frozenset(
    {"on", "outcome", "decided_by", "override_reason", "learned", "kept", "ask_again_on", "waits_for"}
)
_MOVES_THE_PLAN: Final = frozenset({"on", "outcome"})

_Consequences = list[tuple[Record, dict[str, Any]]]
"""Records with the fields that follow from a decision."""


def record_decision(
    portfolio: Portfolio,
    *,
    point_id: str,
    on: date,
    outcome: Outcome | str,
    today: date,
    why: str = "",
    decided_by: str = "",
    override_reason: str = "",
    learned: str = "",
    kept: str = "",
    ask_again_on: date | None = None,
    waits_for: str = "",
    chance: Decimal | str | None = None,
    chance_source: str = "",
    w: Words | None = None,
) -> Edit:
    """A decision with its evidence frozen, and what follows from it; the edit's first change is the decision.

    Go starts the next stage that day. Revise needs the day the question is asked again and may set a new chance.
    Hold needs what the project waits for. Stop needs what was learned, ends the project and drops the
    experiments left. Another outcome than the rule's needs a reason and a name. Raises `InvalidInput` for these,
    and `UserError` where nothing is left to decide or an earlier point is still open.
    """
    point = live(portfolio, DecisionPoint, point_id)
    _refuse_closed(portfolio, point)
    decision = Decision.make(
        decision_point_id=point_id,
        on=on,
        outcome=outcome,
        why=why,
        decided_by=decided_by,
        rule=rule_text(portfolio, point, w or Words(currency=portfolio.settings.currency)),
        rule_said=rule_says(portfolio, point_id),
        override_reason=override_reason,
        learned=learned,
        kept=kept,
        evidence=tuple(_evidence(each) for each in portfolio.of(Experiment, point_id)),
        ask_again_on=ask_again_on,
        waits_for=waits_for,
        chance_before=point.chance,
    )
    _require(decision, today, _begun(portfolio, point))
    following = _consequences(portfolio, point, decision)
    if decision.outcome is Outcome.REVISE and chance is not None:
        following.append((point, {"chance": chance, "chance_source": chance_source}))
    return step(DECISION_LABELS[decision.outcome], Change(before=None, after=decision), *_merged(following))


def correct_decision(
    portfolio: Portfolio,
    *,
    decision_id: str,
    what_was_wrong: str,
    corrected_by: str,
    why: str,
    today: date,
    **fields: Any,
) -> Edit:
    """An entry that stands in place of an earlier one, with `why` as it should read and other fields anew.

    It says what was wrong with the earlier one and who put it right, on `today`. Evidence and rule stay as they
    were frozen. Outcome and day can only be corrected while no later decision rests on them; the plan follows.
    Experiments that a corrected stop had dropped stay dropped.
    """
    old = live(portfolio, Decision, decision_id)
    point = portfolio.get(DecisionPoint, old.decision_point_id)
    if any(entry.corrects_id == old.id for entry in portfolio.of(Decision, point.id)):
        raise UserError("This decision was corrected already.", "Correct the newer entry.")
    if wrong := set(fields) - _CORRECTABLE:
        raise InvalidInput(dict.fromkeys(sorted(wrong), "This cannot be changed here."))
    needed = {
        "what_was_wrong": (what_was_wrong, "Please say what was wrong."),
        "corrected_by": (corrected_by, "Please say who corrects it."),
        "why": (why, "Please say why it was decided so."),
    }
    if missing := {name: sentence for name, (text, sentence) in needed.items() if not text.strip()}:
        raise InvalidInput(missing)
    same = {name: getattr(old, name) for name in Decision.model_fields if name not in _anew()}
    correction = {"what_was_wrong": what_was_wrong, "corrected_by": corrected_by, "corrected_on": today}
    entry = Decision.make(**{**same, **fields, **correction, "why": why, "corrects_id": old.id})
    following: _Consequences = []
    if any(getattr(entry, name) != getattr(old, name) for name in _MOVES_THE_PLAN):
        _refuse_rested_on(portfolio, point, old)
        following = _taken_back(portfolio, point, old) + _consequences(portfolio, point, entry)
        _require(entry, today, _begun(portfolio, point, old))
    else:
        _require(entry, today, None)
    return step("Correct decision", Change(before=None, after=entry), *_merged(following))


def rule_text(portfolio: Portfolio, point: DecisionPoint, w: Words) -> str:
    """The rule of a decision point in words: when we go on, what happens if not, and each criterion, a line each."""
    criteria = (criterion_text(each, w) for each in portfolio.of(Criterion, point.id))
    return "\n".join(line for line in (point.go_on_if, point.if_not, *criteria) if line)


def _anew() -> set[str]:
    return {*Record.model_fields, "why", "corrects_id", "what_was_wrong", "corrected_by", "corrected_on"}


def _evidence(experiment: Experiment) -> Evidence:
    return Evidence(
        letter=experiment.letter,
        title=experiment.title,
        state=experiment.state,
        outcome=experiment.outcome,
        measurements=experiment.measurements,
    )


def _refuse_closed(portfolio: Portfolio, point: DecisionPoint) -> None:
    project = portfolio.get(Project, point.project_id)
    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        raise UserError("This project has ended, so nothing is left to decide.")
    in_force = decisions_in_force(portfolio, project.id)
    if point.id in in_force and in_force[point.id].outcome in _FINAL:
        raise UserError("This was decided already.", "Record a correction instead.")
    for earlier in portfolio.of(DecisionPoint, project.id):
        if earlier.id == point.id:
            return
        if earlier.id not in in_force or in_force[earlier.id].outcome is not Outcome.GO:
            raise UserError("A decision point before this one is still open.", "Decide that one first.")


def _refuse_rested_on(portfolio: Portfolio, point: DecisionPoint, old: Decision) -> None:
    in_force = decisions_in_force(portfolio, point.project_id)
    points = portfolio.of(DecisionPoint, point.project_id)
    later = points[points.index(point) + 1 :]
    if in_force[point.id] != old or any(each.id in in_force for each in later):
        raise UserError("A later decision rests on this one, so its outcome and day stay.")
    if portfolio.get(Project, point.project_id).state is ProjectState.LANDED:
        raise UserError("This project has landed, so the outcome and day of its decisions stay.")


def _require(decision: Decision, today: date, begun: date | None) -> None:
    """Raises `InvalidInput` with a sentence for everything this decision still needs."""
    wrong = {}
    if decision.on > today:
        wrong["on"] = "A decision cannot be dated ahead."
    elif begun is not None and decision.on < begun:
        wrong["on"] = "This is before the decision or the stage it follows."
    if decision.rule_said and decision.outcome not in decision.rule_said:
        if not decision.override_reason:
            wrong["override_reason"] = "The rule says otherwise. Please say why you decide differently."
        if not decision.decided_by:
            wrong["decided_by"] = "The rule says otherwise. Please name who decides."
    if decision.outcome is Outcome.REVISE and decision.ask_again_on is None:
        wrong["ask_again_on"] = "Please say when the question is asked again."
    elif decision.ask_again_on is not None and decision.ask_again_on <= decision.on:
        wrong["ask_again_on"] = "The question is asked again after the day of this decision."
    if decision.outcome is Outcome.HOLD and not decision.waits_for:
        wrong["waits_for"] = "Please say what the project waits for."
    if decision.outcome is Outcome.STOP and not decision.learned:
        wrong["learned"] = "Please say what was learned."
    if wrong:
        raise InvalidInput(wrong)


def _begun(portfolio: Portfolio, point: DecisionPoint, but: Decision | None = None) -> date | None:
    """The last day on record that a decision at `point` cannot come before."""
    points = portfolio.of(DecisionPoint, point.project_id)
    entries = [entry for each in points for entry in portfolio.of(Decision, each.id)]
    corrected = {entry.corrects_id for entry in entries}
    days = [entry.on for entry in entries if entry.id not in corrected and entry != but]
    return max([*days, point.started_on] if point.started_on else days, default=None)


def _consequences(portfolio: Portfolio, point: DecisionPoint, decision: Decision) -> _Consequences:
    """What a decision changes besides being on record."""
    project = portfolio.get(Project, point.project_id)
    found: _Consequences = [(project, {"state": _STATE_AFTER[decision.outcome]})]
    if decision.outcome is Outcome.GO:
        found += [(each, {"started_on": decision.on}) for each in _next_points(portfolio, point)]
    if decision.outcome is Outcome.STOP:
        found.append((project, {"ended_on": decision.on, "blocked": None}))
        for each in portfolio.of(DecisionPoint, project.id):
            for experiment in portfolio.of(Experiment, each.id):
                if experiment.state not in (ExperimentState.DONE, ExperimentState.DROPPED):
                    found.append((experiment, dropped_fields(experiment, decision.on)))
    return found


def _taken_back(portfolio: Portfolio, point: DecisionPoint, old: Decision) -> _Consequences:
    """What `old` changed, as it was before."""
    project = portfolio.get(Project, point.project_id)
    found: _Consequences = [(project, {"state": ProjectState.ACTIVE, "ended_on": None})]
    if old.outcome is Outcome.GO:
        for each in _next_points(portfolio, point):
            if each.started_on == old.on:
                found.append((each, {"started_on": None}))
    return found


def _next_points(portfolio: Portfolio, point: DecisionPoint) -> tuple[DecisionPoint, ...]:
    """The decision point after this one, or none."""
    points = portfolio.of(DecisionPoint, point.project_id)
    place = points.index(point) + 1
    return points[place : place + 1]


def _merged(following: Iterable[tuple[Record, dict[str, Any]]]) -> list[Change]:
    """One change for each record; what comes later wins."""
    wanted: dict[str, tuple[Record, dict[str, Any]]] = {}
    for record, fields in following:
        wanted[record.id] = (record, {**wanted.get(record.id, (record, {}))[1], **fields})
    return [changed(record, **fields) for record, fields in wanted.values()]
