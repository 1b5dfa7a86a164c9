"""The history of a project as rows: which are shown, and each in words when it is first looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sciencepm.analysis.history import HistoryLine, Subject
from sciencepm.analysis.history_wording import HistoryWording, Said, way_text
from sciencepm.i18n import Words
from sciencepm.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of a history; None shows every subject, or all of time."""

    subject: Subject | None = None
    days: int | None = None
    """Only what was changed on this many days up to today."""
    find: str = ""


class HistoryModel(QAbstractListModel):
    """`show` takes lines, newest first, with the words for them; `line` gives what stands at a place."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: list[HistoryLine] = []
        self._wording: HistoryWording | None = None

    def show(self, lines: Sequence[HistoryLine], wording: HistoryWording, view: View, today: date) -> None:
        """Show those of the lines that `view` lets through."""
        self.beginResetModel()
        self._wording = wording
        since = today - timedelta(days=view.days - 1) if view.days is not None else None
        wanted = view.find.casefold().split()
        self._lines = [
            line
            for line in lines
            if (view.subject is None or line.subject is view.subject)
            and (since is None or local(line.step.at).date() >= since)
            and (not wanted or self._holds(line, wanted))
        ]
        self.endResetModel()

    def line(self, place: int) -> HistoryLine:
        return self._lines[place]

    def said(self, place: int) -> Said:
        assert self._wording is not None
        return self._wording.said(self._lines[place])

    def begins_day(self, place: int) -> bool:
        """Whether a row is the first one of its day."""
        return place == 0 or self.day(place) != self.day(place - 1)

    def day(self, place: int) -> date:
        """The day a row's change was made, on this computer's calendar."""
        return local(self._lines[place].step.at).date()

    def place_of(self, line: HistoryLine) -> int | None:
        """Where the same change stands, if it is shown."""
        wanted = _key(line)
        return next((place for place, each in enumerate(self._lines) if _key(each) == wanted), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in (_DISPLAY, _TIP, _SPOKEN):
            return None
        said, line = self.said(index.row()), self._lines[index.row()]
        if role == _TIP:
            return plain_tip(said.whole)
        if role == _DISPLAY:
            return ": ".join(part for part in (said.title, said.detail) if part)
        moment = self._words.moment(local(line.step.at))
        return ". ".join(part for part in (moment, way_text(line.step.way, self._words), said.whole) if part)

    def _holds(self, line: HistoryLine, wanted: list[str]) -> bool:
        assert self._wording is not None
        text = f"{self._wording.said(line).whole} {way_text(line.step.way, self._words)}".casefold()
        return all(word in text for word in wanted)


def local(moment: datetime) -> datetime:
    """A moment on this computer's clock."""
    return moment.astimezone()


def _key(line: HistoryLine) -> tuple[int, str, str]:
    return line.step.sequence, line.change.kind, line.change.id
