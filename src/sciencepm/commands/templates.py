"""Starting from a template: a decision point or a whole project, worded and ready to be made one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sciencepm.analysis.templates import (
    DecisionPointTemplate,
    SuggestedCriterion,
    decision_point_template,
    project_template,
)
from sciencepm.analysis.wording import QUESTION_LETTERS, shortened
from sciencepm.commands.experiments import letters, next_letter
from sciencepm.commands.plan import add_decision_point
from sciencepm.commands.projects import add_project
from sciencepm.commands.records import changed, live, step
from sciencepm.domain.decision import Decision
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRule
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words

_ENGLISH = Words()

Thresholds = Mapping[str, Decimal | str]
"""The figures agreed for suggested criteria, by the code of each."""


def add_decision_point_from_template(
    portfolio: Portfolio,
    *,
    project_id: str,
    template: str,
    after: str | None = None,
    thresholds: Thresholds | None = None,
    w: Words = _ENGLISH,
) -> Edit:
    """A decision point as its template words it behind `after`, or at the end; it is the edit's first change.

    Its experiments get the project's next letters. A suggested criterion is added where `thresholds` has a figure
    for it or the template itself does. Weeks, chance and cost stay empty. Raises `InvalidInput` for a wrong figure
    at `thresholds.<code>`.
    """
    chosen = decision_point_template(template)
    point = add_decision_point(portfolio, project_id=project_id, after=after, w=w, **_wording(chosen, w))
    taken = letters(next_letter(portfolio, project_id), len(chosen.experiments))
    under = _under(portfolio, chosen, point.changes[0].id, taken, thresholds or {}, w)
    return step("Add decision point from template", *point.changes, *under)


def begin_from_template(
    portfolio: Portfolio,
    *,
    point_id: str,
    template: str,
    thresholds: Thresholds | None = None,
    w: Words = _ENGLISH,
) -> Edit:
    """A decision point that is there already, worded and filled as its template does, like a new one.

    Raises `InvalidInput` for a wrong figure at `thresholds.<code>`, and `UserError` where there are experiments,
    criteria or a decision already.
    """
    point = live(portfolio, DecisionPoint, point_id)
    if any(portfolio.of(model, point_id) for model in (Experiment, Criterion, Decision)):
        raise UserError("This decision point has begun already.", "Add another one to start from a template.")
    chosen = decision_point_template(template)
    taken = letters(next_letter(portfolio, point.project_id), len(chosen.experiments))
    under = _under(portfolio, chosen, point_id, taken, thresholds or {}, w)
    return step("Begin from template", changed(point, **_wording(chosen, w)), *under)


def add_project_from_template(
    portfolio: Portfolio,
    *,
    template: str,
    today: date,
    achieve: str = "",
    who_benefits: str = "",
    title: str = "",
    w: Words = _ENGLISH,
    **fields: Any,
) -> Edit:
    """A project with the decision points of its template, starting today; it is the edit's first change.

    Its stop rules come without limits and are not agreed. `fields` are others of a project, such as its team.
    """
    chosen = project_template(template)
    given: dict[str, Any] = {
        "kind": chosen.kind,
        "value_type": chosen.value_type,
        "phase": chosen.phase,
        "modes": chosen.modes,
        **fields,
    }
    begun = add_project(portfolio, today=today, achieve=achieve, who_benefits=who_benefits, title=title, w=w, **given)
    changes = [each for each in begun.changes if isinstance(each.record, Project)]
    project_id = changes[0].id
    letter = "A"
    for place, code in enumerate(chosen.decision_points):
        wording = decision_point_template(code)
        point = DecisionPoint.make(project_id=project_id, position=place, **_wording(wording, w))
        *taken, letter = letters(letter, len(wording.experiments) + 1)
        changes += [_new(point), *_under(portfolio, wording, point.id, taken, {}, w)]
    for place, rule in enumerate(chosen.stop_rules):
        changes.append(_new(StopRule.make(project_id=project_id, position=place, type=rule.type, text=w(rule.text))))
    return step("Add project from template", *changes)


def _wording(template: DecisionPointTemplate, w: Words) -> dict[str, Any]:
    return {
        "stage_title": w(template.stage_title),
        "question": w(template.question),
        "short_question": shortened(w(template.short_question), QUESTION_LETTERS),
        "go_on_if": w(template.go_on_if),
        "if_not": w(template.if_not),
        "evidence_required": w(template.evidence_required),
    }


def _under(
    portfolio: Portfolio,
    template: DecisionPointTemplate,
    point_id: str,
    taken: Sequence[str],
    thresholds: Thresholds,
    w: Words,
) -> list[Change]:
    """The criteria and experiments of a template, for a decision point that is not in the portfolio yet."""
    unknown = set(thresholds) - {each.code for each in template.criteria}
    wrong = {f"thresholds.{code}": "This field is not known." for code in sorted(unknown)}
    changes: list[Change] = []
    for suggested in template.criteria:
        threshold = thresholds.get(suggested.code, suggested.threshold)
        if threshold is None:
            continue
        try:
            changes.append(_new(_criterion(portfolio, suggested, point_id, threshold, len(changes), w)))
        except InvalidInput as refusal:
            wrong[f"thresholds.{suggested.code}"] = next(iter(refusal.fields.values()))
    if wrong:
        raise InvalidInput(wrong)
    for letter, each in zip(taken, template.experiments, strict=True):
        texts = {"title": w(each.title), "hypothesis": w(each.hypothesis), "approach": w(each.approach)}
        changes.append(_new(Experiment.make(decision_point_id=point_id, letter=letter, **texts)))
    return changes


def _criterion(
    portfolio: Portfolio,
    suggested: SuggestedCriterion,
    point_id: str,
    threshold: Decimal | str,
    place: int,
    w: Words,
) -> Criterion:
    return Criterion.make(
        decision_point_id=point_id,
        position=place,
        metric=w(suggested.metric),
        comparator=suggested.comparator,
        threshold=threshold,
        unit=w(suggested.unit, currency=portfolio.settings.currency) if suggested.unit else "",
        segment=w(suggested.segment) if suggested.segment else "",
    )


def _new(record: Record) -> Change:
    return Change(before=None, after=record)
