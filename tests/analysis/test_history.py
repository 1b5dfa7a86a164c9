"""Does a project's history read like what a person did, undo and typing included?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.build import experiment, point, portfolio, project, stop_rule
from tests.analysis.journal import BEGAN, Diary
from tests.commands.test_sequences import ACTS, start

from sciencepm.analysis.as_it_was import as_it_was
from sciencepm.analysis.field_words import SILENT, field_label
from sciencepm.analysis.history import SUBJECTS, Subject, Way, differences, project_history, steps
from sciencepm.analysis.history_wording import HistoryWording, differences_text, subject_text, way_text
from sciencepm.commands.decisions import record_decision
from sciencepm.commands.duplicate import duplicate_project
from sciencepm.commands.experiments import finish_experiment
from sciencepm.commands.plan import (
    add_decision_point,
    change_decision_point,
    move_decision_point,
    remove_decision_point,
)
from sciencepm.commands.projects import change_project
from sciencepm.commands.records import add_record
from sciencepm.domain.decision import Outcome
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.plan import DecisionPoint, ExperimentOutcome
from sciencepm.domain.project import Project
from sciencepm.domain.stop_rule import Spend, StopRuleType
from sciencepm.errors import UserError
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
TABLES, OTHER = project(), project("Fraud before payout")
ONE, TWO = point("statements", 1), point("statements", 2)
A = experiment(ONE.id, "A", title="Layout rules")


@pytest.fixture
def diary() -> Diary:
    return Diary(portfolio(TABLES, OTHER, ONE, TWO, A, stop_rule("statements", StopRuleType.SPEND, limit=430_000)))


def read(diary: Diary, project_id: str = "statements") -> list[tuple[str, str]]:
    wording = HistoryWording(diary.now, diary.entries, TODAY, W)
    said = [wording.said(line) for line in project_history(diary.now, diary.entries, project_id)]
    return [(each.title, each.detail) for each in said]


def test_a_change_says_what_it_was_and_what_it_became(diary: Diary) -> None:
    diary.do(change_decision_point, point_id=TWO.id, chance="0.8")
    diary.do(change_project, project_id="statements", team="Documents")
    diary.do(change_decision_point, point_id=ONE.id, weeks={"early": 5, "likely": 8, "late": 13})
    diary.do(add_record, Spend, project_id="statements", on=date(2026, 10, 5), amount=12_000, note="Reader")
    assert read(diary) == [
        ("Spending of 5 Oct added", "€12,000 · Reader"),
        ("Duration of decision 1", "6 / 9 / 14 weeks → 5 / 8 / 13 weeks"),
        ("Team", "– → Documents"),
        ("Chance to pass of decision 2", "60% → 80%"),
    ]


def test_a_finished_experiment_is_one_line_with_all_that_was_said(diary: Diary) -> None:
    measured = [{"metric": "tables right", "value": "61", "unit": "of 100"}]
    diary.do(
        finish_experiment,
        experiment_id=A.id,
        outcome=ExperimentOutcome.DID_NOT_WORK,
        ended_on=date(2026, 10, 12),
        measurements=measured,
    )
    ((title, detail),) = read(diary)
    assert title == "Experiment A: done"
    assert "Outcome: – → did not work" in detail
    assert "Measured: – → 61 of 100 tables right" in detail


def test_a_decision_is_told_by_its_outcome_and_why(diary: Diary) -> None:
    diary.do(
        record_decision,
        point_id=ONE.id,
        on=date(2026, 10, 12),
        outcome=Outcome.GO,
        why="91 of 100 is enough here.",
        override_reason="Enough for the pilot",
        decided_by="Head of product",
        today=TODAY,
    )
    assert ("Decision 1: go", "91 of 100 is enough here.") in read(diary)


def test_what_was_typed_on_is_one_step_and_undo_is_said_to_be_one(diary: Diary) -> None:
    quick = timedelta(seconds=20)
    for title in ("Statements in", "Statements into t", "Statements, read"):
        diary.do(change_project, project_id="statements", title=title, merge_key="title", later=quick)
    edit = diary.do(change_decision_point, point_id=ONE.id, chance="0.7")
    diary.note(edit.inverse(), is_undo=True)
    diary.note(edit, is_undo=True)
    assert read(diary) == [
        ("Chance to pass of decision 1", "60% → 70%"),
        ("Chance to pass of decision 1", "70% → 60%"),
        ("Chance to pass of decision 1", "60% → 70%"),
        ("Title", "Statements into tables → Statements, read"),
    ]
    ways = [step.way for step in steps(diary.entries)]
    assert ways == [Way.DONE, Way.DONE, Way.TAKEN_BACK, Way.DONE_AGAIN]
    assert [way_text(way, W) for way in ways] == ["", "", "Taken back", "Done again"]


def test_making_something_taken_back_and_done_again_is_told_apart(diary: Diary) -> None:
    edit = diary.do(add_decision_point, project_id="statements")
    diary.note(edit.inverse(), is_undo=True)
    diary.note(edit, is_undo=True)
    diary.note(edit.inverse(), is_undo=True)
    assert [step.way for step in steps(diary.entries)] == [Way.DONE, Way.TAKEN_BACK, Way.DONE_AGAIN, Way.TAKEN_BACK]
    # The decision point is gone for good, and its lines can still be read.
    assert len(read(diary)) == 4


def test_what_comes_with_something_is_counted_rather_than_listed(diary: Diary) -> None:
    edit = diary.do(duplicate_project, project_id="statements")
    copy = edit.changes[0].id
    ((title, detail),) = read(diary, copy)
    assert title == "The project added"
    assert "with 2 decision points, 1 experiment and 1 stop rule" in detail


def test_a_new_order_is_one_line(diary: Diary) -> None:
    diary.do(move_decision_point, point_id=TWO.id, to=0)
    assert read(diary) == [("Order of decision points", "")]


def test_another_projects_changes_are_not_told_here(diary: Diary) -> None:
    diary.do(change_project, project_id="fraud", team="Payments")
    assert read(diary) == []
    assert read(diary, "fraud") == [("Team", "– → Payments")]


def test_what_differs_from_now_is_said_in_a_line(diary: Diary) -> None:
    diary.do(change_decision_point, point_id=TWO.id, chance="0.8")
    diary.do(change_decision_point, point_id=TWO.id, chance="0.85")
    diary.do(change_project, project_id="statements", team="Documents")
    then = as_it_was(diary.now, diary.entries, 0)
    lines = differences(then, diary.now, "statements", BEGAN)
    wording = HistoryWording(diary.now, diary.entries, TODAY, W)
    assert differences_text(lines, wording, W) == (
        "Since then: Chance to pass of decision 2: 60% → 85%; Team: – → Documents."
    )
    assert differences_text((), wording, W) == "The same as now."


def test_something_removed_since_then_differs(diary: Diary) -> None:
    diary.do(remove_decision_point, point_id=TWO.id, now=BEGAN)
    lines = differences(diary.then[0], diary.now, "statements", BEGAN)
    wording = HistoryWording(diary.now, diary.entries, TODAY, W)
    assert [wording.said(line).title for line in lines] == ["The decision after “Stage 2” removed"]
    assert diary.now.get(DecisionPoint, TWO.id).deleted_on is not None


@pytest.mark.parametrize("kind", sorted(SUBJECTS))
def test_every_field_of_what_belongs_to_a_project_has_words(kind: str) -> None:
    model = KINDS[kind]
    for name in set(model.model_fields) - SILENT - {model.PARENT}:
        assert field_label(kind, name, W)


def test_every_kind_that_belongs_to_a_project_is_told_of() -> None:
    owned = {
        kind
        for kind, model in KINDS.items()
        if model.PARENT and set(model.REFERENCES.values()) & {"project", "decision_point", "decision"}
    }
    assert owned | {"project"} == set(SUBJECTS)
    assert len({subject_text(subject, W) for subject in Subject}) == len(Subject)


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_done_can_be_read_without_the_words_of_the_code(data: st.DataObject) -> None:
    diary = Diary(start())
    for act in data.draw(st.lists(st.sampled_from(ACTS), max_size=15), label="acts"):
        try:
            edit = act(diary.now, data.draw)
        except UserError:
            continue
        if not edit.is_empty:
            diary.note(edit)
    wording = HistoryWording(diary.now, diary.entries, TODAY, W)
    for each in diary.now.with_bin(Project):
        for line in project_history(diary.now, diary.entries, each.id):
            said = wording.said(line)
            assert said.title
            assert "_" not in said.title
            assert "None" not in said.whole
