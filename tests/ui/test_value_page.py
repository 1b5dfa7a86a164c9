"""The place Value and the tab of a project: what is shown, typed, added, taken out, and said by a screen reader."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from sciencepm.commands.value import add_own_input, add_value_case, describe_value_input, set_value_input
from sciencepm.domain.project import Project
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.pages.value import ValuePage
from sciencepm.ui.places import PROJECTS, VALUE, Location
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.value.add_value import sheet_menu
from sciencepm.ui.value.value_rows import ValueRowsModel, value_rows
from sciencepm.ui.value.value_tab import ValueTab
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import LineEditor, TextEditor
from sciencepm.ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ValuePage:
    return opened(qtbot, session)


def opened(qtbot: QtBot, session: Session, record_id: str | None = None) -> ValuePage:
    page = ValuePage(session)
    qtbot.addWidget(page)
    page.resize(1228, 841)
    session.changed.connect(lambda _edit: page.refresh())
    page.show()
    page.show_location(Location(VALUE.code, record_id=record_id))
    return page


def fraud(session: Session) -> ValueCase:
    return session.portfolio.get(ValueCase, "fraud-value")


def typed(field: BoundField, text: str) -> None:
    editor = field.editor
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setText(text)
    editor.commit()


def test_the_model_of_the_list_is_a_good_one(session: Session) -> None:
    model = ValueRowsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(value_rows(session.portfolio, session.words))
    assert tester.model() is model
    assert model.rowCount() == 11
    assert (
        str(model.index(0).data())
        == "Stop card fraud before payout: €3.6–6.9M. Estimated from a test · losses prevented"
    )


def test_both_sums_are_said_and_the_title_is_weighted_by_chance(page: ValuePage) -> None:
    assert page.header.headline.text().startswith("Weighted by chance, the work under way is worth about €")
    assert "if every active project lands" in page.header.subline.text()
    assert page.all_land._figure.accessibleName().startswith("If every active project lands: €")
    assert page.by_chance._figure.accessibleName().startswith("Weighted by chance: €")


def test_not_priced_is_shown_with_its_sentence(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session, "any-layout-value")
    assert page.list.current is not None and page.list.current.worth == "opens 3 products"
    assert "Opens three products" in page.view.sentence.said.text()
    assert page.view.inputs.isHidden()


def test_arrows_in_the_list_open_the_next_value(qtbot: QtBot, page: ValuePage) -> None:
    page.list.setFocus()
    assert page.view.case_id == "fraud-value"
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.view.case_id == "invoice-fraud-value"


def test_a_figure_is_typed_as_people_type_and_undone(qtbot: QtBot, page: ValuePage, session: Session) -> None:
    row = page.view.inputs.rows["cases caught/attempted/"]
    before = page.view.sentence.said.text()
    assert [editor.text() for editor in row.points.values()] == ["€80M", "€88M", "€97M"]
    high = row.points["high"]
    high.setFocus()
    high.selectAll()
    qtbot.keyClicks(high, "150 m")
    qtbot.keyClick(high, Qt.Key.Key_Return)
    assert fraud(session).inputs[0].range.high == Decimal(150_000_000)
    assert page.view.sentence.said.text() != before
    assert fraud(session).inputs[0].source.startswith("Finance")
    session.undo()
    assert fraud(session).inputs[0].range.high == Decimal(97_000_000)
    assert page.view.sentence.said.text() == before


def test_figures_out_of_order_are_refused_beside_them(qtbot: QtBot, page: ValuePage, session: Session) -> None:
    row = page.view.inputs.rows["cases caught/gain/"]
    low = row.points["low"]
    low.setFocus()
    low.selectAll()
    qtbot.keyClicks(low, "50%")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    assert row._wrong.text() == "The likely figure cannot be below the low one."
    assert low.text() == "50%"
    assert fraud(session).inputs[1].range.low == Decimal("0.08")


def test_two_figures_are_not_a_range_yet(qtbot: QtBot, session: Session) -> None:
    session.do(add_value_case, project_id="statements", sheet=Sheet.SPEED, id="speed")
    page = opened(qtbot, session, "speed")
    assert "Still to fill in: visits a year" in page.view.inputs._says.text()
    row = page.view.inputs.rows["speed/visits/"]
    qtbot.keyClicks(row.points["low"], "1m")
    qtbot.keyClick(row.points["low"], Qt.Key.Key_Return)
    assert row._wrong.text() == "Add the other figures: three make a range."
    assert not row.source.isEnabled()


def test_every_figure_has_a_name_for_a_screen_reader(page: ValuePage) -> None:
    for row in page.view.inputs.rows.values():
        names = [editor.accessibleName() for editor in (*row.points.values(), row.source, row.day, row.owner)]
        assert all(names) and len(set(names)) == 6
    assert page.view.moves.accessibleName() == "What moves the number most"
    assert "Share caught in addition: €4.1–6.2M." in page.view.moves.accessibleDescription()
    assert page.list.accessibleName() and page.view.inputs.evidence.accessibleName() == "Evidence"


def test_tab_goes_from_the_list_to_the_first_figure(qtbot: QtBot, page: ValuePage) -> None:
    page.activateWindow()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    seen = []
    for _ in range(9):
        focused = page.window().focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = page.window().focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
    first = seen.index("Evidence") + 1
    assert seen[first : first + 4] == [
        "Attempted a year, in money, low",
        "Attempted a year, in money, likely",
        "Attempted a year, in money, high",
        "Attempted a year, in money, where it comes from",
    ]


def test_the_bars_begin_with_what_moves_most(page: ValuePage) -> None:
    texts = [text.text for text in page.view.moves.scene.texts()]
    assert texts[0] == "Part of the gain kept in live use"
    assert "Cost of one review" in texts[-2]


def test_the_evidence_decides_would_or_did(page: ValuePage, session: Session) -> None:
    assert "Would prevent" in page.view.sentence.said.text()
    page.view.inputs.evidence.committed.emit(EvidenceLevel.MEASURED.value)
    assert fraud(session).evidence is EvidenceLevel.MEASURED
    assert "Prevented" in page.view.sentence.said.text()


def test_the_sentence_is_one_s_own_with_the_figures_of_now(qtbot: QtBot, page: ValuePage, session: Session) -> None:
    card = page.view.sentence
    card.edit.click()
    card._editor.setPlainText("We expect to stop {money} of <b>fraud</b> {today}.")
    card._editor.commit()
    assert fraud(session).sentence == "We expect to stop {money} of <b>fraud</b> {today}."
    assert card.said.text() == "“We expect to stop €3.6–6.9M of <b>fraud</b> {today}.”"
    assert "today" in card._unknown.text()
    page.copy.click()
    assert QGuiApplication.clipboard().text() == "We expect to stop €3.6–6.9M of <b>fraud</b> {today}."
    card.again.click()
    assert fraud(session).sentence == ""
    session.undo()
    assert "We expect" in card.said.text()


def test_losses_offered_as_attempts_are_converted_where_they_stand(page: ValuePage, session: Session) -> None:
    session.do(describe_value_input, case_id="fraud-value", name="attempted", source="Card fraud losses, Finance")
    verbs = [verb.text() for verb in page.view.inputs.findChildren(type(page.copy)) if "Losses" in verb.text()]
    assert verbs == ["Losses before anything came back", "Losses after what came back"]
    (gross,) = (verb for verb in page.view.inputs.findChildren(type(page.copy)) if verb.text() == verbs[0])
    gross.click()
    assert fraud(session).inputs[0].name == "losses_gross"
    # What was attempted follows from the losses once it is known which part was caught, whatever says the gain.
    assert page.view.inputs._says.text() == "Still to fill in: share caught before."
    names = [row.name for row in page.view.inputs.rows.values()]
    assert "attempted" not in names and names[0] == "before" and "losses_gross" in names
    session.do(
        set_value_input, case_id="fraud-value", name="before", figures={"low": "0.6", "likely": "0.6", "high": "0.6"}
    )
    assert page.view.inputs._says.isHidden() and "Would prevent about €13M" in page.view.sentence.said.text()


def test_the_gain_is_said_itself_or_by_before_and_after(qtbot: QtBot, session: Session) -> None:
    session.do(add_value_case, project_id="statements", sheet=Sheet.CASES_CAUGHT, id="caught")
    page = opened(qtbot, session, "caught")

    def names() -> list[str]:
        return [row.name for row in page.view.inputs.rows.values()]

    assert {"before", "after"} <= set(names()) and "gain" not in names()
    page.view.inputs.way.click()
    assert "gain" in names() and not {"before", "after"} & set(names())
    session.do(set_value_input, case_id="caught", name="gain", figures={"low": "0.1", "likely": "0.1", "high": "0.1"})
    assert page.view.inputs.way.isHidden() and "gain" in names()


def test_a_value_is_added_from_the_menu_and_removed_with_undo(qtbot: QtBot, page: ValuePage, session: Session) -> None:
    project = session.portfolio.get(Project, "statements")
    menu = sheet_menu(session, project, page, page._open_new)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[0] == "For Statements into tables" and len(texts) == 14
    assert "False alarms: good customers spared" in texts
    next(action for action in menu.actions() if action.text().startswith("Speed")).trigger()
    made = page.view.case_id
    assert session.portfolio.get(ValueCase, made).sheet is Sheet.SPEED
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert made not in {case.id for case in session.portfolio.of(ValueCase, "statements")}
    session.undo()
    assert made in {case.id for case in session.portfolio.of(ValueCase, "statements")}


def test_an_own_formula_is_typed_and_its_mistake_pointed_at(qtbot: QtBot, session: Session) -> None:
    session.do(add_value_case, project_id="statements", sheet=Sheet.OWN_FORMULA, id="own")
    page = opened(qtbot, session, "own")
    own = page.view.inputs.own
    for name, unit in (("tickets", "tickets a year"), ("minutes", "minutes"), ("wage", "EUR an hour")):
        own.name.setText(name)
        own.unit.setText(unit)
        own.add_input.click()
    session.do(set_value_input, case_id="own", name="tickets", figures={"low": 1200, "likely": 1200, "high": 1200})
    typed(own.formula, "tickets × minuts × wage")
    assert own.wrong.text() == "There is no input called “minuts”."
    typed(own.formula, "tickets × minutes × wage ÷ 60")
    assert own.wrong.text().startswith("At “60”: Seconds, minutes and hours")
    typed(own.formula, "tickets × minutes × wage")
    # 1,200 tickets x 1 minute = 20 hours x 1 an hour = 20.
    assert own.wrong.isHidden() and "€20 a year" in page.view.sentence.said.text()
    own.name.setText("wage")
    own.add_input.click()
    assert own._new.error == "There is an input of this name already."


def test_the_running_cost_the_ramp_and_what_is_contained_are_kept(
    qtbot: QtBot, page: ValuePage, session: Session
) -> None:
    terms = page.view.terms
    assert terms is not None and "discounted at 8% a year" in terms._years.text()
    typed(terms.running, "1m")
    typed(terms.ramp, "12")
    contains = terms.contains.editor
    assert isinstance(contains, ChoiceEditor)
    contains.committed.emit("invoice-fraud-value")
    case = fraud(session)
    assert (case.running_cost, case.ramp_months, case.contains_id) == (Decimal(1_000_000), 12, "invoice-fraud-value")
    assert isinstance(terms.not_priced, QCheckBox)
    terms.not_priced.click()
    assert fraud(session).not_priced and page.view.inputs.isHidden()


def test_a_portfolio_without_projects_says_what_to_do(qtbot: QtBot, empty_session: Session) -> None:
    page = opened(qtbot, empty_session)
    assert not page.empty.isHidden() and page._inner.isHidden()
    with qtbot.waitSignal(page.action_requested) as wish:
        page.empty.findChildren(type(page.copy))[0].click()
    assert wish.args == ["new-project"]


def test_a_narrow_page_keeps_everything_in_reach(qtbot: QtBot, page: ValuePage) -> None:
    page.resize(640, 560)
    assert page._list_card.isHidden() and not page.choice.isHidden()
    assert page.choice.count() == 11
    page.choice.setCurrentIndex(1)
    page.choice.activated.emit(1)
    assert page.view.case_id == "invoice-fraud-value"
    inside = page._area.widget()
    assert inside is not None and inside.width() <= page._area.viewport().width()
    page.resize(1228, 841)
    assert not page._list_card.isHidden() and page.choice.isHidden()


def test_the_tab_shows_the_same_values(qtbot: QtBot, session: Session) -> None:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    page.resize(1228, 841)
    page.show()
    page.show_location(Location(PROJECTS.code, "fraud", "fraud-value"))
    assert page.tab == "value"
    tab = page.body("value")
    assert isinstance(tab, ValueTab)
    assert [view.case_id for view in tab.cases.values()] == ["fraud-value"]
    page.show_location(Location(PROJECTS.code, "new-markets", tab="value"))
    assert tab.empty.isHidden() == bool(session.portfolio.of(ValueCase, "new-markets"))


def test_ctrl_5_goes_to_value(qtbot: QtBot, session: Session) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    assert window.actions_by_code["value"].shortcut().toString() == "Ctrl+5"
    window.run("value")
    assert isinstance(window.page, ValuePage)


def test_own_inputs_need_a_name(session: Session) -> None:
    session.do(add_value_case, project_id="statements", sheet=Sheet.OWN_FORMULA, id="own")
    said: list[str] = []
    session.failed.connect(lambda error: said.append(str(error)))
    assert not session.do(add_own_input, case_id="own", name="a + b")
    assert said == ["A name begins with a letter and has no + − × ÷, % or brackets in it."]
