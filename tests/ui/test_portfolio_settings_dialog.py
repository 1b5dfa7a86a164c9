"""Portfolio settings: each field keeps what is right at once and says beside itself what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sciencepm.commands.projects import change_project
from sciencepm.commands.settings import change_settings
from sciencepm.domain.portfolio_settings import BalanceMeasure, Cadence, PortfolioSettings
from sciencepm.domain.project import Project
from sciencepm.ui.dialogs.portfolio_settings import PortfolioSettingsDialog, current_currencies
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import LineEditor


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> Iterator[PortfolioSettingsDialog]:
    dialog = PortfolioSettingsDialog(session)
    dialog.show()
    yield dialog
    # Once closed, it deletes itself.
    if shiboken6.isValid(dialog):
        dialog.close()


def line(dialog: PortfolioSettingsDialog, name: str) -> LineEditor:
    editor = dialog.fields[name].editor
    assert isinstance(editor, LineEditor)
    return editor


def write(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def choose(dialog: PortfolioSettingsDialog, name: str, code: str) -> None:
    editor = dialog.fields[name].editor
    assert isinstance(editor, ChoiceEditor)
    place = editor.findData(code)
    assert place >= 0
    editor.setCurrentIndex(place)
    editor.activated.emit(place)


def settings(session: Session) -> PortfolioSettings:
    return session.portfolio.settings


def test_a_change_is_kept_at_once_and_undone(qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session) -> None:
    write(qtbot, line(dialog, "name"), "Applied Science 2027")
    assert settings(session).name == "Applied Science 2027"
    assert session.document.undo_label == "Rename portfolio"
    dialog.setFocus()
    session.undo()
    assert line(dialog, "name").text() == "Applied Science"


@pytest.mark.parametrize(
    ("field", "typed", "kept", "seen"),
    [
        ("target_share", "65", Decimal("0.65"), "65%"),
        ("target_share", "0.65", Decimal("0.65"), "65%"),
        # Without its sign a small figure is per cent too: 1 is not the whole.
        ("tolerance", "1", Decimal("0.01"), "1%"),
        ("tolerance", "7.5%", Decimal("0.075"), "7.5%"),
        ("discount_rate", "0", Decimal(0), "0%"),
        ("price_year", "2027", 2027, "2027"),
        ("value_years", "5", 5, "5"),
        ("days_to_tell", "0", 0, "0"),
    ],
)
def test_figures_are_read_as_people_write_them(
    qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session, field: str, typed: str, kept: object, seen: str
) -> None:
    write(qtbot, line(dialog, field), typed)
    assert getattr(settings(session), field) == kept
    dialog.sections.setFocus()
    assert line(dialog, field).text() == seen


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("target_share", "140%", "Please write a share from 0% to 100%."),
        ("tolerance", "a bit", "Please write a number, such as 38,000 or 38k."),
        ("discount_rate", "-3", "Please write a share from 0% to 100%."),
        ("price_year", "soon", "Please write a number, such as 38,000 or 38k."),
        ("value_years", "2.5", "Please write a whole number."),
        ("value_years", "0", "This cannot be below 1."),
        ("days_to_tell", "400", "This cannot be above 366."),
    ],
)
def test_a_wrong_field_keeps_what_was_typed_and_says_why(
    qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session, field: str, typed: str, said: str
) -> None:
    before = settings(session)
    write(qtbot, line(dialog, field), typed)
    assert dialog.fields[field].error == said
    assert line(dialog, field).text() == typed
    assert settings(session) is before
    dialog.sections.setFocus()
    assert line(dialog, field).text() == typed


def test_what_is_chosen_is_kept(dialog: PortfolioSettingsDialog, session: Session) -> None:
    choose(dialog, "balance_measure", "money")
    choose(dialog, "currency", "SEK")
    choose(dialog, "business_year_month", "4")
    assert settings(session).balance_measure is BalanceMeasure.MONEY
    assert settings(session).currency == "SEK"
    assert settings(session).business_year_month == 4


def test_days_between_check_ins_are_asked_only_where_they_are_ones_own(
    dialog: PortfolioSettingsDialog, session: Session
) -> None:
    dialog.sections.setCurrentRow(3)
    assert not dialog.fields["cadence_days"].isVisible()
    choose(dialog, "cadence", "own")
    assert settings(session).cadence is Cadence.OWN
    assert dialog.fields["cadence_days"].isVisible()


def test_running_late_together_is_chosen_in_words(
    qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session
) -> None:
    editor = dialog.fields["team_correlation"].editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.currentText() == "Somewhat, as in most teams"
    choose(dialog, "team_correlation", "0.6")
    assert settings(session).team_correlation == Decimal("0.6")


def test_a_figure_from_elsewhere_is_offered_as_it_was_entered(qtbot: QtBot, session: Session) -> None:
    session.do(lambda portfolio: change_settings(portfolio, team_correlation="0.42"))
    dialog = PortfolioSettingsDialog(session)
    editor = dialog.fields["team_correlation"].editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.currentText() == "As entered: 42%"
    dialog.deleteLater()


def test_currencies_are_those_in_use_today(session: Session) -> None:
    codes = current_currencies(session.today)
    assert {"EUR", "USD", "GBP", "JPY", "INR", "BRL"} <= codes
    assert not {"DEM", "FRF", "XAU", "XXX"} & codes


def test_goals_are_added_renamed_and_removed(qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session) -> None:
    dialog.sections.setCurrentRow(5)
    goals = dialog.goals
    write(qtbot, goals.new, "Fewer complaints")
    assert [goal.name for goal in settings(session).business_goals][-1] == "Fewer complaints"
    assert goals.new.text() == ""
    write(qtbot, goals.new, "fewer complaints")
    assert goals.error == "There is a goal of this name already."
    assert goals.new.text() == "fewer complaints"
    assert len(goals.names) == 5
    name = goals.names[4].editor
    assert isinstance(name, LineEditor)
    write(qtbot, name, "Fewer complaints about us")
    assert settings(session).business_goals[4].name == "Fewer complaints about us"
    with qtbot.waitSignal(session.undo_offered):
        goals.removers[4].click()
    assert len(settings(session).business_goals) == 4
    session.undo()
    assert len(goals.names) == 5


def test_a_project_keeps_its_goal_when_that_is_renamed(
    qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session
) -> None:
    old = settings(session).business_goals[0].name
    session.do(lambda portfolio: change_project(portfolio, project_id="fraud", business_goal=old))
    name = dialog.goals.names[0].editor
    assert isinstance(name, LineEditor)
    write(qtbot, name, "Lose much less to fraud")
    assert session.portfolio.get(Project, "fraud").business_goal == "Lose much less to fraud"


def test_closing_keeps_what_is_still_being_typed(
    qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session
) -> None:
    editor = line(dialog, "organisation")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Northwater Group")
    dialog.done(0)
    assert settings(session).organisation == "Northwater Group"


def test_undo_works_inside_the_dialog(qtbot: QtBot, dialog: PortfolioSettingsDialog, session: Session) -> None:
    choose(dialog, "currency", "SEK")
    dialog.activateWindow()
    dialog.sections.setFocus()
    qtbot.keyClick(dialog.sections, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert settings(session).currency == "EUR"
