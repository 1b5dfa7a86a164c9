"""Does the place of check-ins say who waits, draft their update, and keep what came of a meeting?"""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sciencepm.commands.check_ins import NoteKind
from sciencepm.commands.stakeholders import tell
from sciencepm.domain.concerns import Risk
from sciencepm.domain.decision import Decision
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import CheckIn, Promise, Question, Stakeholder, Told, Update
from sciencepm.export.mail import mail_draft
from sciencepm.ui.check_ins.jot_sheet import JotSheet
from sciencepm.ui.check_ins.log_sheet import LogSheet
from sciencepm.ui.check_ins.project_check_ins import ProjectCheckIns, waiting_for_news
from sciencepm.ui.check_ins.question_rows import found_questions
from sciencepm.ui.check_ins.stakeholder_sheet import StakeholderSheet
from sciencepm.ui.check_ins.tables import short_names
from sciencepm.ui.pages.check_ins import CheckInsPage
from sciencepm.ui.places import CHECK_INS, Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.fields import LineEditor, TextEditor

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> CheckInsPage:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session, record_id: str | None = None) -> CheckInsPage:
    page = CheckInsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda _edit: page.refresh())
    page.resize(1228, 841)
    page.show()
    page.show_location(Location(CHECK_INS.code, record_id=record_id))
    return page


def spoken(page: CheckInsPage, decision_id: str, name: str) -> str:
    """What a screen reader says of the cell of a decision and a stakeholder."""
    model = page.told.rows
    row = next(number for number, line in enumerate(model.lines) if line.record_id == decision_id)
    heads = [model.headerData(each, Qt.Orientation.Horizontal, SPOKEN) for each in range(model.columnCount())]
    return str(model.data(model.index(row, heads.index(name)), SPOKEN))


def labels(page: CheckInsPage) -> str:
    """What one can read on the page, once new parts of it have come up."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def type_into(editor: object, text: str) -> None:
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setText(text)


def test_the_models_keep_their_promises(qtbot: QtBot, page: CheckInsPage, session: Session) -> None:
    for model in (page.people.rows, page.told.rows):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    given = {"stakeholder_ids": ("head-of-operations",), "on": session.today}
    session.do(tell, decision_id="statements-1-revise", **given)
    qtbot.mouseClick(page.older, Qt.MouseButton.LeftButton)


def test_who_waits_is_on_the_desk_at_once_with_their_update(page: CheckInsPage) -> None:
    assert page.header.headline.text() == "One person waits for news that is 12 days late"
    assert page.desk.heading.text() == "Update for the Head of Operations"
    assert page.desk.news.text() == "Statements into tables: we revised the plan at decision 1"
    assert "What it means for you. Statements moves from" in page.desk.draft.text()
    said = spoken(page, "statements-1-revise", "Head of Operations")
    assert said == "Head of Operations has waited 17 days, longer than agreed"


def test_copying_marks_as_told_and_undo_makes_it_red_again(qtbot: QtBot, page: CheckInsPage, session: Session) -> None:
    page.desk.draft.setText("We try once more; July rather than March.")
    with qtbot.waitSignal(session.undo_offered):
        qtbot.mouseClick(page.desk.copy_and_tell, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == (
        "Statements into tables: we revised the plan at decision 1\n\nWe try once more; July rather than March."
    )
    assert any(
        each.stakeholder_id == "head-of-operations" for each in session.portfolio.of(Told, "statements-1-revise")
    )
    assert spoken(page, "statements-1-revise", "Head of Operations") == "Head of Operations was told after 17 days"
    assert page.header.headline.text() == "Two check-ins are due"
    session.undo()
    assert "longer than agreed" in spoken(page, "statements-1-revise", "Head of Operations")


def test_what_was_changed_in_a_draft_stays_when_one_looks_at_someone_else(page: CheckInsPage) -> None:
    page.desk.draft.setText("My own words")
    page.people.choose("cfo")
    assert page.desk.heading.text() == "Before you meet the Chief financial officer"
    page.people.choose("head-of-operations")
    assert page.desk.draft.text() == "My own words"


def test_a_cell_shows_the_update_of_that_decision_for_that_person(page: CheckInsPage) -> None:
    everybody = page.session.portfolio.all(Stakeholder)
    column = 2 + [each.id for each in everybody].index("cfo")
    page.told.choose("rare-2-stop", column)
    assert page.desk.stakeholder_id == "cfo"
    assert page.desk.news.text() == "Learn from rare documents: we stopped at decision 2"
    assert page.people.chosen_id == "cfo"
    assert page.desk.copy_and_tell.isHidden()  # they have heard; copying is all that is left


def test_overview_leads_to_the_one_who_waits_and_to_the_one_to_meet(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session, "statements-1-revise")
    assert page.desk.stakeholder_id == "head-of-operations"
    page.show_location(Location(CHECK_INS.code, record_id="head-of-payments"))
    assert page.desk.heading.text() == "Before you meet the Head of Payments"


def test_a_question_takes_its_answer_and_an_empty_one_is_refused(
    qtbot: QtBot, page: CheckInsPage, session: Session
) -> None:
    row = next(each for each in page.questions.rows if each.answer is not None)
    assert row.answer is not None
    qtbot.keyClick(row.answer, Qt.Key.Key_Return)
    assert "Please write the answer." in labels(page)
    qtbot.keyClicks(row.answer, "No; two clerks who check already.")
    qtbot.keyClick(row.answer, Qt.Key.Key_Return)
    answered = session.portfolio.get(Question, "question-hires")
    assert (answered.answer, answered.answered_on) == ("No; two clerks who check already.", session.today)


def test_questions_are_found_by_words_in_question_answer_and_asker(session: Session) -> None:
    portfolio = session.portfolio
    assert [each.id for each in found_questions(portfolio, "LEFT out", "all")] == ["question-prevented"]
    assert [each.id for each in found_questions(portfolio, "financial licence", "open")] == ["question-licence"]
    assert found_questions(portfolio, "financial licence", "answered") == []


def test_a_promise_is_kept_from_the_desk(qtbot: QtBot, page: CheckInsPage, session: Session) -> None:
    kept = next(
        each
        for each in page.desk.findChildren(QPushButton)
        if each.accessibleName().startswith("Mark as kept: Say how")
    )
    qtbot.mouseClick(kept, Qt.MouseButton.LeftButton)
    assert session.portfolio.get(Promise, "promise-desk").kept_on == session.today
    assert "Say how many clerks the check of one page in eight needs · kept 20 Nov" in labels(page)


def test_a_stakeholder_is_added_with_the_cadence_of_the_portfolio(qtbot: QtBot, empty_session: Session) -> None:
    page = shown(qtbot, empty_session)
    assert page.header.headline.text() == "Nobody to keep up to date yet"
    sheet = StakeholderSheet(empty_session)
    qtbot.addWidget(sheet)
    sheet.carry_out()
    assert sheet.answers.field("name").error != ""
    type_into(sheet.answers.field("name").editor, "Head of Operations <b>& co</b>")
    type_into(sheet.answers.field("values").editor, "Hours saved")
    sheet.carry_out()
    (made,) = empty_session.portfolio.all(Stakeholder)
    assert (made.name, made.cadence, made.all_projects) == ("Head of Operations <b>& co</b>", "two weeks", True)
    assert page.desk.heading.text().endswith("Head of Operations <b>& co</b>")


def test_an_own_cadence_needs_whole_days(qtbot: QtBot, session: Session) -> None:
    chair = session.portfolio.get(Stakeholder, "board-chair")
    sheet = StakeholderSheet(session, chair)
    qtbot.addWidget(sheet)
    type_into(sheet.answers.field("cadence_days").editor, "0")
    sheet.carry_out()
    assert sheet.answers.field("cadence_days").error == "Please write whole days, from 1 to 366."
    type_into(sheet.answers.field("cadence_days").editor, "45")
    sheet.carry_out()
    assert session.portfolio.get(Stakeholder, "board-chair").cadence_days == 45


def test_removing_a_stakeholder_can_be_undone(qtbot: QtBot, page: CheckInsPage, session: Session) -> None:
    sheet = StakeholderSheet(session, session.portfolio.get(Stakeholder, "head-of-operations"))
    qtbot.addWidget(sheet)
    sheet._remove()
    assert "head-of-operations" not in {line.record_id for line in page.people.rows.lines}
    session.undo()
    assert page.people.rows.lines[0].record_id == "head-of-operations"


def test_each_line_of_a_meeting_becomes_what_it_is_in_one_step(
    qtbot: QtBot, page: CheckInsPage, session: Session
) -> None:
    before = session.portfolio
    sheet = LogSheet(session, page.present)
    qtbot.addWidget(sheet)
    sheet.show()
    assert [each for each, tick in sheet.present.items() if tick.is_ticked] == ["head-of-operations"]
    written = (
        (NoteKind.UPDATE, "Clerks like the preview", "statements", ""),
        (NoteKind.PROMISE, "Send the list of suppliers", "statements", "+1w"),
        (NoteKind.QUESTION, "Who pays for scans?", "", ""),
        (NoteKind.RISK, "The licence ends in May", "statements", ""),
        (NoteKind.DECISION, "They agree to one more try", "statements", ""),
    )
    for place, (kind, text, project, due) in enumerate(written):
        line = sheet.lines[place]
        line.kind.show_value(kind.value)
        line.project.show_value(project)
        line.due.setText(due)
        qtbot.keyClicks(line.text, text)
        qtbot.keyClick(line.text, Qt.Key.Key_Return)
    assert len(sheet.lines) == 6  # Enter opened the next, and did not log
    sheet.carry_out()
    now = session.portfolio
    met = next(each for each in now.all(CheckIn) if before.find(CheckIn, each.id) is None)
    assert (met.on, met.stakeholder_ids) == (session.today, ("head-of-operations",))
    promise = next(each for each in now.all(Promise) if each.check_in_id == met.id)
    assert (promise.what, promise.to, promise.due) == (
        "Send the list of suppliers",
        "Head of Operations",
        session.today + timedelta(days=7),
    )
    assert [each.text for each in now.all(Question) if each.check_in_id == met.id] == ["Who pays for scans?"]
    assert {each.text for each in now.all(Update) if each.check_in_id == met.id} == {written[0][1], written[4][1]}
    assert any(each.text == "The licence ends in May" for each in now.of(Risk, "statements"))
    assert sheet.decided == ("statements",)
    session.undo()
    assert session.portfolio.all(CheckIn) == before.all(CheckIn)
    assert session.portfolio.all(Promise) == before.all(Promise)


def test_a_line_that_cannot_be_kept_says_why_and_loses_nothing(qtbot: QtBot, session: Session) -> None:
    sheet = LogSheet(session)
    qtbot.addWidget(sheet)
    line = sheet.lines[0]
    line.text.setText("They may leave")
    line.kind.show_value(NoteKind.RISK.value)
    count = len(session.portfolio.all(CheckIn))
    sheet.carry_out()
    assert line.findChildren(QLabel)[1].text() == "Please say which project a risk is about."
    line.kind.show_value(NoteKind.PROMISE.value)
    line.due.setText("some day")
    sheet.carry_out()
    assert line.text.text() == "They may leave"
    assert len(session.portfolio.all(CheckIn)) == count
    sheet.answers.field("on").editor.setText("+1d")  # type: ignore[attr-defined]
    line.due.setText("")
    sheet.carry_out()
    assert sheet.answers.field("on").error == "A check-in is logged once it has been."


def test_a_jotted_line_belongs_to_the_open_project(qtbot: QtBot, session: Session) -> None:
    sheet = JotSheet(session, "billing")
    qtbot.addWidget(sheet)
    sheet.carry_out()
    assert sheet.text.error == "Please write a line."
    type_into(sheet.text.editor, "Two desks want it")
    sheet.carry_out()
    assert any(each.text == "Two desks want it" for each in session.portfolio.of(Update, "billing"))


def test_the_draft_as_a_mail_carries_subject_and_words(page: CheckInsPage) -> None:
    message = message_from_bytes(mail_draft(page.desk.news.text(), page.desk.draft.text()), policy=default)
    assert message["Subject"] == "Statements into tables: we revised the plan at decision 1"
    body = message.get_body(("plain",))
    assert body is not None
    assert "What we learned." in body.get_content()


def test_each_who_heard_or_not_of_a_near_stop_rule_is_named_with_the_days(page: CheckInsPage) -> None:
    assert (
        "Tables from any layout, live: “A page costs more than 10 cents to read” has been near since 13 November. "
        "Not heard yet: Chief financial officer (7 days) and Chief product officer (7 days). "
        "Heard: Product lead, Onboarding (0 days)."
    ) in labels(page)


def test_older_decisions_are_a_press_away(qtbot: QtBot, page: CheckInsPage, session: Session) -> None:
    shown_before = page.told.rows.rowCount()
    qtbot.mouseClick(page.older, Qt.MouseButton.LeftButton)
    assert page.told.rows.rowCount() > shown_before
    assert page.told.rows.rowCount() == len(session.portfolio.all(Decision))


def test_names_are_short_and_never_the_same() -> None:
    assert short_names(["Chief financial officer", "Head of Operations", "Head of Customer care", "Ann Lee"]) == [
        "CFO",
        "Operations",
        "Customer care",
        "Ann Lee",
    ]
    both = ["Head of Operations", "Operations lead"]
    assert short_names(both) == both


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> ProjectCheckIns:
    made = ProjectCheckIns(session)
    qtbot.addWidget(made)
    session.changed.connect(lambda _edit: made.show_project(session.portfolio.get(Project, "statements")))
    made.resize(1100, 700)
    made.show_project(session.portfolio.get(Project, "statements"))
    made.show()
    return made


def test_a_project_says_who_waits_for_its_news(tab: ProjectCheckIns, session: Session) -> None:
    assert waiting_for_news(session, session.portfolio.get(Project, "statements")) == "1"
    assert waiting_for_news(session, session.portfolio.get(Project, "billing")) == ""
    heads = [tab.told.rows.headerData(each, Qt.Orientation.Horizontal, SPOKEN) for each in range(2, 6)]
    assert heads == [
        "Chief financial officer",
        "Chief product officer",
        "Head of Operations",
        "Product lead, Onboarding",
    ]
    assert [line.cells[4].spoken for line in tab.told.rows.lines] == [
        "Head of Operations has waited 17 days, longer than agreed"
    ]


def test_enter_on_a_decision_leads_to_its_update(qtbot: QtBot, tab: ProjectCheckIns) -> None:
    tab.told.setFocus()
    with qtbot.waitSignal(tab.go_requested) as gone:
        qtbot.keyClick(tab.told, Qt.Key.Key_Return)
    assert gone.args == [Location(CHECK_INS.code, record_id="statements-1-revise")]


def test_a_line_is_jotted_down_in_the_project(qtbot: QtBot, tab: ProjectCheckIns, session: Session) -> None:
    qtbot.keyClicks(tab.jot, "Lisbon is booked <i>until</i> May")
    qtbot.keyClick(tab.jot, Qt.Key.Key_Return)
    assert tab.jot.text() == ""
    assert session.portfolio.of(Update, "statements")[-1].text == "Lisbon is booked <i>until</i> May"
    assert "Lisbon is booked <i>until</i> May" in [label.text() for label in tab.findChildren(QLabel)]
