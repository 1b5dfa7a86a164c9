"""The words a remark is about, in their place between the words around them."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.analysis.wording_checks.notice import Notice
from sciencepm.ui.theme.theme import Theme

_AROUND = 44
_LONGEST = 120


def quote_parts(text: str, notice: Notice) -> tuple[str, str, str]:
    """What stands before, the words themselves, and what stands behind, in one line, cut at words."""
    before, words, behind = text[: notice.start], text[notice.start : notice.end], text[notice.end :]
    if len(before) > _AROUND:
        cut = before[-_AROUND:]
        before = "…" + (cut.partition(" ")[2] or cut)
    if len(behind) > _AROUND:
        cut = behind[:_AROUND]
        behind = (cut.rpartition(" ")[0] or cut) + "…"
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rstrip() + "…"
    before, words, behind = (part.replace("\n", " ") for part in (before, words, behind))
    return before, words, behind


class Quote(QWidget):
    """Wraps where it is narrow; the words themselves are underlined."""

    def __init__(self, theme: Theme, text: str, notice: Notice) -> None:
        super().__init__()
        self._theme = theme
        before, words, behind = quote_parts(text, notice)
        self._text = before + words + behind
        self._span = (len(before), len(words))
        self.setAccessibleName(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(theme.font(13))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self._laid_out(width).boundingRect().height()) + self._theme.px(3)

    def sizeHint(self) -> QSize:
        width = self.width() or self._theme.px(400)
        return QSize(self._theme.px(200), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self._theme.color("second"))
            self._laid_out(self.width()).draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        marked = QTextLayout.FormatRange()
        marked.start, marked.length = (_utf16(self._text[: self._span[0]]), _utf16(self._words()))
        marked.format = mark_format(self._theme)
        marked.format.setForeground(self._theme.color("text"))
        layout.setFormats([marked])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _words(self) -> str:
        start, length = self._span
        return self._text[start : start + length]


def mark_format(theme: Theme) -> QTextCharFormat:
    """How words that could be said better are marked: a calm line below them."""
    marked = QTextCharFormat()
    marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    marked.setUnderlineColor(theme.color("revise"))
    return marked


def _utf16(text: str) -> int:
    """Qt counts letters beyond the first 65,536 as two."""
    return len(text.encode("utf-16-le")) // 2


def utf16_places(text: str, start: int, end: int) -> tuple[int, int]:
    """A span of Python's letters in Qt's."""
    return _utf16(text[:start]), _utf16(text[:end])
