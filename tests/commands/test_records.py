"""What can be added, changed, ordered and removed, and what the rules keep as it is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.commands.labels import DECISION_LABELS, FIELD_LABELS, LABELS
from sciencepm.commands.projects import add_project
from sciencepm.commands.records import (
    add_record,
    change_record,
    move_record,
    remove_record,
    restore_record,
    typing_key,
)
from sciencepm.commands.settings import change_settings
from sciencepm.domain.concerns import Level, Risk, RiskCategory
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import Content
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Enables, Project
from sciencepm.domain.stop_rule import Spend
from sciencepm.errors import StaleEdit


def risk(desk: Desk, project: Project, **fields: object) -> Risk:
    record = desk.new(add_record, Risk, project_id=project.id, category="privacy", **fields)
    assert isinstance(record, Risk)
    return record


def test_a_record_is_added_from_plain_words(desk: Desk) -> None:
    project = desk.project()
    edit = desk.do(add_record, Risk, project_id=project.id, category="privacy", likelihood="high")
    assert edit.label == "Add risk"
    (added,) = desk.portfolio.of(Risk, project.id)
    assert (added.category, added.likelihood) == (RiskCategory.PRIVACY, Level.HIGH)


def test_wrong_input_is_said_beside_its_field(desk: Desk) -> None:
    project = desk.project()
    assert desk.wrong(add_record, Spend, project_id=project.id, on="soon", amount="-5") == {
        "on": "Please write a date, such as 2026-11-20.",
        "amount": "This cannot be below 0.",
    }
    assert desk.wrong(add_record, Spend, amount=5) == {"project_id": "This is needed.", "on": "This is needed."}


def test_nothing_is_added_to_what_is_in_the_bin(desk: Desk) -> None:
    project = desk.project()
    desk.do(remove_record, project, now=NOW)
    assert desk.refused(add_record, Risk, project_id=project.id, category="privacy") == "This is in the bin."
    assert desk.refused(add_record, Risk, project_id="gone", category="data") == "This is no longer in the portfolio."


def test_a_change_of_one_field_is_called_by_it(desk: Desk) -> None:
    project = desk.project()
    edit = desk.do(change_record, project, research_goal="Clean tables from any layout")
    assert edit.label == "Change research goal"
    assert desk.now(project).research_goal == "Clean tables from any layout"
    assert desk.do(change_record, desk.now(project), team="Documents", owner="Head of product").label == (
        "Change project"
    )


def test_a_change_to_the_same_leaves_everything_alone(desk: Desk) -> None:
    project = desk.project()
    edit = desk.do(change_record, project, title="  Statements into   tables ")
    assert edit.is_empty
    assert desk.now(project).revision == 1


def test_keystrokes_in_one_field_share_a_merge_key(desk: Desk) -> None:
    project = desk.project()
    key = typing_key(project, "title")
    assert key == f"project:{project.id}:title"
    assert desk.do(change_record, project, merge_key=key, title="Statements").merge_key == key


def test_an_old_view_does_not_overwrite_what_changed_since(desk: Desk) -> None:
    seen = desk.project()
    desk.do(change_record, seen, title="Statements, any layout")
    with pytest.raises(StaleEdit):
        change_record(desk.portfolio, seen, title="Statements only")
    # Another field of the same record has not changed, so the old view is good enough for it.
    desk.do(change_record, seen, team="Documents")
    assert desk.now(seen).title == "Statements, any layout"
    assert desk.now(seen).team == "Documents"


@pytest.mark.parametrize("field", ["state", "ended_on", "position", "id", "revision", "deleted_on"])
def test_what_other_commands_keep_cannot_be_changed_by_hand(desk: Desk, field: str) -> None:
    assert desk.wrong(change_record, desk.project(), **{field: None}) == {field: "This cannot be changed here."}


def test_an_unknown_field_is_refused(desk: Desk) -> None:
    assert desk.wrong(change_record, desk.project(), colour="red") == {"colour": "This field is not known."}


def test_removing_takes_everything_below_to_the_bin_and_restoring_brings_it_back(desk: Desk) -> None:
    project = desk.project()
    below = risk(desk, project)
    assert desk.do(remove_record, project, now=NOW).label == "Remove project"
    assert not any(desk.portfolio.all(kind) for kind in (Project, Risk, DecisionPoint))
    assert desk.now(project).deleted_on == NOW
    assert desk.refused(remove_record, project, now=NOW + timedelta(days=1)) == "This is in the bin already."
    assert desk.refused(change_record, desk.now(project), title="Other") == "This is in the bin."

    assert desk.do(restore_record, desk.now(project)).label == "Restore project"
    assert desk.portfolio.all(Risk) == (below,)
    assert desk.refused(restore_record, desk.now(project)) == "This is not in the bin."


def test_nothing_comes_back_to_a_place_that_is_in_the_bin_itself(desk: Desk) -> None:
    project = desk.project()
    below = risk(desk, project)
    desk.do(remove_record, below, now=NOW)
    desk.do(remove_record, project, now=NOW)
    assert desk.refused(restore_record, desk.now(below)) == "This is in the bin."


def test_a_project_has_one_path_to_production(desk: Desk) -> None:
    project = desk.project()
    first = desk.new(add_record, PathToProduction, project_id=project.id, receiving_team="Onboarding")
    said = "This project has a path to production already."
    assert desk.refused(add_record, PathToProduction, project_id=project.id) == said
    desk.do(remove_record, first, now=NOW)
    desk.do(add_record, PathToProduction, project_id=project.id)
    assert desk.refused(restore_record, desk.now(first)) == said


def test_a_project_opens_the_way_for_another_once_and_never_for_itself(desk: Desk) -> None:
    one, other = desk.project("Knowing when unsure"), desk.project("Support replies")
    link = desk.new(add_record, Enables, project_id=one.id, enabled_id=other.id)
    assert desk.refused(add_record, Enables, project_id=one.id, enabled_id=other.id) == (
        "This project is listed already."
    )
    itself = {"enabled_id": "A project cannot open the way for itself."}
    assert desk.wrong(add_record, Enables, project_id=one.id, enabled_id=one.id) == itself
    assert desk.wrong(change_record, link, enabled_id=one.id) == itself


def criteria(desk: Desk, count: int) -> list[Criterion]:
    point = desk.points(desk.project())[0]
    return [
        desk.new(add_record, Criterion, decision_point_id=point.id, metric=f"m{number}", threshold=number)
        for number in range(count)
    ]


def metrics(desk: Desk) -> list[str]:
    return [each.metric for each in desk.portfolio.all(Criterion)]


@pytest.mark.parametrize(
    ("moved", "to", "order", "touched"),
    [
        (0, 2, ["m1", "m2", "m0", "m3"], 3),
        (3, 0, ["m3", "m0", "m1", "m2"], 4),
        (2, 1, ["m0", "m2", "m1", "m3"], 2),
        (1, 99, ["m0", "m2", "m3", "m1"], 3),
        (1, -1, ["m1", "m0", "m2", "m3"], 2),
        (1, 1, ["m0", "m1", "m2", "m3"], 0),
    ],
)
def test_moving_touches_only_what_lies_between(desk: Desk, moved: int, to: int, order: list[str], touched: int) -> None:
    records = criteria(desk, 4)
    edit = desk.do(move_record, records[moved], to=to)
    assert metrics(desk) == order
    assert len(edit.changes) == touched
    assert edit.label == "Reorder criteria"


def test_a_gap_left_by_the_bin_is_no_reason_to_renumber(desk: Desk) -> None:
    records = criteria(desk, 3)
    desk.do(remove_record, records[1], now=NOW)
    desk.do(move_record, desk.now(records[2]), to=0)
    assert metrics(desk) == ["m2", "m0"]
    assert [each.position for each in desk.portfolio.all(Criterion)] == [0, 2]
    desk.do(add_record, Criterion, decision_point_id=records[0].decision_point_id, metric="m4", threshold=1)
    assert metrics(desk) == ["m2", "m0", "m4"]


def test_equal_positions_from_elsewhere_are_put_in_order_by_moving(desk: Desk) -> None:
    for title in ("One", "Two", "Three"):
        desk.do(add_record, Project, title=title, position=0)
    last = desk.portfolio.all(Project)[2]
    desk.do(move_record, last, to=0)
    assert [each.title for each in desk.portfolio.all(Project)] == ["Three", "One", "Two"]


def test_settings_are_only_changed(desk: Desk) -> None:
    assert desk.refused(add_record, PortfolioSettings) == "A portfolio has exactly one set of settings."
    assert desk.refused(remove_record, desk.portfolio.settings, now=NOW) == "The settings of a portfolio stay."
    assert desk.do(change_settings, name="Applied Science 2027").label == "Rename portfolio"
    assert desk.do(change_settings, target_share="0.6", tolerance="0.1").label == "Change portfolio settings"
    assert desk.portfolio.settings.target_share == Decimal("0.6")
    assert desk.wrong(change_settings, currency="euro", target_share="1.2") == {
        "currency": "This is not written the way it needs to be.",
        "target_share": "This cannot be above 1.",
    }


def test_what_is_only_added_to_can_be_neither_changed_nor_removed(desk: Desk) -> None:
    point = desk.points(desk.project())[0]
    decision = desk.new(
        add_record,
        Decision,
        decision_point_id=point.id,
        on=TODAY,
        outcome=Outcome.REVISE,
        ask_again_on=date(2026, 12, 11),
    )
    for command, inputs in ((change_record, {"why": "Because"}), (remove_record, {"now": NOW})):
        assert desk.refused(command, decision, **inputs) == "A decision stays as it was taken."
    content = desk.new(add_record, Content, data=b"picture", media_type="image/png")
    assert desk.refused(remove_record, content, now=NOW) == "A file kept in the portfolio stays as it is."


def test_only_a_finished_experiment_has_an_outcome(desk: Desk) -> None:
    point = desk.points(desk.project())[0]
    assert desk.wrong(add_record, Experiment, decision_point_id=point.id, letter="A", state="done") == {
        "outcome": "Please say how the experiment came out."
    }
    assert desk.wrong(add_record, Experiment, decision_point_id=point.id, letter="A", outcome="worked") == {
        "outcome": "Only a finished experiment has an outcome."
    }


def test_every_kind_and_verb_has_its_menu_text() -> None:
    assert set(LABELS) == set(KINDS.values())
    for model, labels in LABELS.items():
        assert bool(labels.add) == (model is not PortfolioSettings)
        assert bool(labels.change) == (not model.ADD_ONLY)
        assert bool(labels.remove) == bool(labels.restore) == (not model.ADD_ONLY and model is not PortfolioSettings)
        assert bool(labels.move) == ("position" in model.model_fields)
    assert set(DECISION_LABELS) == set(Outcome)
    for model, field in FIELD_LABELS:
        assert field in model.model_fields
    texts = [*(text for labels in LABELS.values() for text in labels if text), *FIELD_LABELS.values()]
    assert all(text[0].isupper() and not text.endswith((".", "…")) for text in texts)


def test_inputs_are_looked_at_and_never_kept_open(desk: Desk) -> None:
    tags = ["parsing"]
    project = desk.new(add_project, title="Statements", today=TODAY, tags=tags)
    tags.append("late")
    assert desk.now(project).tags == ("parsing",)
