"""A button that says which of a few choices holds, with the others in a menu: "Kind: all"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from sciencepm.i18n import Words


class MenuButton(QPushButton):
    """Emits `chosen` with the code of a choice; choices are (code, words) pairs, the first holds at first.

    `are_names`: the choices are names, whose first letter stays as it is.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, name: str, choices: Sequence[tuple[str, str]], *, are_names: bool = False) -> None:
        super().__init__()
        self._words, self._name, self._are_names = words, name, are_names
        self.code = ""
        self.setProperty("look", "menu")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMenu(QMenu(self))
        self.offer(choices)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What is offered."""
        return tuple(self._choices.items())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; what holds stays where it is still among them, else the first does."""
        self._choices = dict(choices)
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for code, text in choices:
            # A team may have an ampersand in its name; it is not a mnemonic.
            action = QAction(text.replace("&", "&&"), menu, checkable=True)
            action.setData(code)
            action.triggered.connect(lambda _checked=False, code=code: self._choose(code))
            group.addAction(action)
            menu.addAction(action)
        self.choose(self.code if self.code in self._choices else choices[0][0])

    def choose(self, code: str) -> None:
        """Show that a choice holds, without saying so."""
        self.code = code
        for action in self.menu().actions():
            action.setChecked(action.data() == code)
        text = self._choices[code]
        choice = text if self._are_names and code else text[:1].lower() + text[1:]
        said = self._words("{name}: {choice}", name=self._name, choice=choice)
        self.setText(said.replace("&", "&&"))
        self.setAccessibleName(said)

    def _choose(self, code: str) -> None:
        self.choose(code)
        self.chosen.emit(code)
