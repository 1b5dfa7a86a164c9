"""What can be done with an experiment as it stands: in the words of buttons and menus, and with a key each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt

from sciencepm.commands.experiments import plan_experiment, run_experiment
from sciencepm.domain.plan import ExperimentState
from sciencepm.i18n import Words
from sciencepm.ui.session import Session


class Verb(StrEnum):
    START = "start"
    FINISH = "finish"
    BLOCK = "block"
    DROP = "drop"
    PLAN = "plan"


KEYS: Final[Mapping[Verb, Qt.Key]] = {
    Verb.START: Qt.Key.Key_S,
    Verb.FINISH: Qt.Key.Key_F,
    Verb.BLOCK: Qt.Key.Key_B,
    Verb.DROP: Qt.Key.Key_D,
    Verb.PLAN: Qt.Key.Key_P,
}
AT_ONCE: Final = frozenset({Verb.START, Verb.PLAN})
"""Done without a question; the others ask first."""
_OFFERED: Final[Mapping[ExperimentState, tuple[Verb, ...]]] = {
    ExperimentState.PLANNED: (Verb.START, Verb.FINISH, Verb.DROP),
    ExperimentState.RUNNING: (Verb.FINISH, Verb.BLOCK, Verb.DROP),
    ExperimentState.BLOCKED: (Verb.START, Verb.FINISH, Verb.DROP),
    ExperimentState.DONE: (),
    ExperimentState.DROPPED: (Verb.PLAN,),
}


def offered(state: ExperimentState) -> tuple[Verb, ...]:
    """What can be done in a state."""
    return _OFFERED[state]


def verb_text(verb: Verb, state: ExperimentState, w: Words) -> str:
    """What a button says; an ellipsis where it asks first."""
    if verb is Verb.START and state is ExperimentState.BLOCKED:
        return w("The data has come")
    return {
        Verb.START: w("Start it"),
        Verb.FINISH: w("Finish…"),
        Verb.BLOCK: w("Blocked on data…"),
        Verb.DROP: w("Drop…"),
        Verb.PLAN: w("Plan it again"),
    }[verb]


def do_at_once(session: Session, experiment_id: str, verb: Verb) -> bool:
    """Carry out a verb that asks nothing; True when it was done."""
    if verb is Verb.START:
        return session.do(run_experiment, experiment_id=experiment_id, on=session.today)
    return session.do(plan_experiment, experiment_id=experiment_id)
