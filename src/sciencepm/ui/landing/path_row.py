"""One line of the checklist: how it stands and by when, and its fields to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.landing_path import ItemState, PathItem, item_state_text
from sciencepm.analysis.wording import capital
from sciencepm.i18n import Words
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import Part, clear, column, panel, row, rule
from sciencepm.ui.widgets.glyph import ALERT, Glyph
from sciencepm.ui.widgets.text import Label

_NAMES, _LEAST = 216, 560


class PathRow(QWidget):
    """`parts` are its fields, one line below the other."""

    def __init__(self, session: Session, parts: Sequence[Part]) -> None:
        super().__init__()
        px = session.theme.px
        self._session = session
        self._shown: ItemState | None = None
        self._mark = row(spacing=0, margins=(0, px(2), 0, 0))
        self._label = Label(look="strong", wrap=True)
        self.state = Label(look="caption", wrap=True)
        said = row(spacing=px(10))
        said.addLayout(self._mark)
        said.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        said.addLayout(column(self._label, self.state, None, spacing=px(1)), 1)
        names = panel(said)
        names.setFixedWidth(px(_NAMES))
        fields = panel(column(*parts, None, spacing=px(4)))
        both = Beside((names, fields), (0, 1), px(_LEAST), px(12))
        self.setLayout(column(rule(soft=True), both, spacing=px(9), margins=(0, 0, 0, px(9))))

    def show_item(self, item: PathItem, *, filled: bool) -> None:
        """Show how it stands; what is missing is said where no empty field shows it."""
        words, today = self._session.words, self._session.today
        self._label.setText(item.label)
        missing = capital(words.listing(list(item.missing)))
        said = [_state_words(item, today, words)]
        said += [missing] if filled and missing else []
        self.state.setText("\n".join(said))
        self.state.set_look("error" if item.state is ItemState.LATE else "caption")
        self.setAccessibleName(f"{item.label}: {item_state_text(item.state, words)}")
        self.setAccessibleDescription(". ".join(filter(None, (missing, said[0]))))
        if item.state is not self._shown:
            self._shown = item.state
            clear(self._mark)
            self._mark.addWidget(_mark(self._session, item.state))


def _state_words(item: PathItem, today: date, w: Words) -> str:
    """How it stands, and by when it is to be settled."""
    if item.due is None:
        return item_state_text(item.state, w)
    day = w.near_day(item.due, today)
    return w("Late since {day}", day=day) if item.state is ItemState.LATE else w("To settle by {day}", day=day)


def _mark(session: Session, state: ItemState) -> QWidget:
    theme = session.theme
    if state is ItemState.DONE:
        return Glyph(theme, "go", "check")
    if state is ItemState.LATE:
        return Glyph(theme, "stop", ALERT)
    if state is ItemState.NOT_NEEDED:
        return Glyph(theme, "hold", "minus")
    ring = Label()
    ring.setFixedSize(theme.px(20), theme.px(20))
    ring.setPixmap(theme.pixmap("circle", "third", 20))
    return ring
