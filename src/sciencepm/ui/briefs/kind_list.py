"""The kinds of brief, of which one is being made."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.domain.documents import BriefKind
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.text import Label

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class KindList(QWidget):
    """One tab stop; the arrows choose. `chosen` is said when one is."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(words("Kind of brief"))
        self._group = QButtonGroup(self)
        meanings = _meanings(words)
        self.buttons: dict[BriefKind, QPushButton] = {}
        self._below: dict[BriefKind, Label] = {}
        content = column(spacing=0)
        for kind in BriefKind:
            made = QPushButton(label_of(kind, words))
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("look", "option")
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            made.setAccessibleDescription(meanings[kind])
            made.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
            made.installEventFilter(self)
            self._group.addButton(made)
            self.buttons[kind] = made
            below = self._below[kind] = Label(meanings[kind], "caption", wrap=True)
            below.setContentsMargins(theme.px(10), 0, theme.px(10), theme.px(4))
            content.addWidget(made)
            content.addWidget(below)
        self.setLayout(content)
        self.choose(BriefKind.PORTFOLIO)

    @property
    def kind(self) -> BriefKind:
        """What is chosen."""
        return next(kind for kind, made in self.buttons.items() if made.isChecked())

    def choose(self, kind: BriefKind) -> None:
        """Show that a kind is chosen, without saying so."""
        self.buttons[kind].setChecked(True)
        for each, made in self.buttons.items():
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is kind else Qt.FocusPolicy.ClickFocus)
            self._below[each].setVisible(each is kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            kinds = list(self.buttons)
            if step is not None:
                kind = kinds[(kinds.index(self.kind) + step) % len(kinds)]
                self.choose(kind)
                self.buttons[kind].setFocus(Qt.FocusReason.TabFocusReason)
                self.chosen.emit(kind)
                return True
        return super().eventFilter(watched, event)


def _meanings(w: Words) -> dict[BriefKind, str]:
    return {
        BriefKind.PORTFOLIO: w("1 to 3 pages for executives"),
        BriefKind.PROJECT: w("one page, its story and its plan"),
        BriefKind.DECISION_MEMO: w("when a decision point was not go"),
        BriefKind.ROADMAP: w("one page, landscape"),
        BriefKind.WHAT_CHANGED: w("since the last brief or a version"),
        BriefKind.CHECK_IN_AGENDA: w("for one stakeholder"),
        BriefKind.WEEKLY_SYNC: w("30 minutes with the team"),
        BriefKind.MONTHLY_REVIEW: w("with stakeholders, once a month"),
    }
