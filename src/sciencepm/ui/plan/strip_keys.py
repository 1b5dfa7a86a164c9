"""Which keys the strip of a plan knows, in words, for the list of keys."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from sciencepm.domain.plan import ExperimentState
from sciencepm.i18n import Words
from sciencepm.ui.plan.experiment_verbs import KEYS, verb_text


def strip_keys(w: Words) -> list[tuple[str, str]]:
    """What each key does, and the key; the letters are pressed on an experiment."""
    letters = [(verb_text(verb, ExperimentState.RUNNING, w).rstrip("…"), _said(key)) for verb, key in KEYS.items()]
    return [
        (w("From decision point to decision point"), w("{one}, {other}", one=_said("Left"), other=_said("Right"))),
        (w("Through the experiments of a stage"), w("{one}, {other}", one=_said("Up"), other=_said("Down"))),
        (w("Open"), _said("Return")),
        (w("Rename"), _said("F2")),
        (w("Add an experiment to the stage"), _said("N")),
        *letters,
        (
            w("Move earlier or later"),
            w("{one}, {other}", one=_said("Ctrl+Shift+Left"), other=_said("Ctrl+Shift+Right")),
        ),
        (w("Remove"), _said("Del")),
    ]


def _said(keys: object) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)  # type: ignore[call-overload, no-any-return]
