"""Words one can change where they stand: they look like text until one comes near, and say when they are wrong.

What was typed is offered with `committed` on leaving the field, on Enter, or a second after the last key. Undo and redo
are the field's own only while something in it is not yet kept; otherwise they are the portfolio's.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMetaMethod, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.text import Label

_PAUSE_MS = 1_000


def _is_for_the_portfolio(event: QEvent, editor: LineEditor | TextEditor, kept: str) -> bool:
    """Whether a key means to undo or redo what the portfolio keeps, and not what is being typed."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        has_own = editor.can_undo()
    elif event.matches(QKeySequence.StandardKey.Redo):
        has_own = editor.can_redo()
    else:
        return False
    # An editor of a form that is sent as a whole is connected to nothing: its words are its own until then.
    is_kept = editor.text() == kept and editor.isSignalConnected(QMetaMethod.fromSignal(editor.committed))
    is_wrong = editor.property("wrong") == "true"
    return not has_own or (is_kept and not is_wrong)


def has_text() -> bool:
    """Whether the clipboard holds words; files that were copied are words only by their paths."""
    mime = QGuiApplication.clipboard().mimeData()
    return mime.hasText() and not _holds_files(mime)


def _holds_files(mime: QMimeData) -> bool:
    return any(url.isLocalFile() for url in mime.urls())


class LineEditor(QLineEdit):
    """One line. Escape gives back what was there."""

    committed = Signal(str)

    def __init__(self, name: str, hint: str = "", *, in_place: bool = False, size: str = "") -> None:
        super().__init__()
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        if in_place:
            self.setProperty("look", "in-place")
        if size:
            self.setProperty("textSize", size)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.commit)

    def show_value(self, text: str) -> None:
        """Show what the portfolio holds; what is being typed is left alone."""
        if self.text() == self._kept or not self.hasFocus():
            self._kept = text
            if self.text() != text:
                place = self.cursorPosition()
                self.setText(text)
                self.setCursorPosition(min(place, len(text)))
            if not self.hasFocus():
                self.setCursorPosition(0)
        else:
            self._kept = text

    def commit(self) -> None:
        """Offer what was typed, if it differs."""
        self._pause.stop()
        if self.text() != self._kept:
            self._kept = self.text()
            self.committed.emit(self.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _holds_files(event.mimeData()):
            event.ignore()  # files are for the page, their paths for nobody
            return
        super().dragEnterEvent(event)

    def can_undo(self) -> bool:
        """Whether there is typing in this line to undo."""
        return self.isUndoAvailable()

    def can_redo(self) -> bool:
        """Whether there is typing in this line to redo."""
        return self.isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        if _is_for_the_portfolio(event, self, self._kept):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self._pause.stop()
            self.setText(self._kept)
            return
        super().keyPressEvent(event)


class TextEditor(QPlainTextEdit):
    """Several lines, as high as its words need. Tab moves on; Escape gives back what was there."""

    committed = Signal(str)

    def __init__(self, name: str, hint: str = "", *, in_place: bool = False, least_lines: int = 1) -> None:
        super().__init__()
        self._kept = ""
        self._least = least_lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        if in_place:
            self.setProperty("look", "in-place")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._grow)

    def show_value(self, text: str) -> None:
        """Show what the portfolio holds; what is being typed is left alone."""
        typing = self.hasFocus() and self.toPlainText() != self._kept
        self._kept = text
        if not typing and self.toPlainText() != text:
            self.setPlainText(text)
            self._pause.stop()

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        self.setPlainText(text)

    def commit(self) -> None:
        """Offer what was typed, if it differs."""
        self._pause.stop()
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.committed.emit(self.toPlainText())

    def _grow(self) -> None:
        if self.hasFocus():
            self._pause.start()
        self.fit()

    def fit(self) -> None:
        """Be as high as the words need; the document's own height is in lines for a plain text edit."""
        lines = max(self._least, round(self.document().size().height()))
        frame = self.height() - self.viewport().height()
        # Lines are laid out in whole pixels, rounded up; the metrics in whole pixels may round down.
        wanted = lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + max(frame, 8)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not _holds_files(source) and super().canInsertFromMimeData(source)

    def can_undo(self) -> bool:
        """Whether there is typing in this text to undo."""
        return self.document().isUndoAvailable()

    def can_redo(self) -> bool:
        """Whether there is typing in this text to redo."""
        return self.document().isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        if _is_for_the_portfolio(event, self, self._kept):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
            self._pause.stop()
            return
        super().keyPressEvent(event)


class Field(QWidget):
    """An editor with its name above and, when something is wrong, the sentence below it.

    The editor keeps what was typed; nothing is changed until it is right.
    """

    def __init__(self, label: str, editor: QWidget, *, spacing: int = 3) -> None:
        super().__init__()
        self.editor = editor
        self._name = Label(label, "caption-strong")
        if not label:
            # Shown before it has a parent, it would be a window of its own for a moment.
            self._name.hide()
        self._name.setBuddy(editor)
        self._wrong = Label(look="error", wrap=True)
        self._wrong.hide()
        self._remark = Label(look="remark", wrap=True)
        self._remark.hide()
        self.setLayout(column(self._name, editor, self._wrong, self._remark, spacing=spacing))

    def rename(self, label: str) -> None:
        """Give it another name."""
        self._name.setText(label)
        self.editor.setAccessibleName(label)

    def show_name(self, on: bool) -> None:
        """Show its name above it or not; a screen reader says it either way."""
        self._name.setVisible(on)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.editor.setProperty("wrong", "true" if sentence else "false")
        self.editor.setAccessibleDescription(sentence)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def show_remark(self, sentence: str) -> None:
        """Say what would be better, without refusing anything; an empty sentence takes it back."""
        if sentence != self._remark.text():
            self._remark.setText(sentence)
            self._remark.setVisible(bool(sentence))

    @property
    def error(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._wrong.text() if not self._wrong.isHidden() else ""
