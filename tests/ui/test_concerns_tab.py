"""Are risks, trade-offs, open questions and quality weighed where they stand, with the keyboard, and undone?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextBlock, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.analysis.sync_questions import sync_questions
from sciencepm.commands.concerns import add_risk
from sciencepm.commands.experiments import change_experiment
from sciencepm.commands.projects import add_project, change_project
from sciencepm.document import Document
from sciencepm.domain.concerns import Level, OpenQuestion, QualityTarget, Risk, RiskCategory, TradeOff
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Question, Update
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.i18n import Words
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.cases import conclusion, read_cases
from sciencepm.ui.concerns.concerns_tab import ConcernsTab
from sciencepm.ui.concerns.open_question_block import OpenQuestionBlock
from sciencepm.ui.concerns.quality_row import QualityRow
from sciencepm.ui.concerns.risk_rows import CheckRow, RiskRow
from sciencepm.ui.concerns.trade_off_block import TradeOffBlock
from sciencepm.ui.destinations import destinations
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.tabs import TabButton
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.window import Window

STATEMENTS, FRAUD = "statements", "fraud"
TAB = "concerns"


def show(qtbot: QtBot, session: Session, project_id: str = STATEMENTS, width: int = 1228) -> ProjectPage:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(width, 841)
    page.show()
    page.show_location(Location(PROJECTS.code, project_id, tab=TAB))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def tab(page: ProjectPage) -> ConcernsTab:
    body = page.body(TAB)
    assert isinstance(body, ConcernsTab)
    return body


def an_empty_project(session: Session) -> str:
    before = {each.id for each in session.portfolio.all(Project)}
    session.do(lambda it: add_project(it, today=TODAY, achieve="Read handwriting", who_benefits="Clerks"))
    (added,) = {each.id for each in session.portfolio.all(Project)} - before
    return added


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def field(widget: QWidget, name: str) -> Field:
    """The field in sight that a screen reader would call by this name."""
    fields = [each for each in widget.findChildren(Field) if each.isVisible()]
    found = [each for each in fields if each.editor.accessibleName() == name]
    assert len(found) == 1, [each.editor.accessibleName() for each in fields]
    return found[0]


def type_into(qtbot: QtBot, field: Field, text: str) -> None:
    editor = field.editor
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    editor.commit()


def choose(field: Field, code: str) -> None:
    editor = field.editor
    assert isinstance(editor, QComboBox)
    place = editor.findData(code)
    editor.setCurrentIndex(place)
    editor.activated.emit(place)


def focused() -> QWidget:
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


def count(page: ProjectPage) -> str:
    """What is said behind the tab's title."""
    buttons = page.tabs.findChildren(TabButton)
    made = next(each for each in buttons if each.text() == "Risks and trade-offs")
    return made.accessibleName().removeprefix("Risks and trade-offs").removeprefix(", ")


def check(page: ProjectPage, category: RiskCategory) -> CheckRow:
    rows = [each for each in tab(page).risks.findChildren(CheckRow) if each.isVisible()]
    return next(each for each in rows if each._category is category)


def risk_row(page: ProjectPage, risk_id: str) -> RiskRow:
    found = tab(page).part_of(risk_id)
    assert isinstance(found, RiskRow)
    return found


def trade_off(page: ProjectPage, record_id: str) -> TradeOffBlock:
    found = tab(page).part_of(record_id)
    assert isinstance(found, TradeOffBlock)
    return found


def question(page: ProjectPage, record_id: str) -> OpenQuestionBlock:
    found = tab(page).part_of(record_id)
    assert isinstance(found, OpenQuestionBlock)
    return found


def asked(widget: QWidget) -> AskInPlace:
    found = [each for each in widget.findChildren(AskInPlace) if each.isVisible()]
    assert len(found) == 1
    return found[0]


# The tab


def test_the_tab_says_how_much_waits_in_it(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    # Two open risks, one trade-off nobody decided, one question nobody answered.
    assert count(page) == "4"
    risk_row(page, "statements-licence").close_risk.click()
    assert count(page) == "3"
    session.undo()
    assert count(page) == "4"
    page.show_location(Location(PROJECTS.code, an_empty_project(session), tab=TAB))
    assert count(page) == ""


def test_a_record_opens_its_tab_with_the_keyboard_in_it(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, FRAUD)
    page.show_location(Location(PROJECTS.code, STATEMENTS))
    assert page.tab == "plan"
    page.show_location(Location(PROJECTS.code, FRAUD, "fraud-sales-season"))
    assert page.tab == TAB
    block = question(page, "fraud-sales-season")
    qtbot.waitUntil(lambda: not block.visibleRegion().isEmpty())
    assert block.isAncestorOf(focused())
    assert focused().accessibleName() == "The question"


def test_a_tab_is_found_where_it_was_left(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    window.go(Location(PROJECTS.code, STATEMENTS, tab=TAB))
    page = window.page
    assert isinstance(page, ProjectPage)
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    bar.setValue(600)
    window.go(Location(PROJECTS.code, STATEMENTS))
    assert page.tab == "plan"
    assert bar.value() == 0
    window.back()
    assert page.tab == TAB
    assert bar.value() == 600
    window.forward()
    assert page.tab == "plan"


def test_ctrl_k_reaches_what_is_weighed(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    window.go(Location(PROJECTS.code, STATEMENTS))
    found = {each.text: each for each in destinations(window)}
    found["Risks and trade-offs"].go()
    page = window.page
    assert isinstance(page, ProjectPage)
    assert page.tab == TAB
    found["How good is the screening in the busiest week of the year?"].go()
    assert window.project_id == FRAUD
    assert page.tab == TAB


# Risks


def test_fairness_privacy_and_regulation_are_always_asked(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, an_empty_project(session))
    for category in (RiskCategory.FAIRNESS, RiskCategory.PRIVACY, RiskCategory.REGULATORY):
        assert check(page, category).said.text() == "Nobody has looked yet"
    row = check(page, RiskCategory.PRIVACY)
    row.check.click()
    type_into(qtbot, field(row, "Who has looked?"), "Data protection officer")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert row.said.text() == "Checked, none found · Data protection officer, 20 November"
    assert not row.findChildren(AskInPlace) or not asked_is_open(row)
    assert focused() is row.check_again
    session.undo()
    assert row.said.text() == "Nobody has looked yet"


def asked_is_open(widget: QWidget) -> bool:
    return any(each.isVisible() for each in widget.findChildren(AskInPlace))


def test_a_check_needs_a_name_and_a_day_that_has_been(qtbot: QtBot, session: Session) -> None:
    project_id = an_empty_project(session)
    page = show(qtbot, session, project_id)
    row = check(page, RiskCategory.FAIRNESS)
    row.check.click()
    asked(row).button.click()
    assert field(row, "Who has looked?").error == "Please say who has looked."
    type_into(qtbot, field(row, "Who has looked?"), "Legal")
    type_into(qtbot, field(row, "When?"), "1 December 2026")
    asked(row).button.click()
    assert field(row, "When?").error == "A check is recorded once it is done."
    assert session.portfolio.of(Risk, project_id) == ()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not asked_is_open(row)


def test_a_risk_is_added_in_one_line_and_the_next_one_right_after(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    line = tab(page).risks.add_line
    type_into(qtbot, line.text, "The scanner is taken off the market")
    QTest.keyClick(line.text.editor, Qt.Key.Key_Return)
    (newest,) = [each for each in session.portfolio.of(Risk, STATEMENTS) if each.category is RiskCategory.TECHNICAL]
    assert newest.text == "The scanner is taken off the market"
    assert line.text.editor.hasFocus()
    assert line.text.editor.text() == ""  # type: ignore[attr-defined]
    assert risk_row(page, newest.id).isVisible()
    QTest.keyClick(line.text.editor, Qt.Key.Key_Return)
    assert line.text.error == "Please say what could go wrong."


def test_a_risk_that_is_found_takes_the_place_of_none_found(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    check(page, RiskCategory.FAIRNESS).add_after.click()
    line = tab(page).risks.add_line
    assert line.text.editor.hasFocus()
    type_into(qtbot, line.text, "Scans of old forms are read worse")
    QTest.keyClick(line.text.editor, Qt.Key.Key_Return)
    found = [each for each in session.portfolio.of(Risk, STATEMENTS) if each.category is RiskCategory.FAIRNESS]
    assert [(each.text, each.none_found) for each in found] == [("Scans of old forms are read worse", False)]
    assert "Checked, none found · Head of Operations, 19 October" not in words_on(tab(page).risks)
    session.undo()
    assert "Checked, none found · Head of Operations, 19 October" in words_on(tab(page).risks)


def test_a_risk_is_changed_where_it_stands(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    row = risk_row(page, "statements-licence")
    type_into(qtbot, field(row, "What we do about it"), "Buy it")
    type_into(qtbot, field(row, "Owner"), "Legal")
    choose(field(row, "Likelihood"), "high")
    risk = session.portfolio.get(Risk, "statements-licence")
    assert (risk.mitigation, risk.owner, risk.likelihood) == ("Buy it", "Legal", Level.HIGH)
    assert "likelihood high, impact medium" in row.accessibleName()
    session.undo()
    assert session.portfolio.get(Risk, "statements-licence").likelihood is Level.MEDIUM
    assert field(row, "Likelihood").editor.value() == "medium"  # type: ignore[attr-defined]


def test_a_closed_risk_is_folded_away_and_opens_again(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    risks = tab(page).risks
    assert not risks.closed.isVisible()
    risk_row(page, "statements-trust").close_risk.click()
    assert tab(page).part_of("statements-trust") is None
    assert risks.closed.text() == "1 closed risk"
    risks.closed.click()
    assert "Adoption: Clerks who find one wrong row may go back to typing everything. Closed 20 November." in words_on(
        risks
    )
    next(each for each in risks.findChildren(QPushButton) if each.text() == "Open again").click()
    assert risk_row(page, "statements-trust").isVisible()


def test_up_and_down_go_from_risk_to_risk_and_tab_through_one(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    first, second = risk_row(page, "statements-licence"), risk_row(page, "statements-trust")
    owner = field(first, "Owner").editor
    owner.setFocus()
    QTest.keyClick(owner, Qt.Key.Key_Down)
    assert focused() is field(second, "Owner").editor
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is owner
    seen = []
    for _step in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused())
    assert seen[:2] == [first.close_risk, first.remove]
    # Behind the row comes the line to add one, not the next row: the list is one stop.
    assert tab(page).risks.add_line.isAncestorOf(seen[2])


# Trade-offs


def test_who_decides_a_trade_off_is_asked_and_kept(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    block = trade_off(page, "statements-check")
    assert "Not decided" in pills(block)
    block.options[1].choose.click()
    assert "You decide: One page in eight" in words_on(block)
    # The one who decided the last trade-off is offered.
    assert field(block, "Who decides?").editor.text() == "Product manager, Applied Science"  # type: ignore[attr-defined]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    found = session.portfolio.get(TradeOff, "statements-check")
    assert (found.chosen, found.decided_by, found.decided_on) == (
        "One page in eight",
        "Product manager, Applied Science",
        TODAY,
    )
    assert "Decided" in pills(block)
    assert "Product manager, Applied Science · 20 November" in words_on(block)
    assert block.options[1].accessibleName() == "Chosen: One page in eight"
    assert focused() is block.undecide
    block.undecide.click()
    assert session.portfolio.get(TradeOff, "statements-check").chosen == ""


def pills(widget: QWidget) -> list[str]:
    return [each.text for each in widget.findChildren(Pill) if each.isVisible()]


def test_what_we_get_and_give_up_is_written_side_by_side(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    block = trade_off(page, "statements-check")
    type_into(qtbot, block.options[0].give_up, "Nine wrong tables in 100")
    type_into(qtbot, block.options[0].name, "Nobody checks")
    options = session.portfolio.get(TradeOff, "statements-check").options
    assert (options[0].name, options[0].give_up) == ("Nobody checks", "Nine wrong tables in 100")
    type_into(qtbot, block.options[0].name, "Every page")
    assert block.options[0].name.error == "This is there already."
    assert session.portfolio.get(TradeOff, "statements-check").options[0].name == "Nobody checks"
    block.add_option.click()
    assert len(block.options) == 4
    assert focused() is block.options[3].name.editor
    block.options[3].remove.click()
    assert len(block.options) == 3


def test_a_trade_off_begins_with_the_question_and_the_ways_of_its_kind(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, an_empty_project(session))
    card = tab(page).trade_offs
    assert "No trade-off yet." in words_on(card)
    card.add_button.click()
    assert focused() is card.tiles.buttons[0]
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not card.tiles.isVisible()
    assert focused() is card.add_button
    card.add_button.click()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    found = session.portfolio.of(TradeOff, page._project_id)
    assert [(each.question, [option.name for option in each.options]) for each in found] == [
        ("What may one answer cost?", ["The best answer at its price", "Good enough for less"])
    ]
    assert focused().accessibleName() == "The question"
    assert "No trade-off yet." not in words_on(card)
    session.undo()
    assert "No trade-off yet." in words_on(card)


def test_a_question_for_the_team_goes_on_the_list_once(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    block = trade_off(page, "statements-check")
    assert block._asks is not None
    row = block._asks.rows[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_Return)
    asks = [each for each in session.portfolio.of(Question, STATEMENTS) if each.text == row.question]
    assert len(asks) == 1
    listed = {each.project.id: each for each in sync_questions(session.portfolio, TODAY, session.words)}[STATEMENTS]
    assert row.question in [each.text for each in listed.questions]
    assert "On the list for the weekly sync" in words_on(row)
    QTest.keyClick(row, Qt.Key.Key_Down)
    assert focused() is block._asks.rows[2]


def test_what_was_decided_stays_where_it_stands(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    card = tab(page).trade_offs
    card._choose("accuracy and cost")
    before = [each.accessibleName() for each in card._blocks.values()]
    trade_off(page, "statements-check").options[0].choose.click()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [each.accessibleName() for each in card._blocks.values()] == before


# It depends


def it_depends(best: str, likely: str, worst: str, threshold: str) -> OpenQuestion:
    return OpenQuestion.make(
        project_id="p",
        depends_on="data quality",
        best=best,
        best_if="all goes well",
        likely=likely,
        worst=worst,
        worst_if="If the scans are bad.",
        threshold=threshold,
    )


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        (("92 of 100", "87 of 100", "78 of 100", "85 of 100"), "Good enough, unless the scans are bad."),
        (("92 of 100", "87 of 100", "78 of 100", "90"), "Good enough only if all goes well."),
        (("92 of 100", "87 of 100", "86 of 100", "85 of 100"), "Good enough even in the worst case."),
        (("92 of 100", "87 of 100", "78 of 100", "95 of 100"), "Not good enough even in the best case."),
        # Fewer is better: the best case is the smaller figure.
        (("2 seconds", "4 seconds", "9 seconds", "5 seconds"), "Good enough, unless the scans are bad."),
        (("1,200 hours", "900 hours", "400 hours", "800 hours"), "Good enough, unless the scans are bad."),
        # Not of the same thing, or no figure at all: nothing is said.
        (("92 of 100", "87 of 100", "78 of 100", "3 weeks"), ""),
        (("very good", "good", "bad", "85 of 100"), ""),
        (("92 of 100", "", "", "85 of 100"), ""),
        (("90", "90", "90", "85"), ""),
    ],
)
def test_cases_say_whether_they_are_good_enough(cases: tuple[str, str, str, str], said: str) -> None:
    assert conclusion(it_depends(*cases), Words()) == said


@given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
def test_a_better_case_is_never_worse_off(best: int, worst: int, enough: int) -> None:
    cases = read_cases(it_depends(f"{best} of 1000", "", f"{worst} of 1000", f"{enough} of 1000"))
    assert cases is not None
    if best == worst:
        assert cases.reaches(cases.best) is None
        return
    # Whatever the worst case reaches, the best one does, whichever way is up.
    assert cases.reaches(cases.best) or not cases.reaches(cases.worst)
    assert cases.reaches(Decimal(enough))


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_as_a_case_can_be_read(best: str, worst: str) -> None:
    question = it_depends(best, "", worst, best)
    assert isinstance(conclusion(question, Words()), str)


def test_a_hedge_becomes_three_cases_and_a_sentence(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    block = question(page, "statements-scans")
    assert "Good enough, unless the new market sends fax copies." in words_on(block)
    assert block.picture.isVisible()
    type_into(qtbot, field(block, "Good enough from"), "95 of 100")
    assert "Not good enough even in the best case." in words_on(block)
    type_into(qtbot, field(block, "Good enough from"), "good")
    assert "Not good enough" not in words_on(block)
    session.undo()
    session.undo()
    assert session.portfolio.get(OpenQuestion, "statements-scans").threshold == "85 of 100"


def test_each_kind_of_hedge_says_what_it_means_and_what_helps(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, an_empty_project(session))
    card = tab(page).questions
    card.add_button.click()
    card.tiles.buttons[2].click()
    (found,) = session.portfolio.of(OpenQuestion, page._project_id)
    assert found.next_step == "Draw a sample of real inputs before everybody has it."
    block = question(page, found.id)
    assert "Usually means: It was made with cases we had." in words_on(block)
    assert block.plan.text() == "Plan it: a sample of real inputs"
    choose(field(block, "What it depends on"), "what counts as possible")
    assert "Usually means: Nobody has said how good is good enough." in words_on(block)
    assert not block.plan.isVisible()


def test_an_answer_is_kept_and_the_question_opens_again(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    block = question(page, "statements-scans")
    assert pills(block) == ["Due on 2 December"]
    block.answer.click()
    type_into(qtbot, field(block, "What is the answer?"), "One scan in six is bad.")
    asked(block).button.click()
    assert session.portfolio.get(OpenQuestion, "statements-scans").answered_on == TODAY
    updates = [each for each in session.portfolio.of(Update, STATEMENTS) if each.on == TODAY]
    assert any("One scan in six is bad." in each.text for each in updates)
    assert pills(block) == ["Answered on 20 November"]
    assert focused() is block.again
    block.again.click()
    assert session.portfolio.get(OpenQuestion, "statements-scans").answered_on is None


def test_a_question_past_its_day_says_so(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    block = question(page, "statements-scans")
    type_into(qtbot, field(block, "Due"), "2 November 2026")
    assert session.portfolio.get(OpenQuestion, "statements-scans").due == date(2026, 11, 2)
    assert pills(block) == ["Was due on 2 November"]
    type_into(qtbot, field(block, "Due"), "soon")
    assert field(block, "Due").error == "Please write a day, such as 11 December 2026."
    assert session.portfolio.get(OpenQuestion, "statements-scans").due == date(2026, 11, 2)


def test_the_next_step_becomes_a_decision_point(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    window.go(Location(PROJECTS.code, STATEMENTS, tab=TAB))
    page = window.page
    assert isinstance(page, ProjectPage)
    before = len(session.portfolio.of(DecisionPoint, STATEMENTS))
    question(page, "statements-scans").plan.click()
    assert len(session.portfolio.of(DecisionPoint, STATEMENTS)) == before + 1
    assert page.tab == "plan"
    assert page.panel is not None
    assert page.panel.record_id == session.portfolio.of(DecisionPoint, STATEMENTS)[-1].id


# Quality


def test_more_accurate_is_not_a_target(qtbot: QtBot, session: Session) -> None:
    project_id = an_empty_project(session)
    page = show(qtbot, session, project_id)
    card = tab(page).quality
    card.add_button.click()
    # Four kinds of better, and none of them is "more accurate".
    assert [each.accessibleName().split(":")[0] for each in card.tiles.buttons] == [
        "Fewer false alarms",
        "Fewer misses",
        "Sure only when it is right",
        "As good for everyone",
    ]
    card.tiles.buttons[1].click()
    form = asked(card)
    assert "Recall. Of 100 there are, how many must it find?" in words_on(form)
    form.button.click()
    assert field(form, "How good?").error == "Without a figure it is a wish: how good is good enough?"
    assert session.portfolio.of(QualityTarget, project_id) == ()
    type_into(qtbot, field(form, "How good?"), "80")
    type_into(qtbot, field(form, "Of what?"), "of 100 forms")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    (target,) = session.portfolio.of(QualityTarget, project_id)
    assert (target.target, target.unit) == (Decimal(80), "of 100 forms")
    row = tab(page).part_of(target.id)
    assert isinstance(row, QualityRow)
    still = "Still to say: on which cases, what may get worse for it and why users would notice."
    assert still in words_on(row)
    type_into(qtbot, field(row, "On which cases"), "Handwriting")
    type_into(qtbot, field(row, "What may get worse for it"), "Two more false alarms in 100")
    type_into(qtbot, field(row, "Why users notice"), "Forms that are not found are typed again")
    assert "Still to say" not in words_on(row)


def test_the_best_so_far_is_typed_or_measured(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    row = tab(page).part_of("statements-right")
    assert isinstance(row, QualityRow)
    assert "Not reached" in words_on(row)
    type_into(qtbot, field(row, "Best so far"), "95.5")
    assert "Reached" in words_on(row)
    type_into(qtbot, field(row, "Best so far"), "many")
    assert field(row, "Best so far").error == "Please write a number, such as 38,000 or 38k."
    assert session.portfolio.get(QualityTarget, "statements-right").best_so_far == Decimal("95.5")
    # The same figure by an experiment, in the target's unit and segment, is told with its letter.
    point = session.portfolio.of(DecisionPoint, STATEMENTS)[0]
    trial = session.portfolio.of(Experiment, point.id)[-1]
    better = {"metric": "tables", "value": "97", "unit": "of 100", "segment": "scanned pages"}
    session.do(lambda it: change_experiment(it, experiment_id=trial.id, measurements=(better,)))
    assert f"97 in experiment {trial.letter}. Reached" in words_on(row)


def test_a_target_is_removed_and_comes_back(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, FRAUD)
    offered: list[str] = []
    session.undo_offered.connect(offered.append)
    row = tab(page).part_of("fraud-shops")
    assert isinstance(row, QualityRow)
    row.remove.click()
    assert offered == ["Remove quality target"]
    assert tab(page).part_of("fraud-shops") is None
    session.undo()
    assert tab(page).part_of("fraud-shops") is not None


# Everywhere


def test_what_is_half_typed_survives_a_change_elsewhere(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    editor = field(risk_row(page, "statements-licence"), "What could go wrong").editor
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Half a sent")
    session.do(lambda it: add_risk(it, project_id=STATEMENTS, category="data", text="Labels differ by desk"))
    session.do(lambda it: change_project(it, project_id=STATEMENTS, team="Readers"))
    assert editor.toPlainText() == "Half a sent"
    assert editor.hasFocus()


def test_everything_done_here_is_undone(qtbot: QtBot, session: Session) -> None:
    before = session.portfolio.digest()
    page = show(qtbot, session)
    check(page, RiskCategory.PRIVACY).ask()
    type_into(qtbot, field(check(page, RiskCategory.PRIVACY), "Who has looked?"), "Legal")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    risk_row(page, "statements-licence").close_risk.click()
    trade_off(page, "statements-check").options[2].choose.click()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    tab(page).questions._choose("own")
    tab(page).trade_offs._choose("own")
    type_into(qtbot, field(tab(page).part_of("statements-right"), "Target"), "96")  # type: ignore[arg-type]
    steps = 0
    while session.document.undo_label is not None:
        session.undo()
        steps += 1
    assert steps == 6
    assert session.portfolio.digest() == before


@pytest.fixture
def large_text(session: Session, theme: Theme, qapp: QApplication) -> Iterator[Session]:
    """The session with text at 200%."""
    session.theme = Theme(theme.tokens, 2.0)
    apply_theme(qapp, session.theme, session.paths.cache)
    yield session
    apply_theme(qapp, theme, session.paths.cache)


@pytest.mark.parametrize("project_id", [STATEMENTS, FRAUD, "any-layout"])
@pytest.mark.parametrize(("sized", "width"), [("session", 1228), ("session", 812), ("large_text", 1228)])
def test_nothing_is_cut_off(
    qtbot: QtBot, request: pytest.FixtureRequest, sized: str, width: int, project_id: str
) -> None:
    session: Session = request.getfixturevalue(sized)
    page = show(qtbot, session, project_id, width)
    for card in (tab(page).trade_offs, tab(page).questions, tab(page).quality):
        card.offer()
    area = page._area
    content = area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= area.viewport().width())
    for label in tab(page).findChildren(QLabel):
        if label.isVisible() and label.text():
            wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= wanted, label.text()
            if not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()
    for editor in tab(page).findChildren(TextEditor):
        if editor.isVisible():
            whole = sum((editor.blockBoundingRect(block).height() for block in _blocks(editor)), 0.0)
            assert editor.viewport().height() >= whole, editor.toPlainText()
    for combo in tab(page).findChildren(QComboBox):
        if combo.isVisible():
            words = combo.fontMetrics().horizontalAdvance(combo.currentText())
            assert combo.width() >= words + session.theme.px(12), combo.currentText()


def _blocks(editor: TextEditor) -> Iterator[QTextBlock]:
    block = editor.document().firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def test_every_control_has_a_name(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    for card in (tab(page).trade_offs, tab(page).questions, tab(page).quality):
        card.offer()
    for widget in tab(page).findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or getattr(widget, "text", str)(), type(widget).__name__


def test_what_another_has_open_can_be_read_but_not_changed(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "shared.sciencepm"
    writer = Document.new(file, session.portfolio, session.paths)
    session.replace(Document.open(file, session.paths))
    try:
        page = show(qtbot, session)
        for each in tab(page).findChildren(BoundField):
            editor = each.editor
            locked = editor.isReadOnly() if isinstance(editor, LineEditor | TextEditor) else not editor.isEnabled()
            assert locked, editor.accessibleName()
        for button in tab(page).findChildren(QPushButton):
            assert not (button.isVisible() and button.isEnabled()), button.text()
        assert not risk_row(page, "statements-licence").close_risk.isEnabled()
    finally:
        writer.close()


def test_nothing_shows_as_a_window_of_its_own(qtbot: QtBot, session: Session, qapp: QApplication) -> None:
    page = show(qtbot, session)
    seen = _Windows()
    qapp.installEventFilter(seen)
    page.show_location(Location(PROJECTS.code, FRAUD, tab=TAB))
    for card in (tab(page).trade_offs, tab(page).questions):
        card._choose("own")
    tab(page).quality._choose("recall")
    check(page, RiskCategory.PRIVACY).ask()
    qapp.removeEventFilter(seen)
    assert seen.shown == []


class _Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWindow):
            self.shown.append(watched.objectName())
        return False


def test_the_day_after_a_check_can_be_looked_at_again(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    row = check(page, RiskCategory.REGULATORY)
    row.check_again.click()
    type_into(qtbot, field(row, "Who has looked?"), "Legal")
    yesterday = TODAY - timedelta(days=1)
    type_into(qtbot, field(row, "When?"), yesterday.isoformat())
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert row.said.text() == "Checked, none found · Legal, 19 November"
    checks = [each for each in session.portfolio.of(Risk, STATEMENTS) if each.category is RiskCategory.REGULATORY]
    assert [each.checked_on for each in checks] == [yesterday]
