"""Value cases through commands: figures and where they come from, the two traps, and from an experiment to a sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.commands.desk import Desk

from sciencepm.analysis.value import case_value
from sciencepm.analysis.value_traps import Trap, trap_text, traps
from sciencepm.commands import experiments, plan, value
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Project
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words

W = Words()


@pytest.fixture
def project(desk: Desk) -> Project:
    return desk.project("Stop card fraud", start=date(2026, 3, 2))


def a_case(desk: Desk, project: Project, sheet: Sheet = Sheet.CASES_CAUGHT) -> ValueCase:
    made = desk.new(value.add_value_case, project_id=project.id, sheet=sheet)
    assert isinstance(made, ValueCase)
    return made


def three(figure: str) -> dict[str, str]:
    return {"low": figure, "likely": figure, "high": figure}


def fill(desk: Desk, case: ValueCase, **figures: str) -> ValueCase:
    for name, figure in figures.items():
        desk.do(value.set_value_input, case_id=case.id, name=name, figures=three(figure))
    return desk.portfolio.get(ValueCase, case.id)


def test_figures_and_their_sources_are_kept_and_undone(desk: Desk, project: Project) -> None:
    case = fill(
        desk, a_case(desk, project), attempted="1000000", before="0.6", after="0.7", recovered="0", kept_live="1"
    )
    desk.do(value.describe_value_input, case_id=case.id, name="attempted", source="Finance", owner="Ada")
    given = desk.portfolio.get(ValueCase, case.id).inputs[0]
    assert (given.source, given.owner, given.range.likely) == ("Finance", "Ada", Decimal(1_000_000))
    # 1,000,000 x (.7 - .6) = 100,000.
    found = case_value(desk.portfolio, desk.portfolio.get(ValueCase, case.id)).range
    assert found is not None and round(found.likely) == 100_000
    desk.do(value.set_value_input, case_id=case.id, name="attempted", figures=None)
    assert case_value(desk.portfolio, desk.portfolio.get(ValueCase, case.id)).missing == ("attempted",)


def test_figures_out_of_order_are_refused_on_their_field(desk: Desk, project: Project) -> None:
    case = a_case(desk, project)
    with pytest.raises(InvalidInput) as caught:
        value.set_value_input(
            desk.portfolio, case_id=case.id, name="attempted", figures={"low": 3, "likely": 2, "high": 4}
        )
    assert caught.value.fields == {"likely": "The likely figure cannot be below the low one."}


def test_a_source_needs_its_figures(desk: Desk, project: Project) -> None:
    case = a_case(desk, project)
    with pytest.raises(UserError, match="Write the figures first"):
        value.describe_value_input(desk.portfolio, case_id=case.id, name="attempted", source="Finance")


def test_two_values_do_not_contain_each_other(desk: Desk, project: Project) -> None:
    one, other = a_case(desk, project), a_case(desk, project)
    desk.do(value.change_value_case, case_id=one.id, contains_id=other.id)
    with pytest.raises(InvalidInput):
        value.change_value_case(desk.portfolio, case_id=other.id, contains_id=one.id)
    with pytest.raises(InvalidInput):
        value.change_value_case(desk.portfolio, case_id=one.id, contains_id=one.id)


@pytest.mark.parametrize(("net", "worth"), [(False, 1_000_000), (True, 1_250_000)])
def test_losses_offered_as_attempts_are_caught_and_converted(
    desk: Desk, project: Project, net: bool, worth: int
) -> None:
    # 3.8 M lost while 62 of 100 are caught: 3.8/.38 = 10 M attempted gross; net of .2 recovered 10/.8 = 12.5 M.
    # x (.72 - .62) = 1 M and 1.25 M, of which .8 is not recovered anyway.
    case = fill(
        desk, a_case(desk, project), attempted="3800000", before="0.62", after="0.72", recovered="0.2", kept_live="1"
    )
    desk.do(value.describe_value_input, case_id=case.id, name="attempted", source="Fraud losses 2025, Finance")
    (caught,) = traps(desk.portfolio, desk.portfolio.get(ValueCase, case.id))
    assert caught.trap is Trap.LOSSES and "lost" in trap_text(caught, W)
    desk.do(value.take_as_losses, case_id=case.id, net=net)
    after = desk.portfolio.get(ValueCase, case.id)
    assert traps(desk.portfolio, after) == ()
    assert after.inputs[0].source == "Fraud losses 2025, Finance"
    found = case_value(desk.portfolio, after).range
    assert found is not None and round(found.likely) == worth * 0.8


def test_precision_offered_as_fraud_prevented_is_caught_and_moved(desk: Desk, project: Project) -> None:
    case = fill(desk, a_case(desk, project), attempted="3800000", before="0.33", after="0.45", recovered="0")
    desk.do(value.describe_value_input, case_id=case.id, name="after", source="Test of May: precision")
    (caught,) = traps(desk.portfolio, desk.portfolio.get(ValueCase, case.id))
    assert (caught.trap, caught.name) == (Trap.PRECISION, "after")
    assert "does not prevent fraud" in trap_text(caught, W)
    desk.do(value.take_as_false_alarms, case_id=case.id)
    after = desk.portfolio.get(ValueCase, case.id)
    assert after.sheet is Sheet.FALSE_ALARMS
    assert {each.name: each.range.likely for each in after.inputs} == {
        "right_before": Decimal("0.33"),
        "right_after": Decimal("0.45"),
    }


def measured(desk: Desk, project: Project, letter_metric: list[tuple[str, str, str]]) -> list[Experiment]:
    point = desk.portfolio.of(DecisionPoint, project.id)[0]
    desk.do(plan.start_stage, point_id=point.id, on=date(2026, 3, 2))
    found = []
    for day, (metric, figure, unit) in enumerate(letter_metric, start=1):
        trial = desk.new(experiments.add_experiment, point_id=point.id, title=metric)
        desk.do(experiments.run_experiment, experiment_id=trial.id, on=date(2026, 3, 2))
        desk.do(
            experiments.finish_experiment,
            experiment_id=trial.id,
            outcome="worked",
            ended_on=date(2026, 4, day),
            measurements=[{"metric": metric, "value": figure, "unit": unit}],
        )
        found.append(desk.portfolio.get(Experiment, trial.id))
    return found


def test_a_measurement_goes_to_its_sheet_with_before_and_after(desk: Desk, project: Project) -> None:
    _, second = measured(desk, project, [("recall", "61", "of 100"), ("recall", "71", "of 100")])
    case = desk.new(value.translate_experiment, experiment_id=second.id, place=0, w=W)
    assert (case.sheet, case.evidence, case.project_id) == (Sheet.CASES_CAUGHT, EvidenceLevel.PROJECTED, project.id)
    before, after = case.inputs
    assert (before.name, before.range.likely, before.source_date) == ("before", Decimal("0.61"), date(2026, 4, 2))
    assert before.source == "Experiment A, the first measured: 61 of 100"
    assert (after.name, after.range.likely, after.source) == ("after", Decimal("0.71"), "Experiment B: recall")


@pytest.mark.parametrize(
    ("metric", "figure", "unit", "sheet", "filled"),
    [
        ("precision", "45", "of 100", Sheet.FALSE_ALARMS, {"right_after": "0.45"}),
        ("frauds caught", "10.1", "more of 100", Sheet.CASES_CAUGHT, {"gain": "0.101"}),
        ("tables right", "91", "of 100", Sheet.STRAIGHT_THROUGH, {"after": "0.91"}),
        ("waiting for a page", "1.4", "seconds", Sheet.SPEED, {"after": "1400"}),
        ("a page", "4", "cents", Sheet.COST_PER_USE, {"after": "0.04"}),
        ("sure answers that are right", "98", "of 100", Sheet.WHEN_TO_TRUST, {"wrong": "0.02"}),
        ("MAPE", "25", "%", Sheet.FORECAST_ERROR, {"after": "0.25"}),
        ("churn", "7", "%", Sheet.CUSTOMERS_KEPT, {"after": "0.07"}),
        ("good customers turned away", "3.3", "of 1,000", Sheet.FALSE_ALARMS, {}),
        ("smiles", "12", "smiles a day", Sheet.OWN_FORMULA, {"smiles": "12"}),
    ],
)
def test_every_metric_finds_its_sheet(
    desk: Desk, project: Project, metric: str, figure: str, unit: str, sheet: Sheet, filled: dict[str, str]
) -> None:
    (trial,) = measured(desk, project, [(metric, figure, unit)])
    case = desk.new(value.translate_experiment, experiment_id=trial.id, place=0, w=W)
    assert case.sheet is sheet
    assert {each.name: each.range.likely for each in case.inputs} == {
        name: Decimal(amount) for name, amount in filled.items()
    }


def test_an_experiment_without_figures_cannot_be_translated(desk: Desk, project: Project) -> None:
    point = desk.portfolio.of(DecisionPoint, project.id)[0]
    trial = desk.new(experiments.add_experiment, point_id=point.id, title="A")
    with pytest.raises(UserError, match="no such figure"):
        value.translate_experiment(desk.portfolio, experiment_id=trial.id, place=0)
