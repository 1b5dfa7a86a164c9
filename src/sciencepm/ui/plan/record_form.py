"""The fields of one record, one below the other, all read again at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from PySide6.QtWidgets import QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record
from sciencepm.ui.plan.bound_field import BoundField, BoundTick, Editor
from sciencepm.ui.plan.entry import WORDS, Entry, days, figures, shares
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.day_editor import DayEditor
from sciencepm.ui.widgets.fields import LineEditor, TextEditor
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor
from sciencepm.ui.wording.field_watch import is_watched, watch_wording


class Refreshed(Protocol):
    """What can read the portfolio again."""

    def refresh(self) -> None: ...


class RecordForm:
    """Makes the fields of the record that `find` gives; `change(portfolio, merge_key, **fields)` makes its edits."""

    FIELD: ClassVar[type[BoundField]] = BoundField

    def __init__(self, session: Session, find: Callable[[], Record], change: Callable[..., Edit]) -> None:
        self.session = session
        self._find = find
        self._change = change
        self._parts: list[Refreshed] = []
        words, today = session.words, session.today
        self._figures, self._shares, self._days = figures(words), shares(words), days(words, today)

    def keep(self, part: Any) -> Any:
        """Read this part again with the others."""
        self._parts.append(part)
        return part

    def refresh(self) -> None:
        """Read the record again."""
        for part in self._parts:
            part.refresh()

    def line(self, field: str, label: str, hint: str = "") -> BoundField:
        """One line of text."""
        return self._bound(field, label, LineEditor(label, hint), WORDS)

    def wrapped(self, field: str, label: str, hint: str = "") -> BoundField:
        """One line of text that may be long, shown whole."""
        return self._bound(field, label, WrappedLineEditor(label, hint), WORDS)

    def text(self, field: str, label: str, hint: str = "", *, least_lines: int = 1) -> BoundField:
        """Text of any length."""
        return self._bound(field, label, TextEditor(label, hint, least_lines=least_lines), WORDS)

    def number(self, field: str, label: str, hint: str = "") -> BoundField:
        """A number or an amount."""
        return self._bound(field, label, LineEditor(label, hint), self._figures)

    def share(self, field: str, label: str, hint: str = "") -> BoundField:
        """A part of one, in per cent."""
        return self._bound(field, label, LineEditor(label, hint), self._shares)

    def day(self, field: str, label: str, hint: str = "") -> BoundField:
        """A day."""
        session = self.session
        editor = DayEditor(session.theme, session.words, lambda: session.today, label, hint)
        return self._bound(field, label, editor, self._days)

    def entry(self, field: str, label: str, entry: Entry, hint: str = "") -> BoundField:
        """One line that is read and shown in its own way."""
        return self._bound(field, label, LineEditor(label, hint), entry)

    def choice(self, field: str, label: str, codes: Sequence[StrEnum], *, none: str = "") -> BoundField:
        """One of a list of codes; `none` is the text of having chosen nothing."""
        words = self.session.words
        choices = [("", none)] if none else []
        choices += [(code.value, label_of(code, words)) for code in codes]
        return self._bound(field, label, ChoiceEditor(label, choices), Entry(WORDS.show, lambda code: code or None))

    def picked(self, field: str, label: str, choices: Sequence[tuple[str, str]]) -> BoundField:
        """One of a list of texts."""
        return self._bound(field, label, ChoiceEditor(label, choices), WORDS)

    def tick(self, field: str, label: str) -> QWidget:
        """Yes or no."""

        def write(portfolio: Portfolio, wanted: bool) -> Edit:
            return self._change(portfolio, None, **{field: wanted})

        made: QWidget = self.keep(BoundTick(self.session, label, lambda: bool(getattr(self._find(), field)), write))
        return made

    def _bound(self, field: str, label: str, editor: Editor, entry: Entry) -> BoundField:
        def shows() -> str:
            return entry.show(getattr(self._find(), field))

        def writes(portfolio: Portfolio, text: str) -> Edit:
            return self._change(portfolio, typing_key(self._find(), field), **{field: entry.read(text)})

        bound: BoundField = self.keep(self.FIELD(self.session, label, editor, shows, writes))
        if entry is WORDS and is_watched(type(self._find()), field):
            watch_wording(bound, self.session, self._find, field)
        return bound
