"""Which key does what while presenting: one table for the keys, the line at the foot, and the help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from sciencepm.i18n import Words

Key = Qt.Key


class Verb(Enum):
    """What can be done while presenting."""

    NEXT = "next"
    BACK = "back"
    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"
    ENTER = "enter"
    BLACK = "black"
    WHITE = "white"
    FREEZE = "freeze"
    GRID = "grid"
    ZOOM = "zoom"
    CONFIDENTIAL = "confidential"
    LARGER = "larger"
    SMALLER = "smaller"
    TIMER = "timer"
    RESET = "reset"
    SWAP = "swap"
    NOTE = "note"
    POINTER = "pointer"
    HELP = "help"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class KeySpec:
    """A verb, the keys for it, how the keys are written, and what is said of it; `foot` where the foot shows it."""

    verb: Verb
    keys: tuple[Qt.Key, ...]
    written: str
    said: str
    foot: str = ""


KEYS: Final[tuple[KeySpec, ...]] = (
    KeySpec(Verb.NEXT, (Key.Key_Right, Key.Key_Space, Key.Key_PageDown), "→ Space PgDn", "Next slide", "next"),
    KeySpec(Verb.BACK, (Key.Key_Left, Key.Key_PageUp, Key.Key_Backspace), "← PgUp", "Slide before", "back"),
    KeySpec(Verb.UP, (Key.Key_Up,), "↑", "The spot above, while zoomed in"),
    KeySpec(Verb.DOWN, (Key.Key_Down,), "↓", "The spot below, while zoomed in"),
    KeySpec(Verb.FIRST, (Key.Key_Home,), "Home", "First slide"),
    KeySpec(Verb.LAST, (Key.Key_End,), "End", "Last slide"),
    KeySpec(Verb.BLACK, (Key.Key_B, Key.Key_Period), "B", "Black screen, and back", "black"),
    KeySpec(Verb.WHITE, (Key.Key_W, Key.Key_Comma), "W", "White screen, and back", "white"),
    KeySpec(Verb.FREEZE, (Key.Key_F,), "F", "Keep what the audience sees while you look ahead", "freeze"),
    KeySpec(Verb.GRID, (Key.Key_Tab,), "Tab", "All slides", "all slides"),
    KeySpec(Verb.ZOOM, (Key.Key_Z,), "Z", "Zoom to a lane or a decision; the arrows choose which", "zoom"),
    KeySpec(
        Verb.ENTER,
        (Key.Key_Return, Key.Key_Enter),
        "Enter",
        "Open the plan of a project; after a number, go to that slide",
        "open the plan",
    ),
    KeySpec(Verb.CONFIDENTIAL, (Key.Key_H,), "H", "Show what is confidential where this audience may see it"),
    KeySpec(Verb.NOTE, (Key.Key_N,), "N", "Your notes; take down a question, decision or promise", "note a question"),
    KeySpec(Verb.LARGER, (Key.Key_Plus, Key.Key_Equal), "+", "Larger notes", "larger notes"),
    KeySpec(Verb.SMALLER, (Key.Key_Minus,), "−", "Smaller notes"),
    KeySpec(Verb.POINTER, (Key.Key_P,), "P", "Pointer, and away; or hold the mouse button"),
    KeySpec(Verb.TIMER, (Key.Key_T,), "T", "Stop the clock, and go on"),
    KeySpec(Verb.RESET, (Key.Key_R,), "R", "Clock back to nought"),
    KeySpec(Verb.SWAP, (Key.Key_S,), "S", "Swap the screens", "swap"),
    KeySpec(Verb.HELP, (Key.Key_Question,), "?", "These keys"),
    KeySpec(Verb.LEAVE, (Key.Key_Escape,), "Esc", "One level up; at the end of it, end", "end"),
)

_VERBS: Final = {key: spec.verb for spec in KEYS for key in spec.keys}
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def verb_of(event: QKeyEvent) -> Verb | None:
    """What a key means; None for any other, and with Ctrl or Alt held."""
    if event.modifiers() & _HELD:
        return None
    return _VERBS.get(Qt.Key(event.key()))


def digit_of(event: QKeyEvent) -> int | None:
    """The digit of a key, also on the number pad."""
    if event.modifiers() & _HELD or not Key.Key_0 <= event.key() <= Key.Key_9:
        return None
    return event.key() - int(Key.Key_0.value)


def written(spec: KeySpec) -> str:
    """The first way its keys are written: what the foot shows."""
    return spec.written.split()[0]


def listed(w: Words) -> tuple[tuple[str, str], ...]:
    """Every key with what it does, for the help."""
    number = (w("Number, then Enter"), w("Go to that slide"))
    return (*((spec.written, w(spec.said)) for spec in KEYS), number)
