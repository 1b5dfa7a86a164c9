"""What these readers were sent before, to be looked at or written to a file again as it went out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.domain.documents import Audience, Brief, Content
from sciencepm.ui.briefs.issuing import issued_to
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label


class IssuedCard(Card):
    """`open_requested` and `again_requested` bring the brief."""

    open_requested = Signal(object)
    again_requested = Signal(object)

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("Sent before"))
        self._session = session
        self._shown: tuple[Brief, ...] | None = None
        self._list = column(spacing=px(10))
        self.add(self._list)

    def show_issued(self, audience: Audience | None) -> None:
        """The briefs issued to these readers, the newest first."""
        briefs = tuple(issued_to(self._session, audience))
        if briefs == self._shown:
            return
        self._shown = briefs
        clear(self._list)
        if not briefs:
            nothing = self._session.words("Nothing yet. A brief gets its number when it is issued.")
            self._list.addWidget(Label(nothing, "second", wrap=True))
        for brief in briefs:
            self._list.addWidget(self._line(brief))

    def _line(self, brief: Brief) -> QWidget:
        words, portfolio, px = self._session.words, self._session.portfolio, self._session.theme.px
        day = words.near_day(brief.issued_at.date(), self._session.today)
        number = words("No. {number}", number=brief.number)
        replaced = portfolio.find(Brief, brief.replaces_id)
        name = " · ".join((number, day, label_of(brief.kind, words)))
        parts: list[QWidget] = [Label(name, "item-title", wrap=True)]
        if replaced is not None:
            parts.append(Label(words("Replaces no. {number}", number=replaced.number), "caption", wrap=True))
        if brief.recipients:
            to = words("To {names}", names=words.listing(list(brief.recipients)))
            parts.append(Label(to, "caption", wrap=True))
        if portfolio.find(Content, brief.content_id) is None:
            parts.append(Label(words("Its pages were not kept here."), "caption", wrap=True))
        else:
            look = button(words("Open"), partial(self.open_requested.emit, brief), "link")
            again = button(words("Export again…"), partial(self.again_requested.emit, brief), "link")
            look.setAccessibleName(words("Open no. {number}", number=brief.number))
            again.setAccessibleName(words("Export no. {number} again", number=brief.number))
            parts.append(flowing(look, again, spacing=px(4), line_gap=0))
        line = QWidget()
        line.setLayout(column(*parts, spacing=px(1)))
        return line
