"""Is it plain how near each stop rule is, can a limit only move in the open, and can nobody look past a crossed one?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.attention import AttentionKind, attention
from sciencepm.commands.decisions import record_decision
from sciencepm.commands.experiments import finish_experiment
from sciencepm.commands.stop_rules import add_reading, add_stop_rule, agree_stop_rule
from sciencepm.document import Document
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.stop_rule import StopRule
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.plan.stop_rule_inspector import StopRuleInspector
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor

STATEMENTS = "statements"


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


def rules(session: Session, project_id: str = STATEMENTS) -> tuple[StopRule, ...]:
    return session.portfolio.of(StopRule, project_id)


def rule_panel(page: ProjectPage) -> StopRuleInspector:
    assert isinstance(page.panel, StopRuleInspector)
    return page.panel


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def said_of(page: ProjectPage, rule: StopRule) -> str:
    row = page.plan.rules.row_of(rule.id)
    assert row is not None
    return row.accessibleName()


def fill(widget: QWidget, name: str, text: str) -> None:
    found = [each for each in widget.findChildren(Field) if each.editor.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, name
    editor = found[0].editor
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setText(text)


def press(widget: QWidget, text: str) -> None:
    next(
        each
        for each in widget.findChildren(QAbstractButton)
        if text in (each.text(), each.accessibleName()) and each.isVisible()
    ).click()


def fail_the_last(session: Session) -> None:
    """The fifth experiment that did not work: the limit of five is reached."""
    last = session.portfolio.of(Experiment, session.portfolio.of(DecisionPoint, STATEMENTS)[0].id)[-1]
    session.do(lambda it: finish_experiment(it, experiment_id=last.id, outcome="did not work", ended_on=TODAY))


# How near


def test_the_nearest_rule_is_marked_and_each_says_when_it_would_be_crossed(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    experiments, spend, day, event = rules(session)
    # Four of five did not work in the 102 days since 10 August: a fifth takes 25.5 more, rounded up to 16 December.
    assert "Approaching, nearest, crossed about 16 Dec at this rate, 4 tried, limit 5" in said_of(page, experiments)
    assert "nearest" not in said_of(page, spend)
    assert "at this rate" in said_of(page, spend)
    assert "at this rate" not in said_of(page, day) and "102 of 417 days" in said_of(page, day)
    assert "watched by hand" in said_of(page, event)
    assert "Nearest · crossed about 16 Dec at this rate" in words_on(page.plan.rules)


def test_a_figure_that_moves_away_is_not_crossed_at_this_rate(qtbot: QtBot, session: Session) -> None:
    rule = next(each for each in rules(session, "any-layout") if each.readings)
    session.do(lambda it: add_reading(it, rule_id=rule.id, on=TODAY, value="4"))
    page = show(qtbot, session, "any-layout")
    assert "not at this rate" in said_of(page, rule)


def test_a_rule_that_is_not_agreed_says_so_in_its_line(qtbot: QtBot, session: Session) -> None:
    session.do(lambda it: add_stop_rule(it, project_id=STATEMENTS, type="spend", text="It costs too much", limit=5))
    page = show(qtbot, session)
    assert "It costs too much, Not agreed yet" in said_of(page, rules(session)[-1])
    assert "Agreed with the Executive committee, 12 Aug" in said_of(page, rules(session)[0])


# Crossed


def test_a_crossed_rule_stays_until_a_decision_is_recorded(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    assert not page.crossed.isVisible()
    fail_the_last(session)
    said = words_on(page.crossed)
    assert "Stop rule crossed on 20 November: No approach reads 95 of 100 tables right" in said
    assert "It stays here and on Overview until a decision is recorded." in said
    assert "crossed on 20 November" in said_of(page, rules(session)[0])
    # There is nothing on it to dismiss it with: its one button leads to the decision.
    assert [each.text() for each in page.crossed.findChildren(QAbstractButton)] == ["Record decision…"]
    with qtbot.waitSignal(page.action_requested) as asked:
        page.crossed.button.click()
    assert asked.args == ["record-decision"]
    kinds = [row.kind for row in attention(session.portfolio, TODAY, session.words) if row.project_id == STATEMENTS]
    assert AttentionKind.CROSSED in kinds
    point = session.portfolio.of(DecisionPoint, STATEMENTS)[0]
    session.do(
        lambda it: record_decision(
            it,
            point_id=point.id,
            on=TODAY,
            outcome="revise",
            today=TODAY,
            decided_by="Head of product",
            ask_again_on=date(2027, 1, 15),
        )
    )
    assert not page.crossed.isVisible()
    assert "crossed on 20 November, decided since" in said_of(page, rules(session)[0])
    kinds = [row.kind for row in attention(session.portfolio, TODAY, session.words) if row.project_id == STATEMENTS]
    assert AttentionKind.CROSSED not in kinds


def test_an_event_that_happened_crosses_its_rule_and_can_be_taken_back(qtbot: QtBot, session: Session) -> None:
    event = rules(session)[3]
    page = show(qtbot, session, record_id=event.id)
    press(rule_panel(page), "It has happened")
    assert session.portfolio.get(StopRule, event.id).happened_on == TODAY
    assert page.crossed.isVisible()
    qtbot.waitUntil(lambda: "It happened on 20 November." in words_on(rule_panel(page)))
    press(rule_panel(page), "It has not happened after all")
    assert session.portfolio.get(StopRule, event.id).happened_on is None
    assert not page.crossed.isVisible()


# Agreed, and moved in the open


def test_every_move_of_a_limit_stays_readable(qtbot: QtBot, session: Session) -> None:
    rule = rules(session)[0]
    page = show(qtbot, session, record_id=rule.id)
    panel = rule_panel(page)
    assert "3 November: from 4 to 5, by Head of product, Documents" in words_on(panel)
    assert "Agreed with the Executive committee on 12 August, so it is locked." in words_on(panel)
    panel.ask_move()
    focused = QApplication.focusWidget()
    assert focused is not None and focused.accessibleName() == "New limit"
    press(panel, "Move it")
    said = words_on(panel)
    for sentence in ("Please say what the new limit is.", "Please say who moves it.", "Please say why it is moved."):
        assert sentence in said
    fill(panel, "New limit", "6")
    fill(panel, "Who moves it", "Executive committee")
    fill(panel, "Why", "The vendor offers a last one")
    press(panel, "Move it")
    moved = session.portfolio.get(StopRule, rule.id)
    assert (moved.limit, len(moved.moves)) == (Decimal(6), 2)
    qtbot.waitUntil(lambda: "20 November: from 5 to 6, by Executive committee" in words_on(panel))
    assert "The vendor offers a last one" in words_on(panel)
    assert "from 4 to 5, by Head of product, Documents" in words_on(panel)
    session.undo()
    assert session.portfolio.get(StopRule, rule.id) == rule


def test_a_date_rule_is_moved_to_a_day(qtbot: QtBot, session: Session) -> None:
    rule = rules(session)[2]
    page = show(qtbot, session, record_id=rule.id)
    panel = rule_panel(page)
    panel.ask_move()
    fill(panel, "New limit", "1 December 2027")
    fill(panel, "Who moves it", "Executive committee")
    fill(panel, "Why", "The desk moves house in October")
    press(panel, "Move it")
    assert session.portfolio.get(StopRule, rule.id).limit_date == date(2027, 12, 1)
    assert "moved from 1 October 2027" in said_of(page, rule)


def test_escape_leaves_a_move_and_keeps_the_panel(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, record_id=rules(session)[0].id)
    panel = rule_panel(page)
    panel.ask_move()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert page.panel is panel
    assert "New limit" not in {each.editor.accessibleName() for each in panel.findChildren(Field) if each.isVisible()}


def test_an_agreed_rule_shows_no_fields_to_change(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    session.do(lambda it: add_stop_rule(it, project_id=STATEMENTS, type="spend", text="It costs too much", limit=5))
    rule = rules(session)[-1]
    page.open_record(rule.id)
    names = {each.editor.accessibleName() for each in rule_panel(page).findChildren(Field)}
    assert {"We stop if", "Most we spend, in €", "With whom"} <= names
    session.do(lambda it: agree_stop_rule(it, rule_id=rule.id, agreed_with="Head of Finance", on=TODAY))
    qtbot.waitUntil(lambda: "Agreed with the Head of Finance on 20 November, so it is locked." in words_on(page))
    left = {each.editor.accessibleName() for each in rule_panel(page).findChildren(Field) if each.isVisible()}
    assert left == set()


# Readings


def test_readings_are_listed_newest_first_added_and_taken_out(qtbot: QtBot, session: Session) -> None:
    rule = next(each for each in rules(session, "any-layout") if each.readings)
    page = show(qtbot, session, "any-layout", rule.id)
    panel = rule_panel(page)
    said = words_on(panel)
    places = [said.index(day) for day in ("13 Nov\n9 cents", "26 Oct\n8.5 cents", "1 Oct\n6 cents", "9 Jul\n3 cents")]
    assert places == sorted(places)
    fill(panel, "A page", "9.5")
    press(panel, "Add reading")
    assert session.portfolio.get(StopRule, rule.id).readings[-1].value == Decimal("9.5")
    qtbot.waitUntil(lambda: "20 Nov\n9.5 cents" in words_on(panel))
    with qtbot.waitSignal(session.undo_offered):
        press(panel, "Remove the reading of 20 November 2026")
    assert session.portfolio.get(StopRule, rule.id).readings == rule.readings


def test_a_reading_that_is_no_number_is_refused_beside_its_field(qtbot: QtBot, session: Session) -> None:
    rule = next(each for each in rules(session, "any-layout") if each.readings)
    panel = rule_panel(show(qtbot, session, "any-layout", rule.id))
    fill(panel, "A page", "dear")
    press(panel, "Add reading")
    assert "Please write a number, such as 38,000 or 38k." in words_on(panel)
    assert session.portfolio.get(StopRule, rule.id).readings == rule.readings


@pytest.mark.parametrize("place", range(4))
def test_what_may_only_be_read_is_locked(qtbot: QtBot, session: Session, tmp_path: Path, place: int) -> None:
    file = tmp_path / "shared.sciencepm"
    writer = Document.new(file, session.portfolio, session.paths)
    session.replace(Document.open(file, session.paths))
    try:
        page = show(qtbot, session, record_id=rules(session)[place].id)
        panel = rule_panel(page)
        panel_buttons = [each for each in panel.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        assert [each.accessibleName() for each in panel_buttons] == ["Close this panel"]
        assert "Add a stop rule" not in words_on(page.plan.rules)
    finally:
        writer.close()
