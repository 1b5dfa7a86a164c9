"""Is the evidence read before the answer is given, and is a decision recorded whole or not at all?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.commands.experiments import change_experiment, finish_experiment
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import DecisionPoint, Experiment, Measurement
from sciencepm.domain.project import Project, ProjectState
from sciencepm.exchange.sample import SAMPLE_DAY
from sciencepm.ui.dialogs.decision import DecisionDialog
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.fields import LineEditor, TextEditor

STATEMENTS = "statements"


def ask(qtbot: QtBot, session: Session, project_id: str = STATEMENTS) -> DecisionDialog:
    stage = session.results.projects[project_id].next
    assert stage is not None
    dialog = DecisionDialog(session, stage)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(dialog: DecisionDialog, name: str, text: str) -> None:
    editor = dialog.field(name).editor
    assert isinstance(editor, LineEditor | TextEditor)
    editor.setText(text)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def decisions(session: Session) -> tuple[Decision, ...]:
    return session.portfolio.of(Decision, session.portfolio.of(DecisionPoint, STATEMENTS)[0].id)


def miss_with_every_experiment(session: Session) -> None:
    """Experiment E ends with 93 of 100 tables right at 4 cents a page: the rule asks for 95, so it is missed."""
    point = session.portfolio.of(DecisionPoint, STATEMENTS)[0]
    last = session.portfolio.of(Experiment, point.id)[-1]
    earlier = session.portfolio.of(Experiment, point.id)[2].measurements
    measured = (Measurement.make(metric="tables right", value=93, unit=earlier[0].unit), earlier[1])
    session.do(
        lambda it: finish_experiment(
            it, experiment_id=last.id, outcome="did not work", ended_on=SAMPLE_DAY, measurements=measured
        )
    )


def test_the_evidence_and_the_rule_stand_before_the_choice(qtbot: QtBot, session: Session) -> None:
    dialog = ask(qtbot, session)
    said = words_on(dialog)
    assert "A  Layout rules by supplier" in said
    assert "61 of 100" in said
    assert "At least 95 of 100 tables right" in said
    assert dialog.outcome is None
    assert not dialog.record.isEnabled()
    assert not dialog.field("why").isVisible()


def test_each_outcome_asks_for_what_it_needs(qtbot: QtBot, session: Session) -> None:
    dialog = ask(qtbot, session)
    asked = {}
    for outcome in Outcome:
        dialog.choose(outcome)
        names = ("ask_again_on", "chance", "waits_for", "kept", "learned", "decided_by")
        asked[outcome] = {name for name in names if dialog.field(name).isVisible()}
    both = {"learned", "decided_by"}
    assert asked == {
        Outcome.GO: both,
        Outcome.REVISE: both | {"ask_again_on", "chance"},
        Outcome.HOLD: both | {"waits_for", "ask_again_on"},
        Outcome.STOP: both | {"kept"},
    }


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_recorded(qtbot: QtBot, session: Session) -> None:
    before = decisions(session)
    dialog = ask(qtbot, session)
    dialog.choose(Outcome.REVISE)
    fill(dialog, "why", "One page in eight is checked by hand")
    dialog.record.click()
    assert dialog.field("ask_again_on").error == "Please say when the question is asked again."
    assert decisions(session) == before
    fill(dialog, "ask_again_on", "soon")
    dialog.record.click()
    assert dialog.field("ask_again_on").error == "Please write a day, such as 11 December 2026."
    why = dialog.field("why").editor
    assert isinstance(why, TextEditor) and why.text() == "One page in eight is checked by hand"
    fill(dialog, "ask_again_on", "15 January 2027")
    dialog.record.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    recorded = decisions(session)[-1]
    assert (recorded.outcome, recorded.ask_again_on) == (Outcome.REVISE, date(2027, 1, 15))
    assert [each.letter for each in recorded.evidence] == ["A", "B", "C", "D", "E"]


def test_another_outcome_than_the_rules_needs_a_reason_and_a_name(qtbot: QtBot, session: Session) -> None:
    miss_with_every_experiment(session)
    dialog = ask(qtbot, session)
    assert "needs a reason: the rule says otherwise" in dialog.buttons[Outcome.GO].accessibleName()
    assert "needs a reason" not in dialog.buttons[Outcome.STOP].accessibleName()
    dialog.choose(Outcome.GO)
    fill(dialog, "decided_by", "")
    dialog.record.click()
    assert dialog.field("override_reason").error
    assert dialog.field("decided_by").error
    fill(dialog, "override_reason", "Two tables in 100 are mended by the clerk anyway")
    fill(dialog, "decided_by", "Head of product")
    dialog.record.click()
    assert decisions(session)[-1].outcome is Outcome.GO


def test_stop_says_what_it_frees_and_ends_the_project_in_one_step(qtbot: QtBot, session: Session) -> None:
    dialog = ask(qtbot, session)
    assert "frees 3 people" in dialog.buttons[Outcome.STOP].accessibleName()
    assert "balance 66% →" in dialog.buttons[Outcome.STOP].accessibleName()
    dialog.choose(Outcome.STOP)
    assert "4 stakeholders will be owed the news by 25 November." in words_on(dialog)
    dialog.record.click()
    assert dialog.field("learned").error == "Please say what was learned."
    fill(dialog, "learned", "No reader we can pay for reads 95 of 100")
    dialog.record.click()
    assert session.portfolio.get(Project, STATEMENTS).state is ProjectState.STOPPED
    session.undo()
    assert session.portfolio.get(Project, STATEMENTS).state is ProjectState.ACTIVE


def test_each_outcome_says_what_it_would_mean(qtbot: QtBot, session: Session) -> None:
    dialog = ask(qtbot, session)
    assert "If we go on" in words_on(dialog)
    dialog.choose(Outcome.STOP)
    qtbot.waitUntil(lambda: "If we stop" in words_on(dialog) and "People freed\n3 people" in words_on(dialog))
    said = words_on(dialog)
    # 201 thousand: the likely cost of the stages ahead, less what stage 1 took of its own already.
    assert "Money freed\n€201k not spent" in said
    assert "Balance\n66% → 59% product-focused, target 70%" in said
    assert "Experiments dropped\nE, F, G and H" in said
    dialog.choose(Outcome.HOLD)
    qtbot.waitUntil(lambda: "Forecast\nNone until it is resumed" in words_on(dialog))
    assert "Money freed" not in words_on(dialog)


def test_a_revision_says_what_the_new_chance_does(qtbot: QtBot, session: Session) -> None:
    dialog = ask(qtbot, session)
    dialog.choose(Outcome.REVISE)
    forecast = session.results.projects[STATEMENTS].forecast
    assert forecast is not None and forecast.chance is not None
    before = session.words.percent(forecast.chance)
    chance = dialog.field("chance").editor
    assert isinstance(chance, LineEditor) and chance.text() == "60%"
    chance.setText("30%")
    chance.editingFinished.emit()
    # Decision 1 is 60% likely to pass; at 30% half as much is left of the chance to land, or a per cent less: asked
    # again later, more paths run into the stop rule.
    half = forecast.chance / 2
    after = [session.words.percent(half - less) for less in (Decimal(0), Decimal("0.01"))]
    qtbot.waitUntil(lambda: any(f"{before} → {each}" in words_on(dialog) for each in after))
    fill(dialog, "chance_source", "Team, 20 November")
    fill(dialog, "ask_again_on", "15 January 2027")
    dialog.record.click()
    point = session.portfolio.of(DecisionPoint, STATEMENTS)[0]
    assert (str(point.chance), point.chance_source) == ("0.3", "Team, 20 November")


def test_it_works_with_the_keyboard_alone(qtbot: QtBot, session: Session) -> None:
    dialog = ask(qtbot, session)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    go = dialog.buttons[Outcome.GO]
    go.setFocus()
    QTest.keyClick(go, Qt.Key.Key_Down)
    revise = dialog.buttons[Outcome.REVISE]
    assert revise.hasFocus()
    QTest.keyClick(revise, Qt.Key.Key_Return)
    assert dialog.outcome is Outcome.REVISE
    assert dialog.record.text() == "Record: revise"
    QTest.keyClick(revise, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(decisions(session)) == 1


def test_text_of_the_plan_is_shown_as_it_stands(qtbot: QtBot, session: Session) -> None:
    point = session.portfolio.of(DecisionPoint, STATEMENTS)[0]
    first = session.portfolio.of(Experiment, point.id)[0]
    session.do(lambda it: change_experiment(it, experiment_id=first.id, title="<h1>A & B</h1>"))
    assert "A  <h1>A & B</h1>" in words_on(ask(qtbot, session))
