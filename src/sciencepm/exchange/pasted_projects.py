"""What a pasted table would make of a portfolio: a project for each row, what changes, and what cannot be read.

Nothing of a table is lost: a cell that cannot be read, and one whose column has no field, becomes part of a note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.state_changes import refusal
from sciencepm.analysis.wording import exact_number
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.errors import UserError
from sciencepm.exchange.cells import reader_of
from sciencepm.exchange.columns import OF_THE_PLAN, Field, field_names, folded
from sciencepm.exchange.table_text import Table
from sciencepm.i18n import Words

_LONGEST_LINE: Final = 300
_LONGEST_TEXT: Final = 20_000
_TEXTS: Final = (Field.GOAL, Field.BENEFITS, Field.OUTCOME, Field.QUESTION)
_TITLE_CUT: Final = 120


class Treatment(StrEnum):
    """What happens with a row."""

    NEW = "new"
    CHANGE = "change"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that cannot be read: its heading, its text, and why."""

    heading: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a row says of its project; `before` is what an existing one says now."""

    name: str
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One row: `said` is shown, the rest is what the command takes. `existing_id` has the same title already."""

    line: int
    title: str
    treatment: Treatment
    existing_id: str | None
    said: tuple[Said, ...]
    unread: tuple[Unread, ...]
    remark: str
    fields: Mapping[str, Any]
    decision_point: Mapping[str, Any]
    note: str

    @property
    def choices(self) -> tuple[Treatment, ...]:
        """What can happen with it."""
        if not self.title:
            return (Treatment.LEAVE,)
        if self.existing_id is None:
            return Treatment.NEW, Treatment.LEAVE
        return Treatment.CHANGE, Treatment.NEW, Treatment.LEAVE

    def taken(self) -> dict[str, Any]:
        """The row as the command takes it."""
        return {
            "project_id": self.existing_id if self.treatment is Treatment.CHANGE else None,
            "fields": dict(self.fields),
            "decision_point": dict(self.decision_point),
            "note": self.note,
        }


def pasted_rows(
    table: Table,
    columns: Sequence[Field],
    portfolio: Portfolio,
    today: date,
    w: Words,
    *,
    headings: bool,
    wanted: Mapping[int, Treatment] | None = None,
) -> tuple[PastedRow, ...]:
    """A row for each of the table's; `wanted` says by line what shall happen where that differs from what is usual."""
    reading = _Reading(table, columns, portfolio, today, w, headings)
    seen: dict[str, int] = {}
    rows = []
    for cells, line in reading.body:
        rows.append(reading.row(cells, line, seen, (wanted or {}).get(line)))
    return tuple(rows)


class _Reading:
    """One pass over a table, with the readers of its columns."""

    def __init__(
        self, table: Table, columns: Sequence[Field], portfolio: Portfolio, today: date, w: Words, headings: bool
    ) -> None:
        skip = 1 if headings else 0
        self._w, self._today, self._columns = w, today, columns
        self.body = list(zip(table.rows[skip:], table.lines[skip:], strict=True))
        names = field_names(w)
        self._headings = [
            (table.rows[0][place] if headings else "")
            or (names[field] if field not in (Field.NOTE, Field.LEAVE) else "")
            or w("Column {number}", number=place + 1)
            for place, field in enumerate(columns)
        ]
        self._names = names
        self._readers = [
            reader_of(field, (cells[place] for cells, _ in self.body), w, today) for place, field in enumerate(columns)
        ]
        self._existing = {folded(project.title): project for project in reversed(portfolio.all(Project))}

    def row(self, cells: tuple[str, ...], line: int, seen: dict[str, int], wanted: Treatment | None) -> PastedRow:
        w = self._w
        title, notes, unread = self._title(cells)
        key = folded(title)
        existing = self._existing.get(key) if title else None
        usual = Treatment.LEAVE if not title else Treatment.CHANGE if existing else Treatment.NEW
        possible = {Treatment.LEAVE, *([Treatment.NEW] if title else []), *([Treatment.CHANGE] if existing else [])}
        treatment = wanted if wanted in possible else usual
        changed = existing if treatment is Treatment.CHANGE else None
        values = self._values(cells, changed, notes, unread)
        remark = ""
        if not title:
            remark = w("This row has no title, so no project can be made of it.")
        elif key in seen:
            remark = w("Line {line} has the same title.", line=seen[key])
        elif existing is not None and treatment is Treatment.NEW:
            remark = w("There is a project of this title already.")
        seen.setdefault(key, line)
        fields, point = self._parts(values, title, changed)
        return PastedRow(
            line=line,
            title=title,
            treatment=treatment,
            existing_id=existing.id if existing else None,
            said=self._said(values, changed, [heading for heading, _ in notes] + [each.heading for each in unread]),
            unread=tuple(unread),
            remark=remark,
            fields=fields,
            decision_point=point,
            note=_note(notes, unread, w),
        )

    def _title(self, cells: tuple[str, ...]) -> tuple[str, list[tuple[str, str]], list[Unread]]:
        if Field.TITLE not in self._columns:
            return "", [], []
        place = self._columns.index(Field.TITLE)
        whole = cells[place]
        title = " ".join(whole.split())
        if len(title) <= _LONGEST_LINE:
            return title, [], []
        why = self._w("This is longer than a title can be; its beginning is the title.")
        return title[:_TITLE_CUT].rsplit(" ", 1)[0] + "…", [], [Unread(self._headings[place], whole, why)]

    def _values(
        self, cells: tuple[str, ...], changed: Project | None, notes: list[tuple[str, str]], unread: list[Unread]
    ) -> dict[Field, Any]:
        """What can be read; the rest goes to `notes` and `unread`."""
        values: dict[Field, Any] = {}
        for place, (field, cell) in enumerate(zip(self._columns, cells, strict=True)):
            if not cell or field in (Field.TITLE, Field.LEAVE):
                continue
            heading = self._headings[place]
            if field is Field.NOTE:
                notes.append((heading, cell))
                continue
            try:
                values[field] = self._checked(field, self._readers[place](cell), changed)
            except UserError as refused:
                unread.append(Unread(heading, cell, str(refused)))
        if changed is None and values.get(Field.STATE) is ProjectState.STOPPED:
            values[Field.STATE] = ProjectState.ON_HOLD
            why = self._w("Stopping is a decision: it comes in on hold until you record one, with what was learned.")
            unread.append(self._cell(cells, Field.STATE, why))
        if Field.ENDED_ON in values and (why := self._why_no_end(values, changed)):
            del values[Field.ENDED_ON]
            unread.append(self._cell(cells, Field.ENDED_ON, why))
        return values

    def _cell(self, cells: tuple[str, ...], field: Field, why: str) -> Unread:
        place = self._columns.index(field)
        return Unread(self._headings[place], cells[place], why)

    def _why_no_end(self, values: Mapping[Field, Any], changed: Project | None) -> str:
        """Why the day a project landed cannot be taken, or nothing."""
        if values.get(Field.STATE) is not ProjectState.LANDED:
            return self._w("Only a project that has landed has such a day.")
        start = values.get(Field.START) or (changed.start if changed else None)
        if start is not None and values[Field.ENDED_ON] < start:
            return self._w("A project cannot land before it starts.")
        return ""

    def _checked(self, field: Field, value: Any, changed: Project | None) -> Any:
        w = self._w
        if isinstance(value, str) and not isinstance(value, StrEnum):
            most = _LONGEST_TEXT if field in _TEXTS else _LONGEST_LINE
            if len(value) > most:
                raise UserError(w("This is too long for its field."))
        if field is Field.TAGS and any(len(tag) > _LONGEST_LINE for tag in value):
            raise UserError(w("This is too long for its field."))
        if changed is not None and field in OF_THE_PLAN:
            raise UserError(w("The plan of a project that exists is changed on its page."))
        if changed is not None and field is Field.STATE and (why := refusal(changed, value, self._today)):
            raise UserError(w(why.sentence), w(why.advice) if why.advice else "")
        return value

    def _parts(
        self, values: Mapping[Field, Any], title: str, changed: Project | None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The project's own fields, and those of its first decision point."""
        own = {field.value: value for field, value in values.items() if field not in (*OF_THE_PLAN, Field.PEOPLE)}
        if Field.PEOPLE in values:
            since = values.get(Field.START) or (self._today if changed else None)
            own["people"] = {"since": since, "people": values[Field.PEOPLE]}
        if changed is None:
            own["title"] = title
        point = {field.value: values[field] for field in OF_THE_PLAN if field in values}
        if "chance" in point:
            point["chance_source"] = self._w("Pasted table, {day}", day=self._w.day(self._today))
        return own, point

    def _said(self, values: Mapping[Field, Any], changed: Project | None, noted: list[str]) -> tuple[Said, ...]:
        said = []
        for field, value in values.items():
            text = value_text(field, value, self._w)
            before = self._before(field, changed) if changed else ""
            if changed is None or before != text:
                said.append(Said(self._names[field], text, before))
        if noted:
            said.append(Said(self._w("Note"), self._w.listing(noted)))
        return tuple(said)

    def _before(self, field: Field, project: Project) -> str:
        if field is Field.PEOPLE:
            return value_text(field, project.people_on(self._today), self._w)
        value = getattr(project, field.value, None)
        return "" if value is None or value in ("", ()) else value_text(field, value, self._w)


def value_text(field: Field, value: Any, w: Words) -> str:
    """A value as the preview shows it."""
    shown: dict[type, Callable[[Any], str]] = {
        bool: lambda yes: w("yes") if yes else w("no"),
        date: w.day,
        tuple: lambda many: ", ".join(label_of(each, w) if isinstance(each, StrEnum) else each for each in many),
        dict: lambda weeks: " / ".join(exact_number(weeks[end], w) for end in ("early", "likely", "late")),
        Decimal: lambda figure: (
            w.full_money(figure)
            if field is Field.MONTHLY_COST
            else w.percent(figure)
            if field is Field.CHANCE
            else exact_number(figure, w)
        ),
    }
    if isinstance(value, StrEnum):
        return label_of(value, w)
    return shown.get(type(value), str)(value)


def _note(notes: Sequence[tuple[str, str]], unread: Sequence[Unread], w: Words) -> str:
    """What has no field of its own, as one text."""
    parts = [*notes, *((each.heading, each.text) for each in unread)]
    if not parts:
        return ""
    lines = "\n".join(w("{heading}: {text}", heading=heading, text=text) for heading, text in parts)
    return w("From a pasted table.\n{lines}", lines=lines)[:_LONGEST_TEXT]
