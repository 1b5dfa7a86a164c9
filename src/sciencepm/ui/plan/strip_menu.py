"""The menu of a stage or an experiment on the strip: everything the keys do there, in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from sciencepm.domain.plan import Experiment
from sciencepm.i18n import Words
from sciencepm.ui.plan.diamond import Diamond
from sciencepm.ui.plan.experiment_row import ExperimentRow
from sciencepm.ui.plan.experiment_verbs import KEYS, offered, verb_text

if TYPE_CHECKING:
    from sciencepm.ui.plan.strip import Strip

_LEFT, _RIGHT = "Ctrl+Shift+Left", "Ctrl+Shift+Right"


def stage_menu(
    strip: Strip, item: Diamond, point_id: str, words: Words, *, is_decided: bool, first: bool, last: bool
) -> QMenu:
    """`first` and `last`: it cannot move further; what was decided is neither moved, split nor removed."""
    menu = QMenu(strip)
    menu.addAction(words("Open"), item.click)
    menu.addAction(words("Rename the stage"), QKeySequence("F2"), lambda: strip.rename_item(item))
    grow = menu.addAction(words("Add an experiment"), QKeySequence("N"), lambda: strip.experiment_wanted.emit(point_id))
    menu.addSeparator()
    earlier = menu.addAction(words("Move earlier"), QKeySequence(_LEFT), lambda: strip.move_item(item, -1))
    later = menu.addAction(words("Move later"), QKeySequence(_RIGHT), lambda: strip.move_item(item, 1))
    split = menu.addAction(words("Split…"), lambda: strip.split_wanted.emit(point_id))
    menu.addAction(words("Add a decision point behind it"), lambda: strip.point_wanted.emit(point_id))
    menu.addSeparator()
    remove = menu.addAction(words("Remove"), QKeySequence("Del"), lambda: strip.remove_item(item))
    grow.setEnabled(strip.can_grow(point_id))
    earlier.setEnabled(not is_decided and not first)
    later.setEnabled(not is_decided and not last)
    split.setEnabled(strip.can_grow(point_id))
    remove.setEnabled(not is_decided)
    return menu


def experiment_menu(
    strip: Strip,
    item: ExperimentRow,
    experiment: Experiment,
    words: Words,
    translations: QMenu,
    *,
    first: bool,
    last: bool,
) -> QMenu:
    """`translations` take its figures to business; `first` and `last`: there is no stage further on that side."""
    menu = QMenu(strip)
    menu.addAction(words("Open"), item.click)
    menu.addAction(words("Rename"), QKeySequence("F2"), item.rename)
    menu.addSeparator()
    for verb in offered(experiment.state):
        ask = partial(strip.verb_wanted.emit, experiment.id, verb.value)
        menu.addAction(verb_text(verb, experiment.state, words), QKeySequence(KEYS[verb]), ask)
    translations.setParent(menu, translations.windowFlags())
    menu.addMenu(translations)
    menu.addSeparator()
    before = menu.addAction(words("To the stage before"), QKeySequence(_LEFT), lambda: strip.move_item(item, -1))
    after = menu.addAction(words("To the stage behind"), QKeySequence(_RIGHT), lambda: strip.move_item(item, 1))
    menu.addSeparator()
    menu.addAction(words("Remove"), QKeySequence("Del"), lambda: strip.remove_item(item))
    before.setEnabled(not first)
    after.setEnabled(not last)
    return menu
