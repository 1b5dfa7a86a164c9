"""Can one read everything that was decided, correct it without losing a word, and note who has heard of it?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.owed_news import owed_news
from sciencepm.commands.decisions import record_decision
from sciencepm.commands.projects import change_project
from sciencepm.commands.stakeholders import tell
from sciencepm.document import Document
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Told
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.ui.dialogs.decision import DecisionDialog
from sciencepm.ui.dialogs.told import ToldDialog
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.plan.correct_form import CorrectForm
from sciencepm.ui.plan.decision_inspector import DecisionInspector
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor
from sciencepm.ui.window import Window

STATEMENTS = "statements"


def show(qtbot: QtBot, session: Session, record_id: str | None = None) -> ProjectPage:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(1228, 841)
    page.show()
    page.show_location(Location("projects", STATEMENTS, record_id))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def decisions(session: Session) -> tuple[Decision, ...]:
    return session.portfolio.of(Decision, session.portfolio.of(DecisionPoint, STATEMENTS)[0].id)


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


def press(widget: QWidget, text: str) -> None:
    next(each for each in widget.findChildren(QAbstractButton) if each.text() == text and each.isVisible()).click()


def history(page: ProjectPage) -> DecisionInspector:
    assert isinstance(page.panel, DecisionInspector)
    return page.panel


# What was decided


def test_the_card_leads_to_everything_that_was_decided(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    press(page.plan.decision, "All that was decided")
    panel = history(page)
    assert panel.heading.text() == "Decision 1: what was decided"
    said = words_on(panel)
    assert "3 November 2026" in said
    assert "The best of four ways reads 91 of 100 tables right" in said
    assert "Head of product, Documents" in said
    assert "Head of Operations not yet" in said
    press(panel, "Evidence and rule as they were")
    said = words_on(panel)
    assert "A  Layout rules by supplier\nDid not work: 61 of 100 tables right, 1 cent a page" in said
    assert "after these four experiments, reassess and possibly abandon; else go on.\nIt said: revise or stop" in said


def test_the_panel_of_the_point_leads_there_too(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, session.portfolio.of(DecisionPoint, STATEMENTS)[0].id)
    assert page.panel is not None
    assert "Revise, decided on 3 November." in words_on(page.panel)
    press(page.panel, "All that was decided")
    assert history(page).record_id == decisions(session)[0].id


def test_a_location_of_a_decision_opens_it_and_marks_its_point(qtbot: QtBot, session: Session) -> None:
    (decision,) = decisions(session)
    page = show(qtbot, session, decision.id)
    assert history(page).record_id == decision.id
    assert page.plan.strip.item_of(decision.decision_point_id).is_selected  # type: ignore[union-attr]


# Corrections


def test_a_correction_is_an_entry_with_what_was_wrong_who_and_when(qtbot: QtBot, session: Session) -> None:
    (old,) = decisions(session)
    page = show(qtbot, session, old.id)
    panel = history(page)
    press(panel, "Correct this entry…")
    (form,) = panel.findChildren(CorrectForm)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field(form, "What was wrong").editor)
    press(form, "Add the correction")
    assert field(form, "What was wrong").error == "Please say what was wrong."
    assert field(form, "Who corrects it").error == "Please say who corrects it."
    assert decisions(session) == (old,)
    fill(form, "What was wrong", "It was decided a day earlier")
    fill(form, "Who corrects it", "Portfolio owner")
    fill(form, "Decided on", "2 November 2026")
    press(form, "Add the correction")
    entry = next(each for each in decisions(session) if each != old)
    assert (entry.on, entry.corrects_id, entry.why) == (date(2026, 11, 2), old.id, old.why)
    assert (entry.what_was_wrong, entry.corrected_by, entry.corrected_on) == (
        "It was decided a day earlier",
        "Portfolio owner",
        TODAY,
    )
    assert old in decisions(session)
    said = words_on(panel)
    assert "2 November 2026" in said
    assert "Corrected on 20 November by Portfolio owner\nIt was decided a day earlier" in said
    assert "Before: Revise, 3 November 2026" in said
    diamond = page.plan.strip.item_of(entry.decision_point_id)
    assert diamond is not None and diamond.accessibleName().endswith("2 Nov, Revise, again 11 Dec")
    session.undo()
    assert decisions(session) == (old,)
    assert "Corrected" not in words_on(panel)


def test_an_outcome_can_be_corrected_and_asks_for_what_it_needs(qtbot: QtBot, session: Session) -> None:
    (old,) = decisions(session)
    page = show(qtbot, session, old.id)
    press(page, "Correct this entry…")
    (form,) = page.findChildren(CorrectForm)
    outcome = field(form, "Outcome").editor
    assert isinstance(outcome, ChoiceEditor)
    outcome.setCurrentIndex(outcome.findData("hold"))
    fill(form, "What was wrong", "The committee held it")
    fill(form, "Who corrects it", "Portfolio owner")
    fill(form, "Why otherwise than the rule", "The new scanner comes in two weeks")
    press(form, "Add the correction")
    assert field(form, "What it waits for").error == "Please say what the project waits for."
    fill(form, "What it waits for", "The new scanner")
    press(form, "Add the correction")
    assert session.portfolio.get(Project, STATEMENTS).state is ProjectState.ON_HOLD
    # Everyone heard of a revision: all four are owed the news that it was held.
    owed = owed_news(session.portfolio, TODAY, STATEMENTS)
    assert {each.decision.outcome for each in owed} == {Outcome.HOLD} and len(owed) == 4


def test_what_is_refused_by_a_later_decision_is_said_in_the_form(qtbot: QtBot, session: Session) -> None:
    first = session.portfolio.of(DecisionPoint, STATEMENTS)[0]
    given = {"decided_by": "Head of product", "override_reason": "Good enough", "why": "96 of 100"}
    session.do(
        lambda it: record_decision(it, point_id=first.id, on=TODAY, outcome="go", today=TODAY, **given)  # type: ignore[arg-type]
    )
    old = decisions(session)[0]
    page = show(qtbot, session, old.id)
    entries = [each for each in page.findChildren(QAbstractButton) if each.text() == "Correct this entry…"]
    # The newest entry comes first; this is the one below it.
    entries[1].click()
    (form,) = page.findChildren(CorrectForm)
    fill(form, "What was wrong", "The day")
    fill(form, "Who corrects it", "Portfolio owner")
    fill(form, "Decided on", "2 November 2026")
    press(form, "Add the correction")
    assert "A later decision rests on this one, so its outcome and day stay." in words_on(form)
    assert len(decisions(session)) == 2


def test_escape_leaves_a_correction_and_a_change_elsewhere_keeps_it(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, decisions(session)[0].id)
    press(page, "Correct this entry…")
    (form,) = page.findChildren(CorrectForm)
    fill(form, "What was wrong", "The day")
    session.do(lambda it: change_project(it, project_id=STATEMENTS, team="Readers"))
    assert field(form, "What was wrong").editor.text() == "The day"  # type: ignore[attr-defined]
    field(form, "Who corrects it").editor.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert isinstance(page.panel, DecisionInspector)
    assert len(decisions(session)) == 1


def test_what_may_only_be_read_offers_no_correction(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "shared.sciencepm"
    writer = Document.new(file, session.portfolio, session.paths)
    session.replace(Document.open(file, session.paths))
    try:
        page = show(qtbot, session, decisions(session)[0].id)
        texts = {each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()}
        assert not texts & {"Correct this entry…", "Mark as told…"}
        assert "Evidence and rule as they were" in texts
    finally:
        writer.close()


# Telling


def told_dialog(qtbot: QtBot, session: Session) -> ToldDialog:
    dialog = ToldDialog(session, decisions(session)[-1])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_marking_as_told_ends_what_is_owed(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    assert "Head of Operations not yet" in words_on(page.plan.decision)
    press(page.plan.decision, "Mark as told…")
    (dialog,) = page.findChildren(ToldDialog)
    assert "1 stakeholder was to hear of it by 8 November:" in words_on(dialog)
    (tick,) = dialog.ticks.values()
    assert not dialog.record.isEnabled()
    QTest.keyClick(tick.box, Qt.Key.Key_Space)
    assert dialog.record.text() == "Mark 1 as told"
    dialog.record.click()
    heard = session.portfolio.of(Told, decisions(session)[0].id)
    assert [each.on for each in heard if each.stakeholder_id == "head-of-operations"] == [TODAY]
    qtbot.waitUntil(lambda: "4 of 4 stakeholders" in words_on(page.plan.decision))
    texts = {each.text() for each in page.plan.decision.findChildren(QAbstractButton) if each.isVisible()}
    assert "Mark as told…" not in texts
    session.undo()
    qtbot.waitUntil(lambda: "Head of Operations not yet" in words_on(page.plan.decision))


def test_nobody_can_be_told_before_it_was_decided(qtbot: QtBot, session: Session) -> None:
    dialog = told_dialog(qtbot, session)
    next(iter(dialog.ticks.values())).tick(True)
    fill(dialog, "Told on", "1 November 2026")
    dialog.record.click()
    assert field(dialog, "Told on").error == "Nobody can be told before it was decided."
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_after_a_revision_the_window_says_who_must_hear_and_by_when(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    window.go(Location("projects", STATEMENTS))
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DecisionDialog):
            dialog.choose(Outcome.REVISE)
            fill(dialog, "Ask again on", "15 January 2027")
            QTimer.singleShot(0, hear)
            dialog.record.click()

    def hear() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ToldDialog)
        seen.append(words_on(dialog))
        dialog.reject()

    QTimer.singleShot(0, answer)
    window.run("record-decision")
    (said,) = seen
    assert "Recorded: revise" in said
    # Recorded on 20 November, five days to tell.
    assert "4 stakeholders are owed the news by 25 November:" in said
    assert "Head of Operations" in said and "Hearing late that a start has moved." in said
    assert "Until then it stays on Overview." in said


def test_a_go_owes_nobody_and_asks_nothing_more(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    window.go(Location("projects", STATEMENTS))

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DecisionDialog)
        dialog.choose(Outcome.GO)
        dialog.record.click()

    QTimer.singleShot(0, answer)
    window.run("record-decision")
    assert decisions(session)[-1].outcome is Outcome.GO
    assert not window.findChildren(ToldDialog)


def test_who_heard_the_same_before_a_correction_is_not_owed_it_again(qtbot: QtBot, session: Session) -> None:
    (old,) = decisions(session)
    session.do(tell, decision_id=old.id, stakeholder_ids=["head-of-operations"], on=TODAY)
    page = show(qtbot, session, old.id)
    press(page, "Correct this entry…")
    (form,) = page.findChildren(CorrectForm)
    fill(form, "What was wrong", "The day")
    fill(form, "Who corrects it", "Portfolio owner")
    fill(form, "Decided on", "2 November 2026")
    press(form, "Add the correction")
    qtbot.waitUntil(lambda: "4 of 4 stakeholders" in words_on(page.plan.decision))
