"""Overview: figures computed from the records, what needs the PM, the decisions ahead, and what changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sciencepm.commands.documents import take_snapshot
from sciencepm.commands.projects import add_project, change_project, hold_project, set_people
from sciencepm.commands.settings import change_settings
from sciencepm.domain.documents import SnapshotReason
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Promise
from sciencepm.ui.clock import now
from sciencepm.ui.dialogs.decision import DecisionDialog
from sciencepm.ui.pages.overview import OverviewPage, compared_with
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session

PLACE = Location("overview")


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> OverviewPage:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session) -> OverviewPage:
    page = OverviewPage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda _edit: page.refresh())
    page.resize(1228, 841)
    page.show()
    page.show_location(PLACE)
    return page


def rows(page: OverviewPage) -> list[str]:
    return [button.accessibleName() for button in page.needs.buttons]


def press(qtbot: QtBot, page: OverviewPage, start: str) -> None:
    button = next(button for button in page.needs.buttons if button.accessibleName().startswith(start))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words_of(page: OverviewPage) -> str:
    """What one can read on the page, once new parts of it have come up."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


# The figures


def test_the_balance_is_that_of_the_people_on_active_projects(page: OverviewPage, session: Session) -> None:
    people = dict.fromkeys(("product", "foundational"), 0.0)
    for project in session.portfolio.all(Project):
        if project.state is ProjectState.ACTIVE:
            people[project.kind.value] += float(project.people_on(session.today))
    share = round(100 * people["product"] / sum(people.values()))
    assert page.figures.balance.words == (
        f"Balance, by people. {share} : {100 - share} target 70 : 30. Within ±5 points"
    )


def test_figures_say_what_they_rest_on(page: OverviewPage, session: Session) -> None:
    figures, words = session.results, session.words
    assert figures.value_by_chance is not None
    value = page.figures.value.words
    assert words.money(figures.value_by_chance) in value
    assert value.endswith("if every active project lands")
    # The coming half-year end at least six months after 20 November 2026 is 30 June 2027.
    landings = page.figures.landings.words
    assert landings.startswith("Expected to land by June 2027. ")
    assert "eight times in ten" in landings
    close = {entry.rule.project_id for entry in figures.close}
    assert page.figures.stop_rules.words.startswith(f"Close to a stop rule. {len(close)}. ")


def test_what_has_no_figure_says_what_it_waits_for(qtbot: QtBot, empty_session: Session) -> None:
    session = empty_session
    session.do(lambda portfolio: add_project(portfolio, today=session.today, achieve="Clean tables"))
    page = shown(qtbot, session)
    figures = page.figures
    assert figures.balance.words == "Balance, by people. No balance yet. No active project has people"
    assert figures.value.words == (
        "Value a year, weighted by chance. No value yet. No active project has a value in money"
    )
    assert figures.landings.words == (
        "Expected to land by June 2027. No forecast yet. No plan has its weeks and chances yet"
    )
    assert figures.stop_rules.words == "Close to a stop rule. No stop rule yet. No active project has a stop rule"
    assert "No brief and no version is kept yet" in words_of(page)
    project = session.portfolio.all(Project)[0]
    session.do(set_people, project_id=project.id, since=session.today, people=2)
    assert figures.balance.words == (
        "Balance, by people. 100 : 0 target 70 : 30. Out of range: 30 points above target, ±5 agreed"
    )
    session.do(hold_project, project_id=project.id)
    assert figures.balance.words == "Balance, by people. No balance yet. No project is active"


def test_the_balance_follows_the_measure_of_the_settings(page: OverviewPage, session: Session) -> None:
    session.do(lambda portfolio: change_settings(portfolio, balance_measure="count"))
    active = [project for project in session.portfolio.all(Project) if project.state is ProjectState.ACTIVE]
    share = round(100 * sum(project.kind.value == "product" for project in active) / len(active))
    assert page.figures.balance.words.startswith(f"Balance, by number of projects. {share} : {100 - share} ")


# Needs you


def test_what_needs_the_pm_stands_in_order_with_one_thing_to_do_each(page: OverviewPage) -> None:
    assert rows(page)[0] == "Draft update: Tell the Head of Operations that decision 1 was revised"
    assert "Record decision: Decide: Answers agents can trust at once, decision 1" in rows(page)
    assert "Open: Decide: Statements into tables, decision 1 again" in rows(page)
    assert page.header.headline.text().endswith("one stakeholder waits for news")
    assert page.header.subline.text() == "Friday 20 November 2026"


def test_the_list_is_one_tab_stop_and_the_arrows_walk_in_it(qtbot: QtBot, page: OverviewPage) -> None:
    stops = [button for button in page.needs.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [page.needs.buttons[0]]
    stops[0].setFocus()
    qtbot.keyClick(stops[0], Qt.Key.Key_Down)
    qtbot.keyClick(page.needs.buttons[1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.needs.buttons[2]
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(page.needs.buttons[2], Qt.Key.Key_Return)
    assert gone.args is not None
    (location,) = gone.args
    assert location.project_id == "billing"
    assert location.record_id is not None
    qtbot.keyClick(page.needs.buttons[2], Qt.Key.Key_End)
    assert QApplication.focusWidget() is page.needs.buttons[-1]


def test_news_leads_to_its_update(qtbot: QtBot, page: OverviewPage) -> None:
    with qtbot.waitSignal(page.go_requested) as gone:
        press(qtbot, page, "Draft update: Tell the Head of Operations")
    assert gone.args == [Location("check-ins", record_id="statements-1-revise")]


def test_a_promise_is_ticked_off(qtbot: QtBot, page: OverviewPage, session: Session) -> None:
    press(qtbot, page, "Mark as kept")
    assert any(promise.kept_on == session.today for promise in session.portfolio.all(Promise))
    assert not [row for row in rows(page) if row.startswith("Mark as kept")]


def test_a_check_in_that_is_due_leads_to_whom_one_meets(qtbot: QtBot, page: OverviewPage) -> None:
    with qtbot.waitSignal(page.go_requested) as gone:
        press(qtbot, page, "Prepare: Check-in due: Head of Payments")
    assert gone.args == [Location("check-ins", record_id="head-of-payments")]


def test_a_decision_is_recorded_where_it_stands(qtbot: QtBot, page: OverviewPage) -> None:
    press(qtbot, page, "Record decision: Decide: Answers agents can trust at once")
    dialog = page.findChild(DecisionDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_a_click_on_the_words_of_a_row_opens_its_project(qtbot: QtBot, page: OverviewPage) -> None:
    words = next(
        label for label in page.findChildren(QLabel) if label.text() == "Blocked on data: Warn before customers leave"
    )
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert gone.args == [Location("projects", "customers")]


def test_when_nothing_waits_that_is_said(qtbot: QtBot, empty_session: Session) -> None:
    session = empty_session
    session.do(lambda portfolio: add_project(portfolio, today=session.today, achieve="Clean tables"))
    page = shown(qtbot, session)
    assert page.needs.buttons == []
    assert "Nothing waits for you." in words_of(page)
    assert "No decision is planned in the next 90 days." in words_of(page)


# Decisions ahead


def test_the_strip_tells_every_decision_and_opens_it(qtbot: QtBot, page: OverviewPage, session: Session) -> None:
    strip = page.strip
    told = strip.accessibleDescription()
    question = session.results.projects["answers"].next
    assert question is not None
    assert f"4 December: Answers agents can trust at once, decision 1. {question.point.question}" in told
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.open_requested) as wanted, qtbot.waitSignal(page.go_requested) as gone:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert wanted.args is not None
    (ahead,) = wanted.args
    assert ahead.label == "Answers agents 1"
    assert gone.args == [Location("projects", "answers", ahead.point_id)]


def test_a_click_on_a_diamond_opens_its_decision(qtbot: QtBot, page: OverviewPage) -> None:
    strip = page.strip
    found: dict[int, QPoint] = {}
    for x in range(strip.width()):
        for y in range(0, strip.height(), 4):
            number = strip.at(QPoint(x, y))
            if number is not None:
                found.setdefault(number, QPoint(x, y))
    with qtbot.waitSignal(page.go_requested) as gone:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=found[0])
    assert gone.args is not None
    assert gone.args[0].project_id == "billing"


# What changed


def test_what_changed_is_said_since_the_last_brief(page: OverviewPage) -> None:
    said = words_of(page)
    assert "What changed since the brief of 2 October" in said
    assert "Learn from rare documents was stopped at decision 2" in said
    lines = len(said.splitlines())
    show_all = next(button for button in page.changed.findChildren(QPushButton) if button.isVisible())
    assert show_all.text().startswith("Show all ")
    show_all.click()
    assert len(words_of(page).splitlines()) > lines


def test_without_a_brief_it_is_compared_with_a_named_version(qtbot: QtBot, empty_session: Session) -> None:
    session = empty_session
    session.do(lambda portfolio: add_project(portfolio, today=session.today, achieve="Clean tables"))
    page = shown(qtbot, session)
    assert compared_with(session.portfolio) is None
    with qtbot.waitSignal(page.action_requested) as asked:
        page.name_version.click()
    assert asked.args == ["name-version"]
    session.do(take_snapshot, name="Before", reason=SnapshotReason.NAMED, at=now(), today=session.today)
    assert "What changed since “Before” of 20 November" in words_of(page)
    assert "Nothing has changed since then." in words_of(page)
    session.do(lambda portfolio: add_project(portfolio, today=session.today, achieve="Answers in Polish"))
    assert "Answers in Polish" in words_of(page)


def test_typing_elsewhere_does_not_move_the_keyboard(page: OverviewPage, session: Session) -> None:
    page.needs.buttons[2].setFocus()

    def renamed(portfolio: Portfolio) -> Edit:
        return change_project(portfolio, project_id="fraud", title="Stop fraud before payout")

    session.do(renamed)
    assert QApplication.focusWidget() is page.needs.buttons[2]
    assert "Stop fraud before payout" in words_of(page)
