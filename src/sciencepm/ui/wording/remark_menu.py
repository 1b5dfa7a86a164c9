"""Everything that can be done about one remark, for the keyboard and the right mouse button."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sciencepm.analysis.wording_checks.notice import Notice, Suggestion
from sciencepm.i18n import Words
from sciencepm.ui.wording.remark import Leave, leave_text, suggestion_text


def remark_menu(
    words: Words,
    notice: Notice,
    parent: QWidget,
    follow: Callable[[Suggestion], object],
    leave: Callable[[Leave], object],
    *,
    ways: Iterable[Leave] = Leave,
    writes: bool = True,
) -> QMenu:
    """Suggestions first, then these ways to leave it; the first that can be chosen is chosen already."""
    menu = QMenu(parent)
    menu.setAccessibleName(notice.why)
    for suggestion in notice.suggestions:
        said = words("Say {words}", words=suggestion_text(suggestion, words))
        _add(menu, said, partial(follow, suggestion), writes)
    if notice.suggestions:
        menu.addSeparator()
    for how in ways:
        _add(menu, leave_text(how, notice, words), partial(leave, how), writes)
    first = next((action for action in menu.actions() if action.isEnabled() and not action.isSeparator()), None)
    if first is not None:
        menu.setActiveAction(first)
    return menu


def _add(menu: QMenu, text: str, act: Callable[[], object], enabled: bool) -> None:
    # Words of a person may hold an ampersand; it is not a mnemonic.
    action = QAction(text.replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: act())
    action.setEnabled(enabled)
    menu.addAction(action)
