"""The strip at the top: menus, the portfolio's name, and the way to anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QMenuBar, QSizePolicy, QWidget

from sciencepm.i18n import Words
from sciencepm.ui.actions import MENUS, in_menu
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import ElidedLabel


class TopBar(QWidget):
    """Built from the actions; `recent` fills the list of recent portfolios each time it opens."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        actions: dict[str, QAction],
        recent: Callable[[], list[tuple[str, Callable[[], object]]]],
    ) -> None:
        super().__init__()
        self.setProperty("look", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = ElidedLabel(look="strong")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self._search = search = button(words("Search") + f"   {keys}", actions["go-to"].trigger, "search")
        search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._least_title = theme.px(80)
        self.menus = self._menus(words, actions, recent)
        across = QGridLayout(self)
        across.setContentsMargins(theme.px(4), theme.px(3), theme.px(14), theme.px(3))
        across.addWidget(self.menus, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self.title, 0, 1)
        across.addWidget(search, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part, stretch in enumerate((2, 3, 2)):
            across.setColumnStretch(part, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The title gives way before a menu does, and so does the room of the way to anything.
        wanted, room = self.menus.sizeHint().width(), self.contentsRect().width()
        beside = room - wanted - self._search.sizeHint().width()
        self.title.setVisible(beside >= self._least_title)
        self.menus.setMinimumWidth(max(0, min(wanted, room - self._search.sizeHint().width())))

    def _menus(
        self,
        words: Words,
        actions: dict[str, QAction],
        recent: Callable[[], list[tuple[str, Callable[[], object]]]],
    ) -> QMenuBar:
        bar = QMenuBar()
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for name in MENUS:
            menu = bar.addMenu(words(name))
            for spec in in_menu(name):
                if spec.apart:
                    menu.addSeparator()
                menu.addAction(actions[spec.code])
                if spec.code == "open":
                    older = menu.addMenu(words("Open recent"))
                    older.aboutToShow.connect(lambda older=older: _fill_recent(older, recent(), words))
        return bar


def _fill_recent(menu: QMenu, entries: list[tuple[str, Callable[[], object]]], words: Words) -> None:
    menu.clear()
    for name, open_it in entries:
        # An ampersand in a file's name is not a mnemonic.
        action = QAction(name.replace("&", "&&"), menu)
        action.triggered.connect(lambda _checked=False, open_it=open_it: open_it())
        menu.addAction(action)
    if not entries:
        none = QAction(words("None yet"), menu)
        none.setEnabled(False)
        menu.addAction(none)
