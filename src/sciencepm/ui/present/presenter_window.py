"""What the presenter sees: now, next, notes, the time, the way to any slide, and a line to take down what is said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from sciencepm.domain.documents import Audience
from sciencepm.ui.clock import now
from sciencepm.ui.present.capture import Capture
from sciencepm.ui.present.grid import Grid
from sciencepm.ui.present.jump_list import JumpList
from sciencepm.ui.present.keys import KEYS, listed, written
from sciencepm.ui.present.slide_view import SlideView
from sciencepm.ui.present.talk import Cover, Seen, Talk, key_of
from sciencepm.ui.present.timing import ahead, clock_text, pace_text
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, scrolled
from sciencepm.ui.widgets.flow import Flow, flowing
from sciencepm.ui.widgets.text import ElidedLabel, Label

_TICK_MS: Final = 250
_SAID_MS: Final = 6_000
_NOTES: Final = (16, 18, 21, 24, 28, 32, 38)
"""Sizes the notes can have."""
_NOW_SHARE: Final = 0.63
_NOW_HEIGHT: Final = 0.58
_LARGE_TEXT: Final = 1.6
"""From this size of text on there is no room for the list of slides, which Tab shows, nor for large figures of time."""


class PresenterWindow(QWidget):
    """Follows a talk; keys that are not typed into the line go out by `pressed`."""

    pressed = Signal(QKeyEvent)
    closed = Signal()
    desk_shown = Signal()
    """After all slides or the keys were looked at."""

    def __init__(self, session: Session, talk: Talk, audience: Audience | None) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        px = theme.px
        self._words, self._theme, self._talk = words, theme, talk
        self.setWindowTitle(words("Presenting"))
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.now, self.next = SlideView(), SlideView()
        for view in (self.now, self.next):
            view.ground = theme.color("background")
            view.radius = px(8)
        self.now.installEventFilter(self)
        self.now_label = ElidedLabel(look="caption-strong")
        self.next_label = ElidedLabel(look="caption-strong")
        self.said = Label(look="remark", wrap=True)
        self.said.hide()
        self.jumps = JumpList(theme, words)
        self.jumps.chosen.connect(talk.go)
        self.notes = Label(wrap=True)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes_size = _NOTES.index(21)
        self.elapsed, self.on_slide, self.clock = (Label(look="talk-time") for _ in range(3))
        for quiet in (self.on_slide, self.clock):
            quiet.set_look(self._time_look(strong=False))
        self.planned = Label(look="caption-strong")
        self.pace = Label(look="caption")
        self.capture = Capture(session, theme, audience, lambda: talk.slide.project_id)
        self.capture.left.connect(self.setFocus)
        self.grid = Grid(theme, words, talk)
        self.grid.left.connect(self.hide_grid)
        self.points = False
        """Whether the dot follows the mouse over the slide without a button being held."""
        self._typed = ""
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self.said.hide)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._desk())
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._help())
        # What does not fit is cut, never the screen: a window larger than that would lose its foot.
        self._pages.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._pages)
        talk.changed.connect(self.follow)
        talk.said.connect(self.say)
        self._size_notes()
        self.follow()

    # What is shown

    def follow(self) -> None:
        """Show where the talk stands."""
        talk, words = self._talk, self._words
        self.now.show_seen(talk.here, Cover.BLACK, talk.pointer)
        self.now_label.setText(self._standing())
        following = talk.next
        self.next.setVisible(following is not None)
        if following is not None:
            self.next.show_seen(Seen(following))
            self.next_label.setText(words("Next: {title}", title=following.title))
        else:
            self.next_label.setText(words("This is the last slide"))
        notes = talk.slide.notes.strip()
        self.notes.setText(notes or words("No notes for this slide."))
        self.jumps.show_slides([slide.short for slide in talk.show.slides], talk.place)
        self._show_time()

    def say(self, sentence: str) -> None:
        """Tell the presenter, and only them, for a while."""
        self.said.setText(sentence)
        self.said.show()
        self._quiet.start(_SAID_MS)

    def show_typed(self, digits: str) -> None:
        """The number of a slide as it is being typed."""
        self._typed = digits
        self.now_label.setText(self._standing())

    def size_notes(self, step: int) -> None:
        """Larger or smaller notes."""
        self.notes_size = max(0, min(len(_NOTES) - 1, self.notes_size + step))
        self._size_notes()

    @property
    def shows_grid(self) -> bool:
        return self._pages.currentIndex() == 1

    @property
    def shows_desk(self) -> bool:
        return self._pages.currentIndex() == 0

    def show_grid(self) -> None:
        """All slides."""
        self.grid.take_up()
        self._pages.setCurrentIndex(1)
        self.grid.setFocus()

    def show_help(self) -> None:
        """The keys."""
        self._pages.setCurrentIndex(2)

    def hide_grid(self) -> None:
        """Back from all slides, or from the keys."""
        self._pages.setCurrentIndex(0)
        self.setFocus()
        self.desk_shown.emit()

    def _standing(self) -> str:
        talk, words = self._talk, self._words
        number, count = words.number(talk.place + 1), words.number(len(talk.show.slides))
        if self._typed:
            return words("Slide {number}: Enter", number=self._typed)
        where = words("slide {number} of {count}", number=number, count=count)
        if talk.is_drilled:
            where = words("{title}, opened from slide {number}", title=talk.slide.short, number=number)
        if talk.spot is not None:
            where = f"{where} · {talk.spot.name}"
        if talk.is_without_screen:
            what = words("The audience's screen is gone; it is black")
        elif talk.cover is not None:
            what = words("The screen is black") if talk.cover is Cover.BLACK else words("The screen is white")
        elif talk.is_frozen:
            what = words("The audience's picture stands still")
        else:
            what = words("On screen")
        parts = [what, where]
        if talk.shows_confidential:
            parts.append(words("confidential projects are shown"))
        elif talk.show.hidden and talk.show.may_show_confidential:
            hidden = talk.show.hidden
            parts.append(words.n("{count} project hidden (H)", "{count} projects hidden (H)", hidden))
        return " · ".join(parts)

    def _show_time(self) -> None:
        talk, words, timing = self._talk, self._words, self._talk.timing
        slide = talk.show.slides[talk.place]
        minutes = [each.minutes for each in talk.show.slides]
        on_slide = timing.on(key_of(slide))
        self.elapsed.setText(clock_text(timing.elapsed))
        self.elapsed.set_look(self._time_look(strong=timing.is_running))
        self.on_slide.setText(f"{clock_text(on_slide)} / {clock_text(float(slide.minutes) * 60)}")
        total = clock_text(float(sum(minutes)) * 60)
        self.planned.setText(words("Planned {total}, on this slide", total=total))
        self.clock.setText(f"{now().astimezone():%H:%M}")
        pace = pace_text(ahead(timing.elapsed, minutes, talk.place, on_slide), words)
        self.pace.setText(pace if timing.is_running else words("The clock stands still (T)"))

    def _time_look(self, *, strong: bool) -> str:
        if self._theme.scale >= _LARGE_TEXT:
            return "figure" if strong else "figure-missing"
        return "talk-time" if strong else "talk-time-quiet"

    def _size_notes(self) -> None:
        self.notes.setFont(self._theme.font(_NOTES[self.notes_size]))
        self.notes.setStyleSheet(f"font-size: {self._theme.px(_NOTES[self.notes_size])}px;")

    # Parts

    def _desk(self) -> QWidget:
        words, px = self._words, self._theme.px
        self.times = flowing(
            self._timed(words("Elapsed"), self.elapsed, self.pace),
            self._timed(self.planned, self.on_slide),
            self._timed(words("Clock"), self.clock),
            spacing=px(26),
            line_gap=px(4),
        )
        self.jumps.setHidden(self._theme.scale >= _LARGE_TEXT)
        left = column(self.now_label, self.now, px(4), self.jumps, px(6), self.times, self.said, None, spacing=px(8))
        notes = scrolled(panel(column(self.notes, None, spacing=0), "page"), wraps=True)
        right = column(
            self.next_label,
            self.next,
            px(8),
            Label(words("Your notes"), "caption-strong"),
            notes,
            self.capture,
            spacing=px(8),
        )
        right.setStretch(4, 1)
        across = row(spacing=px(22))
        across.addLayout(left)
        across.addLayout(right, 1)
        whole = column(spacing=px(12), margins=(px(22), px(18), px(22), px(16)))
        whole.addLayout(across, 1)
        whole.addWidget(self._foot())
        return panel(whole, "page")

    def _timed(self, head: str | Label, time: Label, below: Label | None = None) -> QWidget:
        label = head if isinstance(head, Label) else Label(head, "caption-strong")
        made = column(label, time, spacing=self._theme.px(2))
        if below is not None:
            made.addWidget(below)
        made.addStretch(1)
        return panel(made)

    def _foot(self) -> QWidget:
        words, px = self._words, self._theme.px
        flow = Flow(spacing=px(22), line_gap=px(6))
        for spec in KEYS:
            if spec.foot:
                key = Label(written(spec), "key")
                flow.addWidget(panel(row(key, Label(words(spec.foot), "caption"), spacing=px(5))))
        flow.addWidget(panel(row(Label("?", "key"), Label(words("all keys"), "caption"), spacing=px(5))))
        foot = panel(flow)
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return foot

    def _help(self) -> QWidget:
        words, px = self._words, self._theme.px
        lines = column(Label(words("Keys while presenting"), "title"), spacing=px(10))
        for keys, said in listed(words):
            key = Label(keys, "key")
            key.setMinimumWidth(px(150))
            lines.addLayout(row(key, Label(said), None, spacing=px(16)))
        lines.addStretch(1)
        body = panel(lines, "page")
        body.setContentsMargins(px(32), px(24), px(32), px(24))
        return scrolled(body)

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse held on the slide that is shown points for the audience."""
        if watched is self.now and isinstance(event, QMouseEvent):
            pressed = event.type() == QEvent.Type.MouseButtonPress or event.buttons() & Qt.MouseButton.LeftButton
            self._talk.point(self.now.on_slide(event.position()) if pressed or self.points else None)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # Tab is a key like any other here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 3 * self._theme.px(22)
        large = self._theme.scale >= _LARGE_TEXT
        share = 0.5 if large else _NOW_SHARE
        height = self.height() * _NOW_HEIGHT / self._theme.scale ** (1.0 if large else 1.4)
        width = int(min(room * share, height * 16 / 9))
        self.now.setFixedSize(width, width * 9 // 16)
        beside = int(min(room * (1 - share), width * 0.54))
        self.next.setFixedSize(beside, beside * 9 // 16)
        for part in (self.jumps, self.now_label, self.said, self.times):
            part.setFixedWidth(int(room * share))

    def showEvent(self, event: QShowEvent) -> None:
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        self._quiet.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
