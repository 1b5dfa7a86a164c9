"""Balance as a person meets it: the shares, what they are made of, what if, and people by month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from sciencepm.analysis.balance_course import working
from sciencepm.commands.projects import add_project, hold_project
from sciencepm.commands.what_if import keep_option, try_pause, try_stop
from sciencepm.document import Document
from sciencepm.domain.documents import WhatIfOption
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.domain.stakeholders import Update
from sciencepm.exchange.sample import SAMPLE_DAY
from sciencepm.i18n import Words
from sciencepm.paths import Paths
from sciencepm.ui.balance.option_dialogs import ApplySheet, KeepSheet, NewProjectSheet
from sciencepm.ui.balance.part_dialog import PartDialog
from sciencepm.ui.balance.people_dialog import PeopleDialog, months_around
from sciencepm.ui.balance.target_dialog import TargetDialog
from sciencepm.ui.balance.try_model import Column, TryModel
from sciencepm.ui.models.people_model import PeopleModel
from sciencepm.ui.pages.balance import BalancePage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session

WARNS = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> BalancePage:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session, width: int = 1228) -> BalancePage:
    page = BalancePage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda _edit: page.refresh())
    page.resize(width, 841)
    page.show()
    page.show_location(Location("balance"))
    return page


def row_of(page: BalancePage, title: str) -> int:
    model = page.what_if.model
    return next(row for row in range(model.rowCount()) if model.row(row).title.startswith(title))


def type_people(page: BalancePage, title: str, people: str) -> None:
    model = page.what_if.model
    model.setData(model.index(row_of(page, title), Column.TRY), people)


def cell(page: BalancePage, title: str, column: Column) -> str:
    model = page.what_if.model
    return str(model.index(row_of(page, title), column).data())


def told(page: BalancePage) -> str:
    return "\n".join(page.what_if.results.lines)


def answer(sheet: QDialog, **fields: str) -> None:
    assert isinstance(sheet, ApplySheet | KeepSheet | NewProjectSheet)
    for name, text in fields.items():
        sheet.answers.field(name).editor.setText(text)  # type: ignore[attr-defined]
    sheet.act.click()


def test_it_says_how_the_balance_is_and_what_is_aimed_for(page: BalancePage) -> None:
    # 12.2 people of 18.5 work on products: 66%.
    assert page.header.headline.text().startswith("On target: 66% on products")
    assert page.header.subline.text().startswith("Target 70% product-focused, between 65 and 75.")
    assert page.advice.text().startswith("To reach 70%, move 0.8 people")
    assert "18.5 people" not in page.course.accessibleDescription()
    assert "Today: 66% product-focused" in page.course.accessibleDescription()


def test_another_measure_shows_another_course(page: BalancePage) -> None:
    page.measures.button("count").click()
    assert page.measure is BalanceMeasure.COUNT
    assert "70% on products" in page.header.headline.text()
    assert page.course.accessibleName() == "Over time, product-focused share of projects"
    assert page.wanted.measure is BalanceMeasure.COUNT


def test_the_chart_as_a_table_and_copied(page: BalancePage) -> None:
    page.toggle_table()
    assert page.table.isVisible()
    QAbstractItemModelTester(page.table.rows, WARNS, page)
    page.table.copy()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "Day\tPeople\tMoney\tProjects\tTarget"
    assert "Today\t66%\t67%\t70%\t70%" in text
    page.toggle_table()
    assert page.course.isVisible()


def test_the_keyboard_goes_through_the_halves_and_opens_one(page: BalancePage, qtbot: QtBot) -> None:
    opened: list[str] = []
    page.now.open_requested.disconnect()
    page.now.open_requested.connect(opened.append)
    page.now.setFocus()
    qtbot.keyClick(page.now, Qt.Key.Key_Right)
    assert "People. 12.2 people product-focused, 6.3 people foundational" in page.now.accessibleDescription()
    qtbot.keyClick(page.now, Qt.Key.Key_Return)
    assert opened == ["people/foundational"]


def test_a_half_names_its_projects_and_leads_to_one(page: BalancePage, session: Session, qtbot: QtBot) -> None:
    found = working(session.portfolio, session.today, page.past, BalanceMeasure.PEOPLE, session.today)
    dialog = PartDialog(session, found, BalanceMeasure.PEOPLE, session.today, Kind.FOUNDATIONAL)
    qtbot.addWidget(dialog)
    lines = [dialog.rows.item(row).text() for row in range(dialog.rows.count())]
    assert lines[0] == "Tables from any layout, live · 3.3 people"
    assert len(lines) == 3
    with qtbot.waitSignal(dialog.open_requested) as opened:
        qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert session.portfolio.get(Project, opened.args[0]).title == "Tables from any layout, live"
    later = working(session.portfolio, session.today, page.past, BalanceMeasure.PEOPLE, date(2027, 6, 1))
    assert any(0 < each.chance < 1 for each in later)


def test_people_typed_are_tried_and_change_nothing(page: BalancePage, session: Session) -> None:
    before = session.portfolio
    type_people(page, "Know when", "1")
    assert session.portfolio is before
    # 12.2 of 17.5 instead of 18.5: 66 to 70%, 4 points.
    assert cell(page, "Know when", Column.BALANCE) == "+4"
    assert "Balance, by people: 66 → 70%" in told(page)
    assert "People on active projects: 18.5 → 17.5" in told(page)
    assert "Know when the answer is unsure, decision 1:" in told(page)
    page.what_if.reset()
    assert cell(page, "Know when", Column.BALANCE) == ""
    assert "Balance, by people: 66%" in told(page)


def test_people_are_typed_by_keyboard_alone_and_enter_does_not_leave(page: BalancePage, qtbot: QtBot) -> None:
    table, gone = page.what_if.table, list[Location]()
    page.go_requested.connect(gone.append)
    table.setFocus()
    table.setCurrentIndex(page.what_if.model.index(row_of(page, "Know when"), Column.PROJECT))
    qtbot.keyClick(table, Qt.Key.Key_1)
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, "Know when", Column.TRY) == "1")
    assert gone == []
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(gone) == 1


def test_what_cannot_be_read_is_said_and_changes_nothing(page: BalancePage) -> None:
    type_people(page, "Know when", "many")
    assert page.what_if.said_unfit
    assert page.what_if.desk.changes == ()
    type_people(page, "Know when", "-1")
    assert page.what_if.desk.changes == ()


def test_ready_ones_and_other_changes(page: BalancePage, session: Session) -> None:
    menu = page.what_if.ready.menu()
    menu.aboutToShow.emit()
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == [
        "Reach the target",
        "Stop what is nearest its stop rule",
        "Lose two people",
        "Add a project…",
    ]
    actions["Reach the target"].trigger()
    assert "Balance, by people: 66 → 70%" in told(page)
    menu.aboutToShow.emit()
    menu.actions()[2].trigger()
    assert "People on active projects: 18.5 → 16.5" in told(page)
    page.what_if.reset()
    page.what_if.table.setCurrentIndex(page.what_if.model.index(row_of(page, "Statements"), 2))
    project = page.what_if.project_menu.menu()
    project.aboutToShow.emit()
    pause = next(action for action in project.actions() if action.text() == "Pause it")
    pause.trigger()
    assert "People on active projects: 18.5 → 15.5" in told(page)
    assert page.what_if.model.row(row_of(page, "Statements")).state == "on hold"


def test_a_project_is_tried(page: BalancePage, session: Session, qtbot: QtBot) -> None:
    sheet = NewProjectSheet(session)
    qtbot.addWidget(sheet)
    answer(sheet, title="", people="2")
    assert sheet.answers.field("title").error == "Please say what it is called."
    answer(sheet, title="Faster answers", people="3", chance="70%")
    change = sheet.change
    assert change is not None
    page.what_if.try_changes(change)
    assert "People on active projects: 18.5 → 21.5" in told(page)
    assert page.what_if.model.row(row_of(page, "Faster")).state == "new"
    type_people(page, "Faster", "1")
    assert "People on active projects: 18.5 → 19.5" in told(page)


def test_kept_put_beside_another_and_thrown_away(page: BalancePage, session: Session, qtbot: QtBot) -> None:
    card = page.what_if
    type_people(page, "Know when", "1")
    sheet = KeepSheet(session, card.desk.changes, "", "")
    qtbot.addWidget(sheet)
    answer(sheet, name="Less on knowing", reason="It can wait.")
    kept = next(each for each in session.portfolio.all(WhatIfOption) if each.name == "Less on knowing")
    card.take(kept)
    other = next(each for each in session.portfolio.all(WhatIfOption) if each.id != kept.id)
    card.compare_with(other.id)
    assert "Balance, by people: 66 → 70%, 66%" in told(page)
    card.throw_away()
    assert kept.id not in {each.id for each in session.portfolio.all(WhatIfOption)}
    session.undo()
    assert kept.id in {each.id for each in session.portfolio.all(WhatIfOption)}


def test_applied_in_one_step_with_its_reason_and_undone_in_one(
    page: BalancePage, session: Session, qtbot: QtBot
) -> None:
    before = session.portfolio
    tables = next(project for project in before.all(Project) if project.title.startswith("Tables"))
    page.what_if.try_changes(try_stop(tables.id))
    sheet = ApplySheet(session, page.what_if.desk.changes, "", "", None)
    qtbot.addWidget(sheet)
    answer(sheet, reason="", decided_by="Head of Science", learned="Layouts differ too much.")
    assert sheet.answers.field("reason").error == "Please say why."
    answer(sheet, reason="Nothing reads every layout.")
    after = session.portfolio
    assert after.get(Project, tables.id).state is ProjectState.STOPPED
    assert any(each.text == "Nothing reads every layout." for each in after.all(Update))
    assert session.document.undo_label == "Apply what-if option"
    session.undo()
    assert session.portfolio == before


def test_when_the_portfolio_has_changed_it_says_what_no_longer_applies(page: BalancePage, session: Session) -> None:
    project = next(each for each in session.portfolio.all(Project) if each.title.startswith("Statements"))
    session.do(keep_option, name="Pause statements", changes=[try_pause(project.id)])
    page.what_if.take(next(each for each in session.portfolio.all(WhatIfOption) if each.name.startswith("Pause")))
    before = page.what_if.said_unfit
    session.do(hold_project, project_id=project.id)
    assert [before, page.what_if.said_unfit] == ["", "This project is on hold already."]


def test_another_target_is_kept_with_what_it_was(session: Session, page: BalancePage, qtbot: QtBot) -> None:
    dialog = TargetDialog(session)
    qtbot.addWidget(dialog)
    dialog.answers.field("target_share").editor.setText("60%")  # type: ignore[attr-defined]
    dialog.answers.field("target_reason").editor.setText("A new field.")  # type: ignore[attr-defined]
    dialog.keep.click()
    assert session.portfolio.settings.target_share == Decimal("0.6")
    assert page.header.subline.text().startswith("Target 60% product-focused, between 55 and 65. Set on ")
    aims = session.document.past().aims
    assert [aim.target for aim in aims] == [Decimal("0.70"), Decimal("0.6")]
    wrong = TargetDialog(session)
    qtbot.addWidget(wrong)
    wrong.answers.field("target_share").editor.setText("a lot")  # type: ignore[attr-defined]
    wrong.keep.click()
    assert wrong.answers.field("target_share").error


def test_without_a_project_or_with_one_or_all_on_hold_it_says_what_is_missing(
    qtbot: QtBot, empty_session: Session
) -> None:
    session = empty_session
    page = shown(qtbot, session)
    assert page.header.headline.text() == "No projects yet"
    assert page.first_button.isVisible()
    session.do(add_project, title="Alone", today=session.today)
    assert page.header.headline.text() == "No balance yet: no active project has people"
    assert "With one active project there is nothing to balance yet." in page.advice.text()
    session.do(hold_project, project_id=session.portfolio.all(Project)[0].id)
    assert page.header.headline.text() == "No balance yet: no project is active"
    for measure in BalanceMeasure:
        page.measures.button(measure.value).click()
    for action in range(3):
        menu = page.what_if.ready.menu()
        menu.aboutToShow.emit()
        menu.actions()[action].trigger()
        assert page.what_if.said_unfit


def test_another_portfolio_is_not_tried_with_the_changes_of_this_one(
    page: BalancePage, session: Session, tmp_path: Path
) -> None:
    type_people(page, "Know when", "1")
    paths = Paths.at(tmp_path / "other")
    paths.make()
    session.replace(Document.untitled(paths))
    page.refresh()
    assert page.what_if.desk.changes == ()
    assert page.header.headline.text() == "No projects yet"


def test_what_is_tried_outlives_another_look(page: BalancePage, session: Session, qtbot: QtBot) -> None:
    # Pages are built anew when the look or the size of text changes.
    type_people(page, "Know when", "1")
    again = shown(qtbot, session)
    assert cell(again, "Know when", Column.TRY) == "1"


def test_nothing_is_cut_where_it_is_narrow(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session, 812)
    QApplication.processEvents()
    assert page.what_if.width() > 600


# People by month


def grid(qtbot: QtBot, session: Session) -> PeopleDialog:
    dialog = PeopleDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_months_behind_and_ahead() -> None:
    months = months_around(date(2026, 11, 20))
    assert (months[0], months[3], months[-1]) == (date(2026, 8, 1), date(2026, 11, 1), date(2027, 12, 1))


def test_a_figure_typed_is_kept_and_adds_up(qtbot: QtBot, session: Session) -> None:
    dialog = grid(qtbot, session)
    model = dialog.model
    QAbstractItemModelTester(model, WARNS, dialog)
    total = model.rowCount() - 1
    assert model.index(total, 3).data() == "18.5"
    model.setData(model.index(0, 4), "5")
    # December alone: 3.5 becomes 5, so 18.5 becomes 20.
    assert [model.index(0, column).data() for column in (3, 4, 5)] == ["3.5", "5", "3.5"]
    assert model.index(total, 4).data() == "20"
    session.undo()
    assert model.index(0, 4).data() == "3.5"


def test_a_table_from_a_spreadsheet_is_pasted_and_undone_at_once(qtbot: QtBot, session: Session) -> None:
    dialog = grid(qtbot, session)
    before = session.portfolio
    dialog.grid.setCurrentIndex(dialog.model.index(1, 4))
    QGuiApplication.clipboard().setText("1\t2\t3\r\n4\t\t6,5\r\n")
    qtbot.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [dialog.model.index(1, column).data() for column in (4, 5, 6)] == ["1", "2", "3"]
    assert [dialog.model.index(2, column).data() for column in (4, 5, 6)] == ["4", "1.5", "6.5"]
    dialog.grid.selectAll()
    dialog.grid.copy()
    assert "1\t2\t3" in QGuiApplication.clipboard().text()
    session.undo()
    assert session.portfolio == before


def test_a_paste_that_does_not_fit_changes_nothing_and_says_so(qtbot: QtBot, session: Session) -> None:
    dialog = grid(qtbot, session)
    before = session.portfolio
    for text, said in (
        ("1\tmany", "“many” is not a number of people. Nothing was changed."),
        ("\n".join("1" for _ in range(40)), "This is more than fits below and right of here. Nothing was changed."),
        ("<b>9</b>", "“<b>9</b>” is not a number of people. Nothing was changed."),
    ):
        dialog.grid.setCurrentIndex(dialog.model.index(0, 4))
        QGuiApplication.clipboard().setText(text)
        dialog.grid.paste()
        assert dialog.error.text() == said
        assert session.portfolio is before


def test_the_models_keep_to_the_rules(qtbot: QtBot, session: Session, page: BalancePage) -> None:
    QAbstractItemModelTester(page.what_if.model, WARNS, page)
    type_people(page, "Know when", "1")
    page.what_if.reset()
    empty = PeopleModel(Words())
    QAbstractItemModelTester(empty, WARNS, page)
    tried = TryModel(Words())
    QAbstractItemModelTester(tried, WARNS, page)
    assert (empty.rowCount(), tried.rowCount()) == (0, 0)
    assert session.today == SAMPLE_DAY
