"""Is it plain what a project has cost and how that is known, and can every amount be entered, changed and removed?"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.domain.stop_rule import Spend
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.plan.spend_inspector import SpendInspector
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.fields import Field, LineEditor


def show(qtbot: QtBot, session: Session, project_id: str) -> ProjectPage:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(1228, 841)
    page.show()
    page.show_location(Location("projects", project_id))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def open_spending(page: ProjectPage) -> SpendInspector:
    page.plan.line.button.click()
    panel = page.panel
    assert isinstance(panel, SpendInspector)
    return panel


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def line(widget: QWidget, name: str) -> LineEditor:
    """The visible line that a screen reader would call by this name; the first of several."""
    found = next(each for each in widget.findChildren(Field) if each.editor.accessibleName() == name)
    assert isinstance(found.editor, LineEditor)
    return found.editor


def press(widget: QWidget, name: str) -> None:
    next(each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name).click()


def test_the_plan_says_how_long_and_how_much(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, "statements")
    # 10 August to 20 November are 102 days, 14 whole weeks.
    assert "14 weeks since 10 August · €154k so far" in words_on(page.plan.line)


def test_without_amounts_the_cost_is_marked_as_estimated_until_one_is_entered(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, "answers")
    assert "so far, estimated" in words_on(page.plan.line)
    panel = open_spending(page)
    assert "About €" in words_on(panel) and "Estimated from the monthly cost" in words_on(panel)
    assert QApplication.focusWidget() is line(panel, "Amount, in €")
    QTest.keyClicks(line(panel, "Amount, in €"), "7.5k")
    QTest.keyClicks(line(panel, "For what"), "Labelling")
    QTest.keyClick(line(panel, "For what"), Qt.Key.Key_Return)
    (entry,) = session.portfolio.of(Spend, "answers")
    assert (entry.amount, entry.on, entry.note) == (Decimal(7500), session.today, "Labelling")
    assert "€8k so far" in words_on(page.plan.line) and "estimated" not in words_on(page.plan.line)
    assert "As entered below." in words_on(panel)
    # The form is ready for the next amount.
    assert (line(panel, "Amount, in €").text(), line(panel, "On").text()) == ("", "20 November 2026")
    assert QApplication.focusWidget() is line(panel, "Amount, in €")
    session.undo()
    assert "so far, estimated" in words_on(page.plan.line)


def test_an_amount_without_a_figure_or_a_day_is_asked_for_them(qtbot: QtBot, session: Session) -> None:
    panel = open_spending(show(qtbot, session, "answers"))
    line(panel, "On").clear()
    QTest.keyClick(line(panel, "For what"), Qt.Key.Key_Return)
    assert "Please say how much." in words_on(panel) and "Please say when." in words_on(panel)
    line(panel, "Amount, in €").setText("a lot")
    line(panel, "On").setText("20 November 2026")
    QTest.keyClick(line(panel, "For what"), Qt.Key.Key_Return)
    assert "Please write a number, such as 38,000 or 38k." in words_on(panel)
    assert session.portfolio.of(Spend, "answers") == ()


def test_amounts_are_listed_newest_first_changed_and_removed(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, "fraud")
    panel = open_spending(page)
    before = session.portfolio.of(Spend, "fraud")
    newest = before[-1]
    entry = panel._entries.values()[0]
    assert session.words.full_money(newest.amount) in words_on(entry)
    press(entry, "Edit this amount")
    amount = line(entry, "Amount, in €")
    qtbot.waitUntil(amount.hasFocus)
    amount.selectAll()
    QTest.keyClicks(amount, "25,000")
    QTest.keyClick(amount, Qt.Key.Key_Return)
    assert session.portfolio.get(Spend, newest.id).amount == 25_000
    assert "€25,000" in words_on(entry)
    with qtbot.waitSignal(session.undo_offered):
        press(entry, "Remove this amount")
    assert newest.id not in {each.id for each in session.portfolio.of(Spend, "fraud")}
    session.undo()
    session.undo()
    assert session.portfolio.of(Spend, "fraud") == before


def test_it_says_what_each_stage_took(qtbot: QtBot, session: Session) -> None:
    panel = open_spending(show(qtbot, session, "fraud"))
    said = words_on(panel)
    # 38 + 47 + 46 thousand were entered from the start to the answer of 26 June.
    assert "1 · Learn from four years of payments\n€131k spent" in said
    assert "€374k so far" in said
