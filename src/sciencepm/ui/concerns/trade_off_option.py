"""One way of a trade-off: its name, what we get, what we give up, and whether it is the one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from sciencepm.commands.concerns import set_options
from sciencepm.commands.records import typing_key
from sciencepm.domain.concerns import Option, TradeOff
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.concerns.in_place import InPlaceField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class OptionPanel(QFrame):
    """The option at one place of a trade-off; `choice_wanted` asks to choose it."""

    choice_wanted = Signal()

    def __init__(self, session: Session, trade_off_id: str, place: int) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._trade_off_id, self._place = session, trade_off_id, place
        self.setProperty("look", "quiet-card")
        name = words("Name of this way")
        self.name = self._field("name", name, WrappedLineEditor(name, words("What would we do?"), size="strong"))
        get, give_up = words("What we get"), words("What we give up")
        self.get = self._field("get", get, TextEditor(get, words("More of what, for whom?")))
        self.give_up = self._field("give_up", give_up, TextEditor(give_up, words("Less of what, at what price?")))
        self.remove = icon_button(session.theme, "x", words("Remove this way"), self._remove, 14)
        top = row(spacing=px(2))
        top.addWidget(self.name, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.choose = button(words("Choose…"), self.choice_wanted.emit)
        mark = Label()
        mark.setPixmap(session.theme.pixmap("check", "go", 16))
        self._chosen = panel(row(mark, Label(words("Chosen"), "state-go"), None, spacing=px(6)))
        foot = row(self.choose, self._chosen, None, spacing=px(8), margins=(px(6), px(6), 0, px(4)))
        inner = column(
            top,
            self._named(words("We get"), "plus", "go"),
            self.get,
            self._named(words("We give up"), "minus", "stop"),
            self.give_up,
            None,
            foot,
            spacing=px(2),
            margins=(px(8), px(8), px(6), px(8)),
        )
        self.setLayout(inner)

    def refresh(self, trade_off: TradeOff) -> None:
        """Read this way again."""
        words = self._session.words
        option = trade_off.options[self._place]
        is_chosen = bool(trade_off.chosen) and option.name == trade_off.chosen
        for field in (self.name, self.get, self.give_up):
            field.refresh()
        look = "chosen-card" if is_chosen else "quiet-card"
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)
        locked = self._session.document.is_read_only
        self.choose.setVisible(not trade_off.chosen)
        self.choose.setEnabled(not locked)
        self.choose.setAccessibleName(words("Choose: {option}", option=option.name))
        self._chosen.setVisible(is_chosen)
        self.remove.setVisible(not is_chosen)
        self.remove.setEnabled(not locked)
        self.setAccessibleName(words("Chosen: {option}", option=option.name) if is_chosen else option.name)

    def _named(self, text: str, icon: str, tone: str) -> QWidget:
        px = self._session.theme.px
        mark = Label()
        mark.setPixmap(self._session.theme.pixmap(icon, tone, 12))
        named = row(mark, Label(text, "caption-strong"), None, spacing=px(4), margins=(px(6), px(4), 0, 0))
        return panel(named)

    def _field(self, name: str, label: str, editor: TextEditor) -> InPlaceField:
        def trade_off() -> TradeOff:
            return self._session.portfolio.get(TradeOff, self._trade_off_id)

        def shows() -> str:
            options = trade_off().options
            return str(getattr(options[self._place], name)) if self._place < len(options) else ""

        def writes(portfolio: Portfolio, text: str) -> Edit:
            found = portfolio.get(TradeOff, self._trade_off_id)
            options = list(found.options)
            options[self._place] = options[self._place].evolve(**{name: text})
            edit = set_options(portfolio, trade_off_id=found.id, options=options)
            return dataclasses.replace(edit, merge_key=f"{typing_key(found, 'options')}:{self._place}:{name}")

        made = InPlaceField(self._session, label, editor, shows, writes)
        made.show_name(False)
        return made

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            kept: Sequence[Option] = portfolio.get(TradeOff, self._trade_off_id).options
            left = [option for place, option in enumerate(kept) if place != self._place]
            return set_options(portfolio, trade_off_id=self._trade_off_id, options=left)

        self._session.remove(remove)
