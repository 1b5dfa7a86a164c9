"""Balance: how the effort is divided, was and may be, and what if it were divided otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from sciencepm.analysis.balance_course import working
from sciencepm.analysis.balance_words import measure_name
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project
from sciencepm.picture.balance import course_heading, course_scene, now_scene, range_note
from sciencepm.picture.balance_content import BalanceContent, balance_content
from sciencepm.picture.views import View
from sciencepm.ui.balance.part_dialog import PartDialog
from sciencepm.ui.balance.people_dialog import PeopleDialog
from sciencepm.ui.balance.table import BalanceTable
from sciencepm.ui.balance.target_dialog import TargetDialog
from sciencepm.ui.balance.what_if_card import WhatIfCard
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.roadmap.picture_view import PictureView
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.segments import Segments
from sciencepm.ui.widgets.text import Label

if TYPE_CHECKING:
    from sciencepm.analysis.balance_past import Past
    from sciencepm.export.picture import Wanted

_SIDE_BY_SIDE: Final = 900
_TIGHT: Final = 480
_WHAT_IF: Final = 420
_COURSE: Final = 240
_COURSE_MOST: Final = 460
_ANY_WIDTH: Final = 16_777_215
_LEAST: Final = 400
_PAD: Final = 32
"""What a view keeps free around its picture, both sides together."""


class BalancePage(Page):
    """The bars of now and the course on the left, what if on the right; below each other where it is narrow."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme = session.words, session.theme
        px = theme.px
        self._past: tuple[Portfolio, Past] | None = None
        self._content: BalanceContent | None = None
        self._is_table = self._is_narrow = False
        self.measure = session.portfolio.settings.balance_measure
        self._whose = session.portfolio.settings.id
        self.measures = Segments(
            [(each.value, measure_name(each, words)) for each in BalanceMeasure], self.measure.value, words("Measure")
        )
        self.measures.chosen.connect(self._measure_by)
        self.people_button = button(words("People by month…"), self.enter_people)
        self.target_button = button(words("Change target…"), self.change_target)
        self.target_below = button(words("Change target…"), self.change_target)
        self.table_button = button(words("As a table"), self.toggle_table)
        self.table_button.setCheckable(True)
        self.header = PageHeader(theme, self.measures, self.target_button)
        self.now = PictureView(theme, words)
        self.course = PictureView(theme, words)
        for view in (self.now, self.course):
            view.open_requested.connect(self.show_part)
            view.copy_requested.connect(lambda: self.action_requested.emit("copy-picture"))
        self.course.setMinimumSize(min(px(240), _LEAST), px(_COURSE))
        self.course.setMaximumHeight(px(_COURSE_MOST))
        self.advice = Label(look="second", wrap=True)
        self.note = Label(look="muted", wrap=True)
        self.basis = Label(look="caption", wrap=True)
        self.table = BalanceTable(theme, words)
        self.table.setMinimumHeight(px(_COURSE))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.course)
        self._stack.addWidget(self.table)
        self._over_time = self._carded(
            Card(theme, self.note, self._stack, self.basis, title=words("Over time"), aside=self.table_button), 2
        )
        below = row(self.target_below, None, margins=(px(15), px(6), px(15), 0))
        now_card = self._carded(
            Card(theme, self.now, self.advice, below, title=words("Now"), aside=self.people_button), 1
        )
        self.what_if = WhatIfCard(session)
        self.what_if.open_requested.connect(self._open)
        stacked = column(now_card, self._over_time, spacing=px(14))
        stacked.setStretch(1, 1)
        charts = panel(stacked)
        self._across = row(charts, self.what_if, spacing=px(14))
        self._across.setStretch(0, 1)
        self._all = panel(self._across)
        self.first_button = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        start = words("No project yet. Balance shows how much of the effort is close to a product, and where it heads.")
        self._empty = EmptyState(theme, "scale", start, self.first_button)
        content = column(self.header, self._all, self._empty, spacing=px(14), margins=self.margins())
        content.setStretch(1, 1)
        content.setStretch(2, 1)
        self.setLayout(column(scrolled(panel(content, "page"), wraps=True), spacing=0))

    @property
    def wanted(self) -> Wanted:
        """What is seen as a picture for a file."""
        from sciencepm.export.picture import Wanted

        return Wanted(View.BALANCE, measure=self.measure, noted=self.session.document.noted())

    @property
    def is_empty(self) -> bool:
        """Whether there is no project to show."""
        return not self.session.portfolio.all(Project)

    @property
    def past(self) -> Past:
        """What the journal says of earlier days, read once for each state of the portfolio."""
        session = self.session
        if self._past is None or self._past[0] is not session.portfolio:
            self._past = session.portfolio, session.document.past()
        return self._past[1]

    def show_location(self, location: Location) -> None:
        self.refresh()
        self.what_if.focus_table()

    def refresh(self) -> None:
        session, words = self.session, self.session.words
        writes = not session.document.is_read_only
        if self._whose != session.portfolio.settings.id:
            self._whose = session.portfolio.settings.id
            self.measure = session.portfolio.settings.balance_measure
            self.measures.choose(self.measure.value)
        empty = self.is_empty
        content = balance_content(session.portfolio, session.today, words, measure=self.measure, past=self.past)
        self._content = content
        self.header.say(
            content.title, "" if empty else " ".join(part for part in (content.target, content.reason) if part)
        )
        self.measures.setVisible(not empty)
        self._show_target()
        self._all.setVisible(not empty)
        self._empty.setVisible(empty)
        self.first_button.setEnabled(writes)
        self.people_button.setEnabled(writes)
        if empty:
            return
        self.advice.setText(content.advice)
        self.advice.setVisible(bool(content.advice))
        self._over_time.heading.setText(course_heading(content, words))
        self.note.setText(range_note(words))
        self.basis.setText(content.basis)
        self._show_pictures(content)
        self.table.show_content(content)
        self._stack.setCurrentWidget(self.table if self._is_table else self.course)
        self.what_if.refresh(self.measure)

    def toggle_table(self) -> None:
        """The chart as a table, and back."""
        self._is_table = not self._is_table
        self.table_button.setChecked(self._is_table)
        self.refresh()
        (self.table if self._is_table else self.course).setFocus()

    def try_something(self) -> None:
        """Go where one tries what if."""
        self.what_if.focus_table()

    def show_part(self, code: str) -> None:
        """The projects of a half of a bar ("people/product") or of a day ("people@2026-12-01")."""
        session = self.session
        measure, _, rest = code.partition("@" if "@" in code else "/")
        by = BalanceMeasure(measure)
        day = date.fromisoformat(rest) if "@" in code else session.today
        kind = None if "@" in code else Kind(rest)
        found = working(session.portfolio, session.today, self.past, by, day)
        dialog = PartDialog(session, found, by, day, kind, self.window())
        dialog.open_requested.connect(self._open)
        dialog.exec()
        dialog.deleteLater()

    def change_target(self) -> None:
        """Ask for another target, tolerance and reason; what it was stands below."""
        dialog = TargetDialog(self.session, self.window())
        dialog.exec()
        dialog.deleteLater()

    def enter_people(self) -> None:
        """Who works on what, month by month."""
        dialog = PeopleDialog(self.session, self.window())
        dialog.exec()
        dialog.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.session.theme.px
        self._is_narrow = is_narrow(self.width(), px(_SIDE_BY_SIDE), was=self._is_narrow)
        self._show_target()
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if self._is_narrow else ways.LeftToRight)
        self.what_if.setMinimumWidth(0 if self._is_narrow else px(_WHAT_IF))
        self.what_if.setMaximumWidth(_ANY_WIDTH if self._is_narrow else px(_WHAT_IF))

    def _show_target(self) -> None:
        """Where the page is very narrow the button has no room beside the measures."""
        tight = self.width() < self.session.theme.px(_TIGHT)
        self.target_button.setVisible(not tight and not self.is_empty)
        self.target_below.setVisible(tight)

    def _carded(self, card: Card, picture: int) -> Card:
        """A card whose picture reaches as far as the pictures' own margins let it."""
        px = self.session.theme.px
        card.body.setContentsMargins(px(1), px(12), px(1), px(10))
        top = card.body.itemAt(0)
        heading = top.layout() if top is not None else None
        if heading is not None:
            heading.setContentsMargins(px(15), 0, px(15), 0)
        for label in (self.advice, self.note, self.basis):
            label.setContentsMargins(px(15), 0, px(15), 0)
        card.body.setSpacing(px(2))
        card.body.setStretch(picture, 1)
        return card

    def _show_pictures(self, content: BalanceContent) -> None:
        theme, words = self.session.theme, self.session.words
        palette = theme.tokens
        height = now_scene(content, 600, palette).height
        self.now.setMinimumSize(min(theme.px(240), _LEAST), theme.px(round(height) + _PAD))
        self.now.setMaximumHeight(theme.px(round(height) + _PAD))
        self.now.show_picture(
            words("Now: {said}", said=content.title),
            lambda width, _height: now_scene(content, width, palette),
            240.0,
            fills=True,
        )
        self.course.show_picture(
            course_heading(content, words),
            lambda width, height: course_scene(content, width, height, palette, words),
            240.0,
            fills=True,
        )

    def _measure_by(self, code: str) -> None:
        self.measure = BalanceMeasure(code)
        self.refresh()

    def _open(self, project_id: str) -> None:
        if self.session.portfolio.find(Project, project_id) is not None:
            self.go_requested.emit(Location(PROJECTS.code, project_id))
