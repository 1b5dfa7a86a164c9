"""Whatever is pressed and typed on a project's page, undo goes all the way back and what was decided stays."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.commands import decisions, experiments, plan, projects, stop_rules
from sciencepm.commands.attachments import attach
from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome
from sciencepm.domain.project import Attachment, Enables, Link, Mode, Project
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Spend, StopRule
from sciencepm.exchange.sample import SAMPLE_DAY as TODAY
from sciencepm.ui.clock import now
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import LineEditor, TextEditor

_TYPED = ("", "6", "six weeks", "40%", "3 Nov", "2027-02-30", "<b>bold</b>", "95 of 100", "…", "€38k", "=1+1")
_WAITS_FOR_A_PERSON = (
    "Add files",
    "Save a copy",
    "Open a copy",
    "Open “",
    "Open this link",
    "See “",
    "Opens the way for…",
    "Mark as told",
)
"""Buttons that open a dialog which waits, or another program."""
_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_S,
    Qt.Key.Key_F,
    Qt.Key.Key_B,
    Qt.Key.Key_D,
    Qt.Key.Key_P,
    Qt.Key.Key_N,
    Qt.Key.Key_F2,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)


def frozen(session: Session) -> dict[str, Decision]:
    return {each.id: each for each in session.portfolio.with_bin(Decision)}


def undo_everything(session: Session) -> None:
    while session.document.undo_label:
        session.undo()


# By commands


def verbs(chance: random.Random, session: Session) -> list[Callable[[], Edit]]:
    """One of each thing a person can ask for, with records and words drawn by chance; some of it is refused."""
    it = session.portfolio

    def one(model: type[Record]) -> Any:
        return chance.choice(it.all(model))

    word = chance.choice(_TYPED)
    day = TODAY + timedelta(days=chance.randrange(-60, 200))
    weeks = sorted(chance.randrange(1, 30) for _each in range(3))
    points = dict(zip(("early", "likely", "late"), weeks, strict=True))
    outcome = chance.choice(list(ExperimentOutcome))
    return [
        lambda: projects.add_project(it, today=TODAY, achieve=word or "Find out"),
        lambda: projects.change_project(it, project_id=one(Project).id, team=word),
        lambda: projects.change_project(it, project_id=one(Project).id, modes=tuple(chance.sample(list(Mode), 2))),
        lambda: projects.block_on_data(it, project_id=one(Project).id, since=day, what=word),
        lambda: projects.unblock_project(it, project_id=one(Project).id),
        lambda: projects.hold_project(it, project_id=one(Project).id),
        lambda: projects.remove_project(it, project_id=one(Project).id, now=now()),
        lambda: plan.add_decision_point(it, project_id=one(Project).id, after=None),
        lambda: plan.change_decision_point(it, point_id=one(DecisionPoint).id, weeks=points),
        lambda: plan.move_decision_point(it, point_id=one(DecisionPoint).id, to=chance.randrange(4)),
        lambda: plan.remove_decision_point(it, point_id=one(DecisionPoint).id, now=now()),
        lambda: experiments.add_experiment(it, point_id=one(DecisionPoint).id),
        lambda: experiments.run_experiment(it, experiment_id=one(Experiment).id, on=day),
        lambda: experiments.block_experiment(it, experiment_id=one(Experiment).id, waits_for=word, since=day),
        lambda: experiments.finish_experiment(it, experiment_id=one(Experiment).id, outcome=outcome, ended_on=day),
        lambda: experiments.remove_experiment(it, experiment_id=one(Experiment).id, now=now()),
        lambda: stop_rules.remove_stop_rule(it, rule_id=one(StopRule).id, now=now()),
        lambda: change_record(it, one(Decision), why=word),
        lambda: remove_record(it, one(Decision), now=now()),
        lambda: add_record(
            it, Spend, project_id=one(Project).id, on=day, amount=chance.randrange(1, 90_000), note=word
        ),
        lambda: add_record(it, Link, project_id=one(Project).id, address=word),
        lambda: add_record(it, Enables, project_id=one(Project).id, enabled_id=one(Project).id),
        lambda: attach(it, project_id=one(Project).id, files=[(word, word.encode())]),
        lambda: remove_record(it, one(Attachment), now=now()),
        lambda: decisions.record_decision(
            it,
            point_id=one(DecisionPoint).id,
            outcome=chance.choice(list(Outcome)),
            on=TODAY,
            why=word,
            decided_by="Head of product",
            override_reason="Agreed",
            learned="Much",
            waits_for="Data",
            ask_again_on=TODAY + timedelta(days=30),
            today=TODAY,
        ),
    ]


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_commands_is_undone_to_the_start(session: Session, seed: int) -> None:
    chance, before, decided, done = random.Random(seed), session.portfolio.digest(), frozen(session), 0
    for _step in range(60):
        verb = chance.choice(verbs(chance, session))

        def command(_portfolio: Any, verb: Callable[[], Edit] = verb) -> Edit:
            return verb()

        try:
            done += session.do(command)
        except IndexError:
            continue  # there was nothing of that kind to choose from
        assert frozen(session).items() >= decided.items()
    assert done > 15
    undo_everything(session)
    assert session.portfolio.digest() == before


# By the widgets of the page


def show(qtbot: QtBot, session: Session, project_id: str) -> ProjectPage:
    page = ProjectPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.resize(1228, 841)
    page.show()
    page.show_location(Location("projects", project_id))
    return page


def press_something(chance: random.Random, page: ProjectPage) -> None:
    found = [each for each in seen(page, QAbstractButton) if each.isEnabled() and not waits(each)]
    if found:
        chance.choice(found).click()


def choose_something(chance: random.Random, page: ProjectPage) -> None:
    found = [each for each in seen(page, ChoiceEditor) if each.isEnabled()]
    if found:
        editor = chance.choice(found)
        editor.setCurrentIndex(chance.randrange(editor.count()))
        editor.activated.emit(editor.currentIndex())


def type_something(chance: random.Random, page: ProjectPage) -> None:
    found = [each for kind in (LineEditor, TextEditor) for each in seen(page, kind) if not each.isReadOnly()]
    if found:
        editor = chance.choice(found)
        editor.setText(chance.choice(_TYPED))
        editor.commit()


def press_a_key_on_the_strip(chance: random.Random, page: ProjectPage) -> None:
    page.plan.strip.focus_current()
    focused: QWidget | None = page.focusWidget()
    if focused is not None and page.plan.strip.isAncestorOf(focused):
        shift = chance.random() < 0.2
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(focused, chance.choice(_KEYS), both if shift else Qt.KeyboardModifier.NoModifier)


def open_something(chance: random.Random, page: ProjectPage) -> None:
    it = page.session.portfolio
    project = it.all(Project)[0].id if page.panel is None else page.panel.record_id
    records: Sequence[Record] = (*it.all(Decision), *it.all(DecisionPoint), *it.all(Experiment), *it.all(StopRule))
    page.open_record(chance.choice([project, *(each.id for each in records[:60])]))


def seen(page: QWidget, kind: type[Any]) -> list[Any]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


def waits(button: QAbstractButton) -> bool:
    said = f"{button.text()}\n{button.accessibleName()}"
    has_menu = getattr(button, "menu", lambda: None)() is not None
    return has_menu or any(start in said for start in _WAITS_FOR_A_PERSON)


@pytest.mark.parametrize(("seed", "project_id"), [(1, "statements"), (2, "customers"), (3, "statements")])
def test_nothing_on_the_page_changes_what_was_decided(
    qtbot: QtBot, session: Session, seed: int, project_id: str
) -> None:
    chance, before, decided = random.Random(seed), session.portfolio.digest(), frozen(session)
    assert decided
    page = show(qtbot, session, project_id)
    acts = (
        press_something,
        press_something,
        type_something,
        choose_something,
        press_a_key_on_the_strip,
        open_something,
    )
    for _step in range(50):
        chance.choice(acts)(chance, page)
        assert frozen(session).items() >= decided.items()
    page.close_panel()
    undo_everything(session)
    assert session.portfolio.digest() == before
