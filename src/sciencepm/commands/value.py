"""Value cases: what a project is worth, figure by figure, each with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sciencepm.analysis.translate import translations
from sciencepm.analysis.value_sheets import FORMS
from sciencepm.commands.labels import LABELS
from sciencepm.commands.records import add_record, change_record, changed, live, remove_record, step
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.ranges import NumberRange
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase, ValueInput
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words

Figure = Decimal | int | str
_LOSSES = ("losses_gross", "losses_net")
_TO_FALSE_ALARMS = {
    "before": "right_before",
    "after": "right_after",
    "kept_live": "kept_live",
    "review_cost": "review_cost",
}


def add_value_case(portfolio: Portfolio, *, project_id: str, sheet: Sheet | str, **fields: Any) -> Edit:
    """A value of a project on one of the sheets, to be filled in."""
    live(portfolio, Project, project_id)
    return add_record(portfolio, ValueCase, project_id=project_id, sheet=sheet, **fields)


def change_value_case(portfolio: Portfolio, *, case_id: str, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of a value case; what it contains must not contain it in turn."""
    case = live(portfolio, ValueCase, case_id)
    if fields.get("contains_id") is not None and _contains(portfolio, str(fields["contains_id"]), case_id):
        raise InvalidInput({"contains_id": "That value already contains this one."})
    return change_record(portfolio, case, merge_key=merge_key, **fields)


def remove_value_case(portfolio: Portfolio, *, case_id: str, now: datetime) -> Edit:
    """A value case to the bin."""
    return remove_record(portfolio, portfolio.get(ValueCase, case_id), now=now)


def set_value_input(
    portfolio: Portfolio, *, case_id: str, name: str, figures: Mapping[str, Figure] | NumberRange | None,
    unit: str | None = None, merge_key: str | None = None,
) -> Edit:  # fmt: skip
    """The low, likely and high figure of an input; None takes it out, with its source.

    Raises `InvalidInput` for figures that are not in order.
    """
    case = live(portfolio, ValueCase, case_id)
    known = _input(case, name)
    if figures is None:
        inputs = tuple(each for each in case.inputs if each.name != name)
        return _with_inputs(case, inputs, merge_key)
    three = figures if isinstance(figures, NumberRange) else NumberRange.make(**figures)
    if known is None:
        entry = FORMS[case.sheet].input(name)
        usual = entry.unit if entry is not None else ""
        made = ValueInput.make(name=name, range=three, unit=usual if unit is None else unit)
        return _with_inputs(case, (*case.inputs, made), merge_key)
    after = known.evolve(range=three, unit=known.unit if unit is None else unit)
    return _with_inputs(case, _replaced(case, known, after), merge_key)


def describe_value_input(
    portfolio: Portfolio, *, case_id: str, name: str, merge_key: str | None = None, **fields: Any
) -> Edit:
    """Where the figures of an input come from: source, source_date, owner; for an own formula also its unit."""
    case = live(portfolio, ValueCase, case_id)
    known = _input(case, name)
    if known is None:
        raise UserError("Write the figures first, then where they come from.")
    return _with_inputs(case, _replaced(case, known, known.evolve(**fields)), merge_key)


def add_own_input(portfolio: Portfolio, *, case_id: str, name: str, unit: str = "") -> Edit:
    """A new input of an own formula, at 1 until its figures are written; the first one becomes the formula."""
    case = live(portfolio, ValueCase, case_id)
    name = " ".join(name.split())
    if not name:
        raise InvalidInput({"name": "Name the input first, such as tickets."})
    if not name[0].isalpha() or set(name) & set("+-−*×·/÷:()%"):
        raise InvalidInput({"name": "A name begins with a letter and has no + − × ÷, % or brackets in it."})
    if any(each.name.casefold() == name.casefold() for each in case.inputs):
        raise InvalidInput({"name": "There is an input of this name already."})
    one = NumberRange(low=Decimal(1), likely=Decimal(1), high=Decimal(1))
    inputs = (*case.inputs, ValueInput.make(name=name, range=one, unit=unit))
    formula = case.formula or name
    return step("Add input", changed(case, inputs=inputs, formula=formula))


def remove_own_input(portfolio: Portfolio, *, case_id: str, name: str) -> Edit:
    """An input of an own formula taken out with its figures; the formula stays as it is written."""
    case = live(portfolio, ValueCase, case_id)
    return step("Take out input", changed(case, inputs=tuple(each for each in case.inputs if each.name != name)))


def take_as_losses(portfolio: Portfolio, *, case_id: str, net: bool) -> Edit:
    """What was given as attempted is what was lost, before (or, `net`, after) something of it came back."""
    case = live(portfolio, ValueCase, case_id)
    known = _input(case, "attempted")
    if known is None:
        raise UserError("There is no figure for what was attempted.")
    after = known.evolve(name=_LOSSES[net])
    return step("Take as losses", changed(case, inputs=_replaced(case, known, after)))


def take_as_false_alarms(portfolio: Portfolio, *, case_id: str) -> Edit:
    """A case of cases caught moves to the sheet about good customers; figures that fit there go with it."""
    case = live(portfolio, ValueCase, case_id)
    kept = tuple(each.evolve(name=_TO_FALSE_ALARMS[each.name]) for each in case.inputs if each.name in _TO_FALSE_ALARMS)
    return step("Move to false alarms", changed(case, sheet=Sheet.FALSE_ALARMS, inputs=kept))


def translate_experiment(portfolio: Portfolio, *, experiment_id: str, place: int, w: Words | None = None) -> Edit:
    """A value case from the figure at `place` (from 0) of an experiment, with before and after filled in."""
    experiment = live(portfolio, Experiment, experiment_id)
    found = translations(portfolio, experiment, w or Words())
    if not 0 <= place < len(found):
        raise UserError("This experiment has no such figure.", "Write down what it measured first.")
    point = portfolio.get(DecisionPoint, experiment.decision_point_id)
    wanted = found[place]
    fields = {"inputs": wanted.inputs, "evidence": EvidenceLevel.PROJECTED, "sheet": wanted.sheet}
    if wanted.sheet is Sheet.OWN_FORMULA:
        fields["formula"] = wanted.inputs[0].name
    edit = add_record(portfolio, ValueCase, project_id=point.project_id, **fields)
    return step("Translate to business", *edit.changes)


def _contains(portfolio: Portfolio, outer_id: str, case_id: str) -> bool:
    """Whether a case is another one or contains it, however deep."""
    seen: set[str] = set()
    at: str | None = outer_id
    while at is not None and at not in seen:
        if at == case_id:
            return True
        seen.add(at)
        found = portfolio.find(ValueCase, at)
        at = found.contains_id if found else None
    return False


def _with_inputs(case: ValueCase, inputs: tuple[ValueInput, ...], merge_key: str | None) -> Edit:
    return step(LABELS[ValueCase].change, changed(case, inputs=inputs), merge_key=merge_key)


def _replaced(case: ValueCase, before: ValueInput, after: ValueInput) -> tuple[ValueInput, ...]:
    return tuple(after if each is before else each for each in case.inputs)


def _input(case: ValueCase, name: str) -> ValueInput | None:
    return next((each for each in case.inputs if each.name == name), None)
