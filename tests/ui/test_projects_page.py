"""Projects: one sees, sorts, narrows, finds and opens them, with the mouse and with the keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciencepm.analysis.find import find_index
from sciencepm.commands.projects import add_project, change_project
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.ui.models.found_model import FoundModel
from sciencepm.ui.models.project_row import Column, project_row
from sciencepm.ui.models.projects_model import ProjectsModel, View, in_order
from sciencepm.ui.models.twin_model import TwinModel
from sciencepm.ui.pages.projects import ProjectsPage
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.projects.arrangement import Form
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.menu_button import MenuButton

PLACE = Location("projects")


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ProjectsPage:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session, width: int = 1228) -> ProjectsPage:
    page = ProjectsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda _edit: page.refresh())
    page.resize(width, 841)
    page.show()
    page.show_location(PLACE)
    return page


def titles(page: ProjectsPage) -> list[str]:
    return [text(page, place, Column.PROJECT) for place in range(page.model.rowCount())]


def text(page: ProjectsPage, place: int, column: Column) -> str:
    return str(page.model.index(place, column).data())


def row_of(page: ProjectsPage, title: str) -> int:
    return titles(page).index(title)


def choose(button: MenuButton, words: str) -> None:
    next(action for action in button.menu().actions() if action.text() == words).trigger()


def click_header(qtbot: QtBot, page: ProjectsPage, column: Column) -> None:
    head = page.table.head
    middle = QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) // 2, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_every_project_of_the_sample_has_a_row(page: ProjectsPage, session: Session) -> None:
    assert sorted(titles(page)) == sorted(project.title for project in session.portfolio.all(Project))
    place = row_of(page, "Statements into tables")
    figures = session.results.projects["statements"]
    assert figures.forecast is not None
    assert figures.forecast.chance is not None
    assert text(page, place, Column.CHANCE) == session.words.percent(figures.forecast.chance)
    assert text(page, place, Column.STATE) == "Revised"
    assert page.model.index(place, Column.DECISION).data(Qt.ItemDataRole.AccessibleTextRole).endswith("11 Dec")


def test_what_is_missing_is_said_where_the_figure_would_be(page: ProjectsPage) -> None:
    unready = row_of(page, "Answers for new markets")
    assert text(page, unready, Column.DECISION) == "No decision point yet"
    assert text(page, unready, Column.STOP_RULE) == "none yet"
    assert text(page, unready, Column.STATE) == "Not ready"
    stranded = row_of(page, "Sharper search in the archive")
    assert text(page, stranded, Column.DECISION) == "Who takes it over?"
    assert text(page, stranded, Column.LANDING) == "no path yet"
    stopped = row_of(page, "Learn from rare documents")
    assert text(page, stopped, Column.DECISION) == "Stopped at decision 2"
    assert text(page, stopped, Column.VALUE).endswith("not spent")


def test_the_model_keeps_the_rules_of_item_models_through_every_view(qtbot: QtBot, session: Session) -> None:
    model = ProjectsModel(session.words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [
        project_row(session.portfolio, figures, session.today, session.words)
        for figures in session.results.projects.values()
    ]
    for view in (
        View(),
        View(column=Column.CHANCE, descending=True),
        View(state=ProjectState.ACTIVE),
        View(team="Nobody"),
    ):
        model.show(rows, view)
    model.show(rows, View(team="Payments"))
    model.show([], View())
    assert tester.model() is model
    assert model.rowCount() == 0


@pytest.mark.parametrize("column", list(Column))
def test_one_sorts_by_every_column_by_clicking_its_title(qtbot: QtBot, page: ProjectsPage, column: Column) -> None:
    choose(page.controls.orders, "As arranged")
    click_header(qtbot, page, column)
    once = titles(page)
    click_header(qtbot, page, column)
    twice = titles(page)
    keys = {page.model.row(place).project_id: page.model.row(place).cells[column].key for place in range(len(twice))}
    known = [key for key in keys.values() if key is not None]
    assert known in (sorted(known), sorted(known, reverse=True))
    assert sorted(once) == sorted(twice)
    # Rows with nothing to sort by come last both ways, in the order of their titles.
    empty = [title for title, key in zip(twice, keys.values(), strict=True) if key is None]
    assert once[len(known) :] == twice[len(known) :] == empty == sorted(empty, key=str.casefold)


def test_the_highest_chance_comes_first_and_the_order_can_be_turned(page: ProjectsPage, qtbot: QtBot) -> None:
    click_header(qtbot, page, Column.CHANCE)
    assert titles(page)[0] == "Billing tickets to the right desk"
    assert page.controls.orders.text() == "Sort: chance"
    click_header(qtbot, page, Column.CHANCE)
    assert titles(page)[0] == "Tables from any layout, live"


def test_one_sorts_from_the_keyboard_too(page: ProjectsPage) -> None:
    choose(page.controls.orders, "Project")
    assert titles(page) == sorted(titles(page), key=str.casefold)


def test_filters_narrow_the_table_and_say_what_holds(page: ProjectsPage) -> None:
    choose(page.controls.kinds, "Foundational")
    assert page.controls.kinds.text() == "Kind: foundational"
    assert len(titles(page)) == 4
    choose(page.controls.states, "Stopped")
    assert titles(page) == ["Learn from rare documents"]
    choose(page.controls.kinds, "All")
    choose(page.controls.states, "All")
    choose(page.controls.teams, "Support")
    assert page.controls.teams.text() == "Team: Support"
    assert sorted(titles(page)) == ["Answers agents can trust at once", "Billing tickets to the right desk"]


def test_a_team_that_is_gone_no_longer_narrows_the_table(page: ProjectsPage, session: Session) -> None:
    choose(page.controls.teams, "Retention")
    assert titles(page) == ["Warn before customers leave"]
    session.do(lambda portfolio: change_project(portfolio, project_id="customers", team="Customer care"))
    assert page.controls.teams.text() == "Team: all"
    assert len(titles(page)) == 12


def test_one_finds_what_was_tried_and_opens_it_where_it_stands(qtbot: QtBot, page: ProjectsPage) -> None:
    page.focus_find()
    assert QApplication.focusWidget() is page.controls.find_line
    qtbot.keyClicks(page.controls.find_line, "layout rules supplier")
    qtbot.waitUntil(page.found.isVisible)
    places = [page.found.found.hit(place) for place in range(page.found.found.rowCount())]
    trial = next(place for place, hit in enumerate(places) if hit.where == "Experiment A")
    assert places[trial].title == "Statements into tables"
    assert "Found in" in page.found.accessibleDescription()
    qtbot.keyClick(page.controls.find_line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.found
    page.found.setCurrentIndex(page.found.found.index(trial, 0))
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(page.found, Qt.Key.Key_Return)
    assert gone.args == [Location(PROJECTS.code, "statements", places[trial].shown_id)]
    assert places[trial].shown_id is not None


def test_filters_narrow_what_is_looked_through(qtbot: QtBot, page: ProjectsPage) -> None:
    choose(page.controls.teams, "Payments")
    qtbot.keyClicks(page.controls.find_line, "fraud")
    qtbot.waitUntil(page.found.isVisible)
    hits = [page.found.found.hit(place) for place in range(page.found.found.rowCount())]
    assert hits
    assert all("Payments" in page.session.portfolio.get(Project, hit.project_id).team for hit in hits)


def test_escape_leads_back_to_the_line_and_then_to_all_projects(qtbot: QtBot, page: ProjectsPage) -> None:
    qtbot.keyClicks(page.controls.find_line, "fraud")
    qtbot.waitUntil(page.found.isVisible)
    page.found.setFocus()
    qtbot.keyClick(page.found, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.controls.find_line
    qtbot.keyClick(page.controls.find_line, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.isVisible)


def test_what_is_found_follows_an_edit(qtbot: QtBot, page: ProjectsPage, session: Session) -> None:
    qtbot.keyClicks(page.controls.find_line, "unheard of words")
    qtbot.waitUntil(page.found_nothing_button.isVisible)
    session.do(change_project, project_id="fraud", outcome_wanted="Words unheard of")
    qtbot.waitUntil(page.found.isVisible)


def test_the_list_of_what_was_found_keeps_the_rules_of_item_models(session: Session) -> None:
    model = FoundModel(session.words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(find_index(session.portfolio, session.words).find("tables"))
    assert model.rowCount() > 5
    assert str(model.index(0, 0).data()).startswith("Statements into tables, Title")
    model.show(())
    assert tester.model() is model


def test_when_nothing_is_found_that_is_said_and_all_can_be_shown_again(qtbot: QtBot, page: ProjectsPage) -> None:
    qtbot.keyClicks(page.controls.find_line, "quantum teapots")
    qtbot.waitUntil(lambda: not page.table.isVisible())
    page.found_nothing_button.click()
    assert page.table.isVisible()
    assert page.controls.find_line.text() == ""
    assert len(titles(page)) == 12


def test_arrows_choose_and_enter_opens(qtbot: QtBot, page: ProjectsPage) -> None:
    assert QApplication.focusWidget() is page.table
    first = page.model.row(0).project_id
    second = page.model.row(1).project_id
    assert page.table.project_id == first
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go_requested) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [Location("projects", second)]


def test_a_click_opens_a_project(qtbot: QtBot, page: ProjectsPage) -> None:
    place = page.table.visualRect(page.model.index(3, Column.CHANCE)).center()
    with qtbot.waitSignal(page.go_requested) as opened:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [Location("projects", page.model.row(3).project_id)]


def test_the_chosen_project_stays_chosen_when_the_table_changes(page: ProjectsPage, session: Session) -> None:
    page.table.choose("unsure")
    session.do(lambda portfolio: change_project(portfolio, project_id="unsure", title="Know what it does not know"))
    assert page.table.project_id == "unsure"
    choose(page.controls.orders, "Value a year")
    assert page.table.project_id == "unsure"


def test_the_menu_holds_resumes_and_removes(qtbot: QtBot, page: ProjectsPage, session: Session) -> None:
    def run(words: str) -> None:
        menu = page.menu("answers")
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.deleteLater()

    def state() -> ProjectState:
        return session.portfolio.get(Project, "answers").state

    run("Put on hold")
    assert state() is ProjectState.ON_HOLD
    assert text(page, row_of(page, "Answers agents can trust at once"), Column.STATE) == "On hold"
    run("Resume")
    assert state() is ProjectState.ACTIVE
    with qtbot.waitSignal(session.undo_offered):
        run("Remove")
    assert "Answers agents can trust at once" not in titles(page)
    session.undo()
    assert "Answers agents can trust at once" in titles(page)


def test_the_menu_key_opens_the_menu_of_the_chosen_project(qtbot: QtBot, page: ProjectsPage) -> None:
    page.table.choose("fraud")
    asked: list[str] = []
    page.table.menu_requested.disconnect()
    page.table.menu_requested.connect(lambda project_id, _where: asked.append(project_id))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(page.table, event)
    assert asked == ["fraud"]


def test_delete_removes_the_chosen_project_and_offers_to_undo(
    qtbot: QtBot, page: ProjectsPage, session: Session
) -> None:
    page.table.choose("billing")
    with qtbot.waitSignal(session.undo_offered):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Billing tickets to the right desk" not in titles(page)


def test_the_least_needed_columns_go_first_where_it_is_narrow(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert hidden(page) == set()
    page.resize(812, 640)
    assert {Column.STOP_RULE, Column.LANDING} <= hidden(page) < set(Column)
    page.resize(420, 640)
    assert not {Column.KIND, Column.PROJECT} & hidden(page)
    assert sum(page.table.columnWidth(each) for each in Column) <= page.table.viewport().width()


def hidden(page: ProjectsPage) -> set[Column]:
    return {column for column in Column if page.table.isColumnHidden(column)}


def test_an_empty_portfolio_offers_to_add_a_project(qtbot: QtBot, empty_session: Session) -> None:
    page = shown(qtbot, empty_session)
    assert not page.table.isVisible()
    with qtbot.waitSignal(page.action_requested) as asked:
        page.first_button.click()
    assert asked.args == ["new-project"]


def test_text_that_looks_like_markup_is_shown_as_it_is(page: ProjectsPage, session: Session) -> None:
    session.do(lambda portfolio: change_project(portfolio, project_id="fraud", title="<b>Fraud</b> & more"))
    place = row_of(page, "<b>Fraud</b> & more")
    tip = page.model.index(place, Column.PROJECT).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;" in tip


def show_form(page: ProjectsPage, form: Form) -> None:
    page.controls.forms.button(form).click()


def test_cards_are_used_like_the_table(qtbot: QtBot, page: ProjectsPage) -> None:
    show_form(page, Form.CARDS)
    assert page.cards.isVisible()
    page.cards.setFocus()
    page.cards.choose("fraud")
    qtbot.keyClick(page.cards, Qt.Key.Key_Space)
    assert page.controls.now.chosen == ("fraud",)
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(page.cards, Qt.Key.Key_Return)
    assert gone.args == [Location("projects", "fraud")]
    index = page.model.index(1, Column.PROJECT)
    area = page.cards.visualRect(index)
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.mouseClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert gone.args == [Location("projects", page.model.row(1).project_id)]
    box = page.cards.box_of(index).center()
    qtbot.mouseClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert page.model.row(1).project_id in page.controls.now.chosen


def test_cards_stand_side_by_side_as_many_as_there_is_room_for(qtbot: QtBot, page: ProjectsPage) -> None:
    show_form(page, Form.CARDS)

    def across() -> int:
        tops = [page.cards.visualRect(page.model.index(place, Column.PROJECT)).top() for place in range(12)]
        return tops.count(tops[0])

    qtbot.waitUntil(lambda: across() == 4)
    page.resize(640, 841)
    qtbot.waitUntil(lambda: across() == 2)


def test_the_chart_is_walked_with_arrows_and_has_a_table_twin(qtbot: QtBot, page: ProjectsPage) -> None:
    could_be_taken_along = [not page.is_empty]
    show_form(page, Form.CHART)
    could_be_taken_along.append(not page.is_empty)
    assert could_be_taken_along == [False, True]
    assert page.chart.isVisible()
    assert page.header.headline.text().startswith("Weighed by its chance, Stop card fraud before payout")
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_Home)
    assert "to land, worth" in page.chart.accessibleDescription()
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert gone.args == [Location("projects", "fraud")]
    page.toggle_table()
    assert page.twin.isVisible()
    assert page.twin.rows.rowCount() == 10
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(page.twin, Qt.Key.Key_Return)
    assert gone.args == [Location("projects", "fraud")]
    assert page.twin.rows.as_text().count("\n") == 10


def test_filters_hold_in_every_form(page: ProjectsPage) -> None:
    choose(page.controls.teams, "Support")
    show_form(page, Form.CHART)
    page.toggle_table()
    shown = {page.twin.rows.record_id(row) for row in range(page.twin.rows.rowCount())}
    assert shown == {"answers", "billing"}
    show_form(page, Form.CARDS)
    assert page.model.rowCount() == 2


def test_the_twin_keeps_the_rules_of_item_models() -> None:
    model = TwinModel(("Project", "Chance"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in ([("a", ("A", "1%"))], [("a", ("A", "2%"))], [("b", ("B", "")), ("a", ("A", ""))], []):
        model.show(rows)
    assert tester.model() is model


def test_five_hundred_projects_are_sorted_and_painted_quickly(qtbot: QtBot, empty_session: Session) -> None:
    session = empty_session

    def many(portfolio: Portfolio) -> Edit:
        edit = add_project(portfolio, today=session.today, achieve="Project 0")
        for number in range(1, 500):
            later = add_project(portfolio.apply(edit), today=date(2026, 1, 1), achieve=f"Project {number}")
            edit = edit.then(later)
        return edit

    assert session.do(many)
    page = shown(qtbot, session)
    assert page.model.rowCount() == 500
    assert timed(page.refresh) < 1.5
    # Ticking and finding work out no figures anew: a few hundredths of a second each.
    assert timed(lambda: page.tick(page.model.row(7).project_id)) < 0.3
    page.controls.ask(find="project 1")
    assert timed(lambda: page.controls.ask(find="project 12")) < 0.4
    page.controls.ask(find="", chosen=())
    bar = page.table.verticalScrollBar()

    def scroll() -> None:
        for step in range(20):
            bar.setValue(step * 300)
            page.table.viewport().repaint()

    # Sixty pictures a second leave 17 ms for one; a busy machine gets four times that.
    assert timed(scroll) / 20 < 0.068
    rows = [page.model.row(place) for place in range(500)]
    assert timed(lambda: in_order(rows, View(column=Column.PROJECT, descending=True))) < 0.1


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
