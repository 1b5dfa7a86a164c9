"""A field that is looked over while one types: a calm line below the words, and what to say instead below the field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from sciencepm.analysis.wording_checks.notice import Notice, Suggestion
from sciencepm.analysis.wording_checks.portfolio_wording import field_notices
from sciencepm.analysis.wording_checks.written import PLACES
from sciencepm.domain.record import Record
from sciencepm.errors import UserError
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.fields import Field, LineEditor, TextEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.wording.quote import mark_format, utf16_places
from sciencepm.ui.wording.remark import Leave, follow, leave, remark_title, suggestion_text
from sciencepm.ui.wording.remark_menu import remark_menu
from sciencepm.ui.wording.word_link import WordLink

_PAUSE_MS = 300


def watch_wording(bound: BoundField, session: Session, find: Callable[[], Record | None], field: str) -> None:
    """Look over what is typed into `bound`, which shows `field` of the record that `find` gives."""
    if isinstance(bound.editor, LineEditor | TextEditor):
        bound.watch = FieldWatch(bound, bound.editor, session, find, field)


def watch_draft(field: Field, session: Session, about: Callable[[], Record | None]) -> None:
    """Look over what is typed into a field of a form that is sent as a whole; `about` is what it will be said of."""
    if isinstance(field.editor, LineEditor | TextEditor):
        DraftWatch(field, field.editor, session, about, "")


def is_watched(model: type[Record], field: str) -> bool:
    """Whether this field holds words that others read."""
    return field in PLACES.get(model, {})


class FieldWatch(QObject):
    """Marks the words, and shows the remark one's cursor is nearest to as long as one is in the field.

    Ctrl+. says what can be done about it.
    """

    WAYS: ClassVar[tuple[Leave, ...]] = tuple(Leave)

    def __init__(
        self,
        bound: Field,
        editor: LineEditor | TextEditor,
        session: Session,
        find: Callable[[], Record | None],
        field: str,
    ) -> None:
        super().__init__(bound)
        self._bound, self._editor, self._session = bound, editor, session
        self._find, self._field = find, field
        self.notices: tuple[Notice, ...] = ()
        self._checked = ""
        self._left: object = None
        self.offer: RemarkOffer | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        editor.textChanged.connect(self._pause.start)
        editor.cursorPositionChanged.connect(self._show_offer)
        editor.installEventFilter(self)
        self.look()

    def read_again(self) -> None:
        """The portfolio changed: what is left as worded may be another, and the words to avoid."""
        settings = self._session.portfolio.settings
        left = (settings.left_wording, settings.own_terms)
        if left != self._left or self._editor.text() != self._checked:
            self.look()

    def look(self) -> None:
        """Look over the words as they stand now."""
        self._pause.stop()
        session, text = self._session, self._editor.text()
        settings = session.portfolio.settings
        self._checked, self._left = text, (settings.left_wording, settings.own_terms)
        record = self._record()
        found: tuple[Notice, ...] = ()
        if record is not None and text:
            found = field_notices(session.portfolio, record, self._field, text, session.today, session.words)
        self.notices = found
        self._mark()
        self._say()
        self._show_offer()

    def _record(self) -> Record | None:
        try:
            return self._find()
        except UserError:
            # It was removed a moment ago, and its field is about to go too.
            return None

    def _mark(self) -> None:
        if not isinstance(self._editor, TextEditor):
            return
        marks = []
        for notice in self.notices:
            start, end = utf16_places(self._checked, notice.start, notice.end)
            cursor = QTextCursor(self._editor.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, mark_format(self._session.theme)
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def _say(self) -> None:
        """A screen reader hears how many remarks there are, and how to get at them."""
        if self._bound.error:
            return
        words = self._session.words
        said = ""
        if self.notices:
            said = words.n(
                "{count} remark on the wording: {title}. Ctrl+. says what can be done.",
                "{count} remarks on the wording, first {title}. Ctrl+. says what can be done.",
                len(self.notices),
                title=remark_title(self.notices[0], words),
            )
        if self._editor.accessibleDescription() != said:
            self._editor.setAccessibleDescription(said)

    @property
    def nearest(self) -> Notice | None:
        """The remark at the cursor, else the first behind it, else the last."""
        place = self._cursor()
        behind = (notice for notice in self.notices if notice.end >= place)
        return next(behind, self.notices[-1] if self.notices else None)

    def _cursor(self) -> int:
        editor = self._editor
        place = editor.cursorPosition() if isinstance(editor, LineEditor) else editor.textCursor().position()
        return len(self._checked.encode("utf-16-le")[: 2 * place].decode("utf-16-le", errors="ignore"))

    def _show_offer(self) -> None:
        notice = self.nearest if self._editor.hasFocus() and self._editor.text() == self._checked else None
        if notice is None or self._session.document.is_read_only:
            if self.offer is not None:
                self.offer.hide()
            return
        if self.offer is None:
            self.offer = RemarkOffer(self._session)
            self.offer.followed.append(self._follow)
            self.offer.opened.append(self.open_menu)
            layout = self._bound.layout()
            assert layout is not None
            layout.addWidget(self.offer)
        self.offer.show_notice(notice)
        self.offer.show()

    def open_menu(self) -> None:
        """Say below the words what can be done about the remark nearest to the cursor."""
        self.look()
        menu = self.menu()
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._editor.mapToGlobal(self._editor.cursorRect().bottomLeft()))

    def menu(self) -> QMenu | None:
        """What can be done about the remark nearest to the cursor."""
        notice = self.nearest
        if notice is None:
            return None
        writes = not self._session.document.is_read_only
        leave = partial(self._leave, notice)
        return remark_menu(
            self._session.words, notice, self._editor, self._follow, leave, ways=self.WAYS, writes=writes
        )

    def _follow(self, suggestion: Suggestion) -> None:
        """What was typed is kept first, so that following is a step of its own."""
        typed = self._checked
        self._editor.commit()
        record = self._record()
        kept = str(getattr(record, self._field, "")) if record is not None else ""
        # Keeping takes spaces off both ends.
        shift = typed.find(kept) if kept else -1
        if record is None or shift < 0 or self._bound.error:
            return
        moved = Suggestion(suggestion.start - shift, suggestion.end - shift, suggestion.words)
        if moved.start >= 0 and follow(self._session, record, self._field, kept, moved):
            self._editor.show_value(moved.applied_to(kept))
            self._go_to(moved.start + len(moved.words))
            self.look()

    def _go_to(self, place: int) -> None:
        at, _ = utf16_places(self._editor.text(), place, place)
        if isinstance(self._editor, LineEditor):
            self._editor.setCursorPosition(at)
        else:
            cursor = self._editor.textCursor()
            cursor.setPosition(min(at, self._editor.document().characterCount() - 1))
            self._editor.setTextCursor(cursor)

    def _leave(self, notice: Notice, how: Leave) -> None:
        self._editor.commit()
        record = self._record()
        if record is not None and not self._bound.error:
            leave(self._session, record.id, self._field, notice, how)
            self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_offer)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.open_menu()
                return True
        return super().eventFilter(watched, event)


class DraftWatch(FieldWatch):
    """The same where nothing is kept yet: a suggestion is typed into the field, whose own undo takes it back."""

    WAYS = (Leave.ALWAYS,)

    def _follow(self, suggestion: Suggestion) -> None:
        start, end = utf16_places(self._checked, suggestion.start, suggestion.end)
        if isinstance(self._editor, LineEditor):
            self._editor.setSelection(start, end - start)
            self._editor.insert(suggestion.words)
        else:
            cursor = self._editor.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(suggestion.words)
            self._editor.setTextCursor(cursor)
        self.look()

    def _leave(self, notice: Notice, how: Leave) -> None:
        leave(self._session, "", "", notice, how)
        self.look()


class RemarkOffer(QWidget):
    """Why, and what to say instead, in small type below the field; the keyboard has Ctrl+. for it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        px = session.theme.px
        self._session = session
        self._notice: Notice | None = None
        self.followed: list[Callable[[Suggestion], None]] = []
        self.opened: list[Callable[[], None]] = []
        self._why = Label(look="remark", wrap=True)
        self._acts = QWidget()
        self.buttons: list[WordLink] = []
        self._column = column(self._why, self._acts, spacing=0, margins=(px(6), 0, px(6), 0))
        self.setLayout(self._column)

    def show_notice(self, notice: Notice) -> None:
        """Offer this one."""
        if notice == self._notice:
            return
        self._notice = notice
        words, px = self._session.words, self._session.theme.px
        self._why.setText(notice.why)
        self.buttons = []
        for suggestion in notice.suggestions:
            text = suggestion_text(suggestion, words)
            self.buttons.append(WordLink(self._session.theme, text, partial(self._follow, suggestion)))
        more = WordLink(self._session.theme, words("More…") if self.buttons else words("Leave it…"), self._open)
        more.setToolTip("Ctrl+.")
        say = [Label(words("Say"), "caption")] if self.buttons else []
        acts = flowing(*say, *self.buttons, more, spacing=px(2), line_gap=0)
        self._column.replaceWidget(self._acts, acts)
        self._acts.hide()
        self._acts.deleteLater()
        self._acts = acts

    def _follow(self, suggestion: Suggestion) -> None:
        for act in self.followed:
            act(suggestion)

    def _open(self) -> None:
        for act in self.opened:
            act()
