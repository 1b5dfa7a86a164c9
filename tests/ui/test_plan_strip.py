"""Is the plan quick to change where it stands: with the keys, with the mouse, and without losing one's place?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.commands.decisions import record_decision
from sciencepm.commands.experiments import change_experiment, finish_experiment
from sciencepm.commands.plan import change_decision_point
from sciencepm.commands.projects import add_project
from sciencepm.document import Document
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.project import Project
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.plan.criteria_list import CriteriaList
from sciencepm.ui.plan.experiment_inspector import ExperimentInspector
from sciencepm.ui.plan.path_break import PathBreak
from sciencepm.ui.plan.point_inspector import PointInspector
from sciencepm.ui.plan.points_editor import PointsEditor
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.plan.split_form import SplitForm
from sciencepm.ui.plan.stage_card import StageCard
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor
from sciencepm.ui.widgets.tick import Tick

STATEMENTS = "statements"
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def show(qtbot: QtBot, session: Session, project_id: str = STATEMENTS, record_id: str | None = None) -> ProjectPage:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(1228, 841)
    page.show()
    page.show_location(Location("projects", project_id, record_id))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def points(session: Session, project_id: str = STATEMENTS) -> tuple[DecisionPoint, ...]:
    return session.portfolio.of(DecisionPoint, project_id)


def trials(session: Session, stage: int) -> tuple[Experiment, ...]:
    return session.portfolio.of(Experiment, points(session)[stage - 1].id)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def field(widget: QWidget, name: str) -> Field:
    """The visible field that a screen reader would call by this name."""
    found = [each for each in widget.findChildren(Field) if each.editor.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, name
    return found[0]


def fill(widget: QWidget, name: str, text: str) -> None:
    editor = field(widget, name).editor
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setText(text)


def item(page: ProjectPage, record_id: str) -> RovingButton:
    found = page.plan.strip.item_of(record_id)
    assert found is not None
    return found


def focused() -> QWidget:
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


def drag(part: QWidget, to: QPoint, *, from_: QPoint | None = None, let_go: bool = True) -> None:
    """Press on a part, take it in steps to a point of the screen, and let it go there."""
    start = from_ or part.rect().center()
    QTest.mousePress(part, Qt.MouseButton.LeftButton, pos=start)
    begin = part.mapToGlobal(start)
    for step in range(1, 11):
        QTest.mouseMove(part, part.mapFromGlobal(begin + (to - begin) * step / 10))
    if let_go:
        QTest.mouseRelease(part, Qt.MouseButton.LeftButton, pos=part.mapFromGlobal(to))


# Experiments with the keys


def test_experiments_are_added_on_the_card_one_after_another(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    item(page, trials(session, 3)[0].id).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_N)
    for title in ("Ask the clerks", "Count the corrections"):
        editor = focused()
        assert isinstance(editor, TextEditor)
        QTest.keyClicks(editor, title)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert focused().accessibleName() == "Add an experiment"
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    # H was there; the third one was begun with a last Enter and has no title yet.
    assert [(each.letter, each.title) for each in trials(session, 3)][1:] == [
        ("I", "Ask the clerks"),
        ("J", "Count the corrections"),
        ("K", ""),
    ]
    assert page.panel is None


def test_f2_renames_an_experiment_where_it_stands_and_escape_leaves_it(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    first = trials(session, 2)[0]
    row = item(page, first.id)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "Filling line by line")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is row
    assert trials(session, 2)[0].title == first.title
    QTest.keyClick(row, Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "Filling line by line")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is row
    assert trials(session, 2)[0].title == "Filling line by line"
    assert row.accessibleName().startswith(f"Experiment {first.letter}: Filling line by line. ")
    session.undo()
    assert trials(session, 2)[0].title == first.title


def test_letters_start_finish_block_and_drop(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    first, second = trials(session, 2)
    item(page, first.id).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_S)
    assert (trials(session, 2)[0].state, trials(session, 2)[0].started_on) == (ExperimentState.RUNNING, TODAY)
    assert page.panel is None
    QTest.keyClick(focused(), Qt.Key.Key_B)
    assert focused().accessibleName() == "Which data does it wait for?"
    QTest.keyClicks(focused(), "Statements of 2025")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert (trials(session, 2)[0].state, trials(session, 2)[0].waits_for) == (
        ExperimentState.BLOCKED,
        "Statements of 2025",
    )
    item(page, second.id).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_D)
    QTest.keyClicks(focused(), "Covered by F")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert trials(session, 2)[1].state is ExperimentState.DROPPED


def test_finishing_asks_for_everything_at_once(qtbot: QtBot, session: Session) -> None:
    running = trials(session, 1)[-1]
    page = show(qtbot, session)
    item(page, running.id).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_F)
    panel = page.panel
    assert isinstance(panel, ExperimentInspector) and panel.asking is not None
    assert focused().accessibleName() == "How did it come out?"
    # The two figures the rule asks for stand in the form.
    fill(panel.asking, "Tables right, of 100", "96")
    fill(panel.asking, "A page, cents", "four")
    fill(panel.asking, "Why we believe it", "The same 1,200 pages as C")
    fill(panel.asking, "What it rules out", "Reading without a clerk")
    outcome = field(panel.asking, "How did it come out?").editor
    outcome.setCurrentIndex(outcome.findData("worked"))  # type: ignore[attr-defined]
    panel.asking.button.click()
    assert field(panel.asking, "A page, cents").error == "Please write a number, such as 38,000 or 38k."
    assert trials(session, 1)[-1] == running
    fill(panel.asking, "A page, cents", "4")
    panel.asking.button.click()
    done = trials(session, 1)[-1]
    assert (done.state, done.outcome, done.ended_on) == (ExperimentState.DONE, ExperimentOutcome.WORKED, TODAY)
    assert [(each.metric, each.value) for each in done.measurements] == [
        ("tables right", Decimal(96)),
        ("a page", Decimal(4)),
    ]
    assert (done.why, done.rules_out) == ("The same 1,200 pages as C", "Reading without a clerk")
    assert "Worked: 96 of 100 tables right, 4 cents a page" in item(page, running.id).accessibleName()
    session.undo()
    assert trials(session, 1)[-1] == running


def test_escape_takes_a_question_back_and_keeps_the_panel(qtbot: QtBot, session: Session) -> None:
    running = trials(session, 1)[-1]
    page = show(qtbot, session)
    item(page, running.id).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_B)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert isinstance(page.panel, ExperimentInspector) and page.panel.asking is None
    assert getattr(focused(), "text", str)() == "Finish…"
    assert trials(session, 1)[-1] == running


def test_a_finished_experiment_takes_no_letters(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    before = session.portfolio
    item(page, trials(session, 1)[0].id).setFocus()
    for key in (Qt.Key.Key_S, Qt.Key.Key_F, Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_P):
        QTest.keyClick(focused(), key)
    assert session.portfolio is before
    assert page.panel is None


def test_a_result_stands_whole_on_its_card(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    row = item(page, trials(session, 1)[1].id)
    (result,) = [each for each in row.findChildren(QLabel) if each.text().startswith("Did not work")]
    assert result.text() == "Did not work: 74 of 100 tables right, 31 cents a page"
    qtbot.waitUntil(lambda: result.height() >= result.heightForWidth(result.width()))
    assert row.rect().contains(result.geometry())


# Stages


def test_an_experiment_goes_to_the_next_stage_with_the_keys(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    moved = trials(session, 2)[1]
    item(page, moved.id).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right, BOTH)
    assert moved.id in {each.id for each in trials(session, 3)}
    assert focused() is item(page, moved.id)
    session.undo()
    assert moved.id in {each.id for each in trials(session, 2)}


def test_a_stage_is_dragged_past_another(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    one, two, three = (each.id for each in points(session))
    card = page.plan.strip.findChildren(StageCard)[1]
    third = item(page, three)
    over = third.mapToGlobal(third.rect().center())
    drag(card, over, from_=QPoint(card.width() // 2, card.height() // 2))
    assert [each.id for each in points(session)] == [one, three, two]
    assert page.panel is None
    session.undo()
    assert [each.id for each in points(session)] == [one, two, three]


def test_escape_calls_a_drag_off(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    before = points(session)
    second, third = item(page, before[1].id), item(page, before[2].id)
    left = second.x()
    drag(second, third.mapToGlobal(third.rect().center()), let_go=False)
    qtbot.waitUntil(lambda: second.x() > left)
    QTest.keyClick(second, Qt.Key.Key_Escape)
    QTest.mouseRelease(second, Qt.MouseButton.LeftButton)
    assert points(session) == before
    assert second.x() == left


def test_what_was_decided_cannot_be_dragged_away(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    before = points(session)
    first, third = item(page, before[0].id), item(page, before[2].id)
    drag(first, third.mapToGlobal(third.rect().center()))
    drag(third, first.mapToGlobal(QPoint(-200, 0)))
    # The third goes in front of the second, but not in front of what was decided.
    assert [each.id for each in points(session)] == [before[0].id, before[2].id, before[1].id]


def test_an_experiment_is_dragged_to_another_stage(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    moved, there = trials(session, 2)[0], item(page, trials(session, 3)[0].id)
    drag(item(page, moved.id), there.mapToGlobal(there.rect().center()))
    assert moved.id in {each.id for each in trials(session, 3)}


def test_a_click_on_a_card_opens_its_panel(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    second = points(session)[1]
    card = page.plan.strip.findChildren(StageCard)[1]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() // 2, card.height() // 2))
    assert isinstance(page.panel, PointInspector) and page.panel.record_id == second.id


def test_a_stage_is_split_and_what_is_ticked_goes_along(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, record_id=points(session)[1].id)
    panel = page.panel
    assert isinstance(panel, PointInspector)
    stays, goes = trials(session, 2)
    panel.ask_split()
    (form,) = panel.findChildren(SplitForm)
    ticks = form.findChildren(Tick)
    assert [tick.is_ticked for tick in ticks] == [True, True]
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    form.button.click()
    assert len(points(session)) == 4
    assert [each.id for each in trials(session, 2)] == [stays.id]
    assert [each.id for each in trials(session, 3)] == [goes.id]
    assert isinstance(page.panel, PointInspector) and page.panel.record_id == points(session)[2].id
    session.undo()
    assert len(points(session)) == 3


def test_a_decision_point_is_added_behind_another(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    before = [each.id for each in points(session)]
    menu = page.plan.strip.menu_of(item(page, before[1]))
    choose(menu, "Add a decision point behind it")
    after = [each.id for each in points(session)]
    assert (after[:2], after[3]) == (before[:2], before[2])
    assert isinstance(page.panel, PointInspector) and page.panel.record_id == after[2]


def choose(menu: QMenu | None, text: str) -> None:
    assert menu is not None
    next(each for each in menu.actions() if each.text() == text).trigger()


def test_the_menus_offer_what_can_be_done(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    strip = page.plan.strip

    def offered(record_id: str) -> set[str]:
        menu = strip.menu_of(item(page, record_id))
        assert menu is not None
        return {each.text() for each in menu.actions() if each.isEnabled() and each.text()}

    first, second = points(session)[:2]
    # Decision 1 was revised, so it stays where it is; it can still take experiments.
    assert offered(first.id) == {
        "Open",
        "Rename the stage",
        "Add an experiment",
        "Split…",
        "Add a decision point behind it",
    }
    assert offered(second.id) == offered(first.id) | {"Move later", "Remove"}
    planned = trials(session, 2)[0]
    assert {"Start it", "Finish…", "Drop…", "To the stage before", "To the stage behind"} < offered(planned.id)
    choose(strip.menu_of(item(page, planned.id)), "Start it")
    assert trials(session, 2)[0].state is ExperimentState.RUNNING


def test_the_old_path_stands_above_the_line_of_the_revision(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    card = page.plan.strip.findChildren(StageCard)[0]
    (line,) = card.findChildren(PathBreak)
    assert "Revised 3 Nov" in words_on(line)
    rows = [item(page, each.id) for each in trials(session, 1)]
    qtbot.waitUntil(lambda: rows[-1].y() > line.y() > rows[3].y() >= rows[0].y())
    # Held once more after E has ended: E belongs to a path that was left, too.
    last = trials(session, 1)[-1]
    session.do(lambda it: finish_experiment(it, experiment_id=last.id, outcome="inconclusive", ended_on=TODAY))
    first = points(session)[0].id
    session.do(
        lambda it: record_decision(
            it,
            point_id=first,
            on=TODAY,
            outcome="hold",
            today=TODAY,
            waits_for="The new scanner",
            decided_by="Head of product",
            override_reason="It comes in two weeks",
        )
    )
    lines = [each for each in card.findChildren(PathBreak) if each.isVisible()]
    assert [words_on(each).strip() for each in lines] == ["Revised 3 Nov", "On hold 20 Nov"]
    qtbot.waitUntil(lambda: lines[1].y() > rows[-1].y() > lines[0].y() > rows[3].y())


def test_a_diamond_says_when_a_revised_question_is_asked_again(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    assert item(page, points(session)[0].id).accessibleName().endswith("3 Nov, Revise, again 11 Dec")


# What a stage takes


def test_a_stage_says_its_time_and_its_cost_so_far(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    running, to_come = page.plan.strip.findChildren(StageCard)[:2]
    # Four spend entries of 38 to 41 thousand were made since 10 August; likely 165 to 215 thousand in all.
    assert "€154k so far of €170–220k" in words_on(running)
    assert "€70–130k" in words_on(to_come)
    assert "so far" not in words_on(to_come)


def test_each_cost_is_kept_with_its_condition(qtbot: QtBot, session: Session) -> None:
    second = points(session)[1]
    page = show(qtbot, session, record_id=second.id)
    assert page.panel is not None
    cost = page.panel.findChildren(PointsEditor)[1]
    condition = next(
        each for each in cost.findChildren(TextEditor) if each.accessibleName() == "1 in 10 more, on what condition"
    )
    condition.setFocus()
    QTest.keyClicks(condition, "pages have to be read twice")
    condition.commit()
    kept = points(session)[1].cost
    assert kept is not None and second.cost is not None
    assert (kept.high, kept.high_if) == (second.cost.high, "pages have to be read twice")


def test_a_chance_without_an_origin_is_asked_for_one_but_kept(qtbot: QtBot, session: Session) -> None:
    second = points(session)[1]
    session.do(lambda it: change_decision_point(it, point_id=second.id, chance="0.7", chance_source=""))
    page = show(qtbot, session, record_id=second.id)
    assert page.panel is not None
    asked = "The chance of decision 2, 70%, does not say where it comes from."
    assert asked in words_on(page.panel)
    session.do(lambda it: change_decision_point(it, point_id=second.id, chance_source="Team, 12 November"))
    assert asked not in words_on(page.panel)


def test_each_criterion_says_the_best_so_far(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, record_id=points(session)[0].id)
    assert page.panel is not None
    said = words_on(page.panel.findChildren(CriteriaList)[0])
    assert "At least 95 of 100 tables right\nBest so far 91 of 100 (C) · not met" in said
    assert "Less than 5 cents a page\nBest so far 1 cent (A) · met" in said


def test_one_estimate_where_a_range_is_needed_is_remarked(qtbot: QtBot, session: Session) -> None:
    second = points(session)[1]
    weeks = {"early": 9, "likely": 9, "late": 9}
    session.do(lambda it: change_decision_point(it, point_id=second.id, weeks=weeks))
    page = show(qtbot, session, record_id=second.id)
    assert page.panel is not None
    assert "Decision 2 has one estimate, 9 weeks: in experiment mode plan in ranges." in words_on(page.panel)


def test_a_plan_that_may_only_be_read_answers_no_keys(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "shared.sciencepm"
    writer = Document.new(file, session.portfolio, session.paths)
    session.replace(Document.open(file, session.paths))
    try:
        page = show(qtbot, session)
        before = session.portfolio
        row = item(page, trials(session, 2)[0].id)
        row.setFocus()
        for key in (Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_F, Qt.Key.Key_D, Qt.Key.Key_F2, Qt.Key.Key_Delete):
            QTest.keyClick(focused(), key)
            assert focused() is row
        drag(row, item(page, points(session)[2].id).mapToGlobal(QPoint(0, 0)))
        assert session.portfolio is before
        assert page.plan.strip.menu_of(row) is None
        assert page.panel is None
    finally:
        writer.close()


@pytest.mark.parametrize("title", ["A & B <b>bold</b>", "x" * 300])
def test_a_title_of_any_kind_stays_on_its_card(qtbot: QtBot, session: Session, title: str) -> None:
    first = trials(session, 2)[0]
    session.do(lambda it: change_experiment(it, experiment_id=first.id, title=title))
    page = show(qtbot, session)
    assert title in words_on(item(page, first.id))


def test_a_first_decision_point_can_be_split_and_removed(qtbot: QtBot, empty_session: Session) -> None:
    session = empty_session
    session.do(lambda it: add_project(it, today=date(2026, 11, 20), achieve="Read faster"))
    (project,) = session.portfolio.all(Project)
    (only,) = points(session, project.id)
    page = show(qtbot, session, project.id, only.id)
    assert isinstance(page.panel, PointInspector)
    page.panel.ask_split()
    (form,) = page.panel.findChildren(SplitForm)
    assert focused() is form.button
    form.button.click()
    assert len(points(session, project.id)) == 2
