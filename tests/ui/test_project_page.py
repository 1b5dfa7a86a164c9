"""Does the project page show the plan, and can all of it be changed where it stands, with the keyboard and undone?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.commands.experiments import change_experiment
from sciencepm.commands.plan import change_decision_point
from sciencepm.commands.projects import add_project, change_project
from sciencepm.document import Document
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome
from sciencepm.domain.project import Kind, Mode, Project
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.experiment_inspector import ExperimentInspector
from sciencepm.ui.plan.experiment_verbs import Verb
from sciencepm.ui.plan.measurements_list import MeasurementsList
from sciencepm.ui.plan.modes_inspector import ModesInspector
from sciencepm.ui.plan.point_inspector import PointInspector
from sciencepm.ui.plan.points_editor import PointsEditor
from sciencepm.ui.plan.project_inspector import ProjectInspector
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.plan.stop_rule_inspector import StopRuleInspector
from sciencepm.ui.plan.stop_rule_types import StopRuleChooser
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
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


def points(session: Session, project_id: str = STATEMENTS) -> tuple[DecisionPoint, ...]:
    return session.portfolio.of(DecisionPoint, project_id)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def field(widget: QWidget, name: str) -> Field:
    """The field that a screen reader would call by this name."""
    found = [each for each in widget.findChildren(Field) if each.editor.accessibleName() == name]
    assert len(found) == 1, [each.editor.accessibleName() for each in widget.findChildren(Field)]
    return found[0]


def type_into(qtbot: QtBot, field: Field, text: str) -> None:
    editor = field.editor
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    editor.commit()


def focused() -> QWidget:
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


def test_it_says_how_likely_and_when_the_project_lands(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    forecast = session.results.projects[STATEMENTS].forecast
    assert forecast is not None and forecast.chance is not None and forecast.landing is not None
    said = words_on(page.goal)
    assert session.words.percent(forecast.chance) in said
    assert session.words.month(forecast.landing[1]) in said
    assert "(10–90%)" in said


def test_without_weeks_it_says_where_they_are_missing(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    second = points(session)[1]
    session.do(lambda it: change_decision_point(it, point_id=second.id, weeks=None))
    assert "Add weeks to decision 2 to see a range" in words_on(page.goal)
    session.undo()
    assert "Add weeks" not in words_on(page.goal)


def test_the_strip_is_one_tab_stop_and_the_arrows_move_in_it(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    strip = page.plan.strip
    items = [each for each in strip.findChildren(RovingButton) if not each.isHidden()]
    assert sum(each.focusPolicy() == Qt.FocusPolicy.StrongFocus for each in items) == 1
    strip.focus_current()
    # The stage that runs comes first: decision 1 was revised, so it is asked again.
    assert focused().accessibleName().startswith("Decision 1, ")
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert focused().accessibleName().startswith("Decision 2, ")
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().accessibleName().startswith("Experiment A: ")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(page.panel, ExperimentInspector)
    assert page.panel.accessibleName() == "Experiment A"


def test_escape_closes_the_panel_and_gives_the_keyboard_back(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.plan.strip.focus_current()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    panel = page.panel
    assert isinstance(panel, PointInspector)
    panel.focus_first()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.panel is None
    assert focused().accessibleName().startswith("Decision 1, ")


def test_a_stage_is_renamed_on_its_card_and_undone(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    before = points(session)[0].stage_title
    page.plan.strip.focus_current()
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    title = focused()
    assert isinstance(title, TextEditor)
    title.selectAll()
    QTest.keyClicks(title, "Find a way to parse")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert points(session)[0].stage_title == "Find a way to parse"
    session.undo()
    assert points(session)[0].stage_title == before
    assert title.toPlainText() == before


def test_the_title_is_edited_in_place_and_refuses_to_be_empty(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    type_into(qtbot, page.header.title, "Statements, read at once")
    assert session.portfolio.get(Project, STATEMENTS).title == "Statements, read at once"
    editor = page.header.title.editor
    assert isinstance(editor, TextEditor)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    editor.commit()
    assert page.header.title.error
    assert session.portfolio.get(Project, STATEMENTS).title == "Statements, read at once"


def test_three_points_are_kept_once_all_three_are_there(qtbot: QtBot, session: Session) -> None:
    second = points(session)[1]
    session.do(lambda it: change_decision_point(it, point_id=second.id, weeks=None))
    page = show(qtbot, session, record_id=second.id)
    assert page.panel is not None
    weeks = page.panel.findChildren(PointsEditor)[0]
    lines = {each.accessibleName(): each for each in weeks.findChildren(LineEditor)}
    early, middle, late = (lines[f"Weeks: {name}"] for name in ("1 in 10 sooner", "Middle", "1 in 10 later"))
    for editor, text in ((early, "6"), (middle, "9")):
        editor.setFocus()
        QTest.keyClicks(editor, text)
        editor.commit()
    assert points(session)[1].weeks is None
    assert "three make a range" in words_on(weeks)
    late.setFocus()
    QTest.keyClicks(late, "8")
    late.commit()
    assert points(session)[1].weeks is None
    assert "The late time cannot be shorter than the likely one." in words_on(weeks)
    assert (early.text(), middle.text(), late.text()) == ("6", "9", "8")
    late.selectAll()
    QTest.keyClicks(late, "14")
    late.commit()
    kept = points(session)[1].weeks
    assert kept is not None and (kept.early, kept.likely, kept.late) == (Decimal(6), Decimal(9), Decimal(14))
    assert "three make a range" not in words_on(weeks)


def test_a_wrong_chance_stays_as_typed_while_other_things_change(qtbot: QtBot, session: Session) -> None:
    second = points(session)[1]
    page = show(qtbot, session, record_id=second.id)
    assert page.panel is not None
    chance = field(page.panel, "Chance to pass")
    type_into(qtbot, chance, "often")
    assert chance.error == "Please write a share, such as 60%."
    session.do(lambda it: change_project(it, project_id=STATEMENTS, team="Readers"))
    assert isinstance(chance.editor, LineEditor)
    assert chance.editor.text() == "often"
    assert points(session)[1].chance == second.chance
    type_into(qtbot, chance, "70%")
    assert not chance.error
    assert points(session)[1].chance == Decimal("0.7")


def test_a_new_decision_point_opens_at_its_question_and_undo_takes_it_away(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    count = len(points(session))
    page.add_decision_point()
    assert len(points(session)) == count + 1
    assert focused().accessibleName() == "Question"
    session.undo()
    assert len(points(session)) == count
    assert page.panel is None


def test_an_experiment_is_added_with_the_next_letter_run_and_finished(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.add_experiment()
    panel = page.panel
    assert isinstance(panel, ExperimentInspector)
    added = panel.record
    assert added.decision_point_id == points(session)[0].id
    type_into(qtbot, field(panel, "Experiment"), "Read each page twice")
    panel.ask(Verb.FINISH)
    form = panel.asking
    assert form is not None
    form.button.click()
    qtbot.waitUntil(lambda: "Please say how the experiment came out." in words_on(panel))
    outcome = field(panel, "How did it come out?").editor
    outcome.setCurrentIndex(outcome.findData("worked"))  # type: ignore[attr-defined]
    form.button.click()
    done = session.portfolio.get(Experiment, added.id)
    assert (done.title, done.outcome, done.ended_on) == ("Read each page twice", ExperimentOutcome.WORKED, TODAY)
    row = page.plan.strip.item_of(added.id)
    assert row is not None and row.accessibleName() == f"Experiment {added.letter}: Read each page twice. Worked"


def test_a_figure_the_rule_asks_for_waits_for_its_number(qtbot: QtBot, session: Session) -> None:
    running = session.portfolio.of(Experiment, points(session)[0].id)[-1]
    assert running.measurements == ()
    page = show(qtbot, session, record_id=running.id)
    assert page.panel is not None
    (lines,) = page.panel.findChildren(MeasurementsList)
    asked = lines.findChildren(BoundField)[0]
    type_into(qtbot, asked, "96")
    (measured,) = session.portfolio.get(Experiment, running.id).measurements
    assert (measured.metric, measured.value) == ("tables right", Decimal(96))


def test_delete_removes_an_experiment_and_offers_undo(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    first = session.portfolio.of(Experiment, points(session)[1].id)[0]
    row = page.plan.strip.item_of(first.id)
    assert row is not None
    row.setFocus()
    with qtbot.waitSignal(session.undo_offered):
        QTest.keyClick(row, Qt.Key.Key_Delete)
    assert first.id not in {each.id for each in session.portfolio.all(Experiment)}
    assert page.plan.strip.item_of(first.id) is None
    session.undo()
    assert page.plan.strip.item_of(first.id) is not None


def test_stages_are_reordered_with_the_keyboard_but_what_was_decided_stays_first(
    qtbot: QtBot, session: Session
) -> None:
    page = show(qtbot, session)
    one, two, three = (each.id for each in points(session))
    second = page.plan.strip.item_of(two)
    assert second is not None
    second.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(second, Qt.Key.Key_Right, both)
    assert [each.id for each in points(session)] == [one, three, two]
    assert focused().accessibleName().startswith("Decision 3, ")
    refused: list[UserError] = []
    session.failed.connect(refused.append)
    third = page.plan.strip.item_of(three)
    assert third is not None
    QTest.keyClick(third, Qt.Key.Key_Left, both)
    assert [each.id for each in points(session)] == [one, three, two]
    assert [each.sentence for each in refused] == ["What was decided stays first in the plan."]


def test_a_stop_rule_is_free_until_agreed_then_only_moved_in_the_open(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.add_stop_rule()
    chooser = page.panel
    assert isinstance(chooser, StopRuleChooser)
    chooser.buttons[1].click()
    panel = page.panel
    assert isinstance(panel, StopRuleInspector)
    rule_id = panel.record_id
    assert panel.record.type is StopRuleType.SPEND
    type_into(qtbot, field(panel, "We stop if"), "Reading costs more than typing")
    type_into(qtbot, field(panel, "With whom"), "Head of Finance")
    agree = next(each for each in panel.findChildren(QWidget) if getattr(each, "text", str)() == "Agreed: lock it")
    agree.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "A rule needs a limit before it can be agreed." in words_on(panel))
    type_into(qtbot, field(panel, "Most we spend, in €"), "200k")
    agree.click()  # type: ignore[attr-defined]
    rule = session.portfolio.get(StopRule, rule_id)
    assert (rule.text, rule.limit, rule.agreed_with) == (
        "Reading costs more than typing",
        Decimal(200_000),
        "Head of Finance",
    )
    names = [each.editor.accessibleName() for each in panel.findChildren(Field) if each.isVisible()]
    assert "We stop if" not in names
    panel.ask_move()
    type_into(qtbot, field(panel, "New limit"), "250k")
    type_into(qtbot, field(panel, "Who moves it"), "Head of product")
    type_into(qtbot, field(panel, "Why"), "The vendor raised its price")
    move = next(each for each in panel.findChildren(QWidget) if getattr(each, "text", str)() == "Move it")
    move.click()  # type: ignore[attr-defined]
    assert session.portfolio.get(StopRule, rule_id).limit == 250_000
    qtbot.waitUntil(lambda: "from €200k to €250k, by Head of product" in words_on(panel))
    row = page.plan.rules.row_of(rule_id)
    assert row is not None and "(moved from €200k)" in row.accessibleName()


def test_each_kind_of_stop_rule_can_be_added(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    for place, wanted in enumerate(StopRuleType):
        page.add_stop_rule()
        assert isinstance(page.panel, StopRuleChooser)
        page.panel.buttons[place].click()
        assert isinstance(page.panel, StopRuleInspector)
        assert page.panel.record.type is wanted


def test_a_plan_without_decision_points_offers_one_button(qtbot: QtBot, empty_session: Session) -> None:
    session = empty_session
    session.do(lambda it: add_project(it, today=TODAY, achieve="Read faster", kind=Kind.FOUNDATIONAL))
    project = session.portfolio.all(Project)[0]
    page = show(qtbot, session, project.id)
    page.plan.strip.focus_current()
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    assert points(session, project.id) == ()
    assert page.plan.add_point.isVisible()
    assert not page.plan.strip.isVisible()
    assert "Work that opens new ground needs one" in words_on(page.plan.rules)
    page.plan.add_point.click()
    assert len(points(session, project.id)) == 1
    assert page.plan.strip.isVisible()


def test_a_location_opens_the_panel_of_its_record(qtbot: QtBot, session: Session) -> None:
    rule = session.portfolio.of(StopRule, STATEMENTS)[0]
    page = show(qtbot, session, record_id=rule.id)
    assert isinstance(page.panel, StopRuleInspector)
    assert page.panel.record_id == rule.id
    page.show_location(Location("projects", "billing"))
    assert page.panel is None


def test_the_leading_mode_and_the_others_are_chosen_in_their_panel(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.header.mode.click()
    panel = page.panel
    assert isinstance(panel, ModesInspector)
    engineering = panel.modes[Mode.ENGINEERING]
    engineering.runs.click()
    assert session.portfolio.get(Project, STATEMENTS).modes[-1] is Mode.ENGINEERING
    assert "a date may be promised" not in words_on(engineering)
    engineering.leads.click()
    assert session.portfolio.get(Project, STATEMENTS).leading_mode is Mode.ENGINEERING
    assert "a date may be promised" in words_on(engineering)
    assert "Engineering mode" in page.header.mode.text()
    session.undo()
    assert session.portfolio.get(Project, STATEMENTS).leading_mode is Mode.EXPERIMENT
    assert panel.modes[Mode.EXPERIMENT].leads.isChecked()


def test_a_project_keeps_at_least_one_mode_and_is_told_so_in_the_panel(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    session.do(lambda it: change_project(it, project_id=STATEMENTS, modes=(Mode.DATA,)))
    page.header.mode.click()
    panel = page.panel
    assert isinstance(panel, ModesInspector)
    panel.modes[Mode.DATA].runs.click()
    assert "A project runs in at least one mode." in words_on(panel)
    assert panel.modes[Mode.DATA].runs.isChecked()


def test_a_single_date_is_at_odds_with_a_mode_that_plans_in_ranges(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    second = points(session)[1]
    weeks = {"early": 6, "likely": 6, "late": 6}
    session.do(lambda it: change_decision_point(it, point_id=second.id, weeks=weeks))
    page.header.mode.click()
    panel = page.panel
    assert isinstance(panel, ModesInspector)
    assert "in experiment mode plan in ranges" in words_on(panel).lower()
    panel.modes[Mode.ENGINEERING].leads.click()
    assert "plan in ranges" not in words_on(panel).lower()


def test_details_are_grouped_and_say_what_is_in_a_closed_group(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    page.header.details.click()
    panel = page.panel
    assert isinstance(panel, ProjectInspector)
    names = {group.name.text(): group for group in panel.groups}
    assert [title for title, group in names.items() if group.is_open] == ["Who and when"]
    money = names["People and money"]
    assert money.name.accessibleName().startswith("People and money: 3 people")
    money.name.click()
    assert field(panel, "Cost a month, in €").isVisible()
    assert money.name.accessibleName() == "People and money"


def test_what_can_be_done_meanwhile_stands_beside_what_a_project_waits_for(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, "customers")
    session.do(lambda it: change_project(it, project_id=STATEMENTS, safe_win=True))
    (win,) = (each for each in page.blocked.findChildren(QPushButton) if each.text() == "Statements into tables")
    with qtbot.waitSignal(page.go_requested) as went:
        win.click()
    assert went.args == [Location("projects", STATEMENTS)]


def test_an_experiment_waits_with_an_owner_and_an_age(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    running = next(each for each in session.portfolio.of(Experiment, points(session)[0].id) if each.letter == "E")
    page.open_record(running.id)
    panel = page.panel
    assert isinstance(panel, ExperimentInspector)
    panel.ask(Verb.BLOCK)
    assert panel.asking is not None
    for name, typed in (("Which data does it wait for?", "scans"), ("Owed by", "head of sales"), ("Since", "2 Nov")):
        field(panel.asking, name).editor.setText(typed)  # type: ignore[attr-defined]
    panel.asking.button.click()
    # From 2 to 20 November are two whole weeks.
    assert "Blocked on data: scans, 2 weeks, owed by the head of sales" in words_on(panel)
    owed = next(each for each in panel.findChildren(BoundField) if each.editor.accessibleName() == "Owed by")
    owed.editor.setText("Sales operations")  # type: ignore[attr-defined]
    owed.editor.commit()  # type: ignore[attr-defined]
    assert session.portfolio.get(Experiment, running.id).owed_by == "Sales operations"


def test_text_is_never_markup(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    tried = session.portfolio.of(Experiment, points(session)[1].id)[0]
    session.do(lambda it: change_experiment(it, experiment_id=tried.id, title="<b>Bold</b>"))
    row = page.plan.strip.item_of(tried.id)
    assert row is not None and "<b>Bold</b>" in words_on(row)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())


def test_what_is_being_typed_survives_a_change_elsewhere(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    editor = page.goal.goal.editor
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Half a sent")
    session.do(lambda it: change_project(it, project_id=STATEMENTS, team="Readers"))
    assert editor.toPlainText() == "Half a sent"
    assert "Readers" in words_on(page.header)


def test_what_another_has_open_can_be_read_but_not_changed(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "shared.sciencepm"
    writer = Document.new(file, session.portfolio, session.paths)
    session.replace(Document.open(file, session.paths))
    try:
        assert session.document.is_read_only
        page = show(qtbot, session, record_id=points(session)[0].id)
        assert page.panel is not None
        for each in page.findChildren(BoundField):
            editor = each.editor
            locked = editor.isReadOnly() if isinstance(editor, LineEditor | TextEditor) else not editor.isEnabled()
            assert locked, editor.accessibleName()
        assert not page.header.record.isEnabled()
        assert "Add a decision point" not in words_on(page.plan.strip)
    finally:
        writer.close()


@pytest.fixture
def large_text(session: Session, theme: Theme, qapp: QApplication) -> Iterator[Session]:
    """The session with text at 200%."""
    session.theme = Theme(theme.tokens, 2.0)
    apply_theme(qapp, session.theme, session.paths.cache)
    yield session
    apply_theme(qapp, theme, session.paths.cache)


@pytest.mark.parametrize("sized", ["session", "large_text"])
def test_nothing_in_a_panel_is_wider_than_the_panel(qtbot: QtBot, request: pytest.FixtureRequest, sized: str) -> None:
    session: Session = request.getfixturevalue(sized)
    page = show(qtbot, session)
    records = [
        STATEMENTS,
        points(session)[0].id,
        session.portfolio.of(Experiment, points(session)[0].id)[0].id,
        *(each.id for each in session.portfolio.of(StopRule, STATEMENTS)),
    ]
    for record_id in records:
        page.open_record(record_id)
        assert page.panel is not None
        area = page.panel.findChild(QScrollArea)
        qtbot.waitUntil(lambda area=area: area.widget().width() <= area.viewport().width())  # type: ignore[misc]


def test_every_control_has_a_name(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    for record_id in (STATEMENTS, points(session)[0].id, session.portfolio.of(StopRule, STATEMENTS)[0].id):
        page.open_record(record_id)
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName() or getattr(widget, "text", str)(), type(widget).__name__


def test_what_a_forecast_lacks_is_one_click_away(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session)
    second = points(session)[1]
    session.do(lambda it: change_decision_point(it, point_id=second.id, weeks=None))
    page.goal.fill_in.click()
    assert isinstance(page.panel, PointInspector)
    assert page.panel.record_id == second.id
    assert focused().accessibleName() == "Weeks: 1 in 10 sooner"


def test_a_blocked_project_says_what_it_waits_for_until_the_data_has_come(qtbot: QtBot, session: Session) -> None:
    page = show(qtbot, session, "customers")
    # Blocked on 2 November, seen on the 20th: 18 days are two whole weeks.
    assert "Last year's contract history: missing since 2 November (2 weeks)." in words_on(page.blocked)
    assert "Owed by Sales operations." in words_on(page.blocked)
    page.blocked.button.click()
    assert session.portfolio.get(Project, "customers").blocked is None
    assert not page.blocked.isVisible()


def test_a_panel_opens_without_a_window_of_its_own(qtbot: QtBot, session: Session, qapp: QApplication) -> None:
    page = show(qtbot, session)
    seen = _Windows()
    qapp.installEventFilter(seen)
    for record_id in (STATEMENTS, points(session)[0].id, session.portfolio.of(Experiment, points(session)[0].id)[0].id):
        page.open_record(record_id)
    page.add_stop_rule()
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
