"""What the table of the ledger says of each entry, and which entries a person wants to see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sciencepm.analysis.learning_wording import (
    cost_words,
    entry_place,
    entry_title,
    measured_text,
    result_text,
    taught_text,
)
from sciencepm.analysis.ledger import TRIED, EntryKind, LedgerEntry, Result, holds
from sciencepm.i18n import Words
from sciencepm.ui.learning.record_model import Cell, Column, Row
from sciencepm.ui.places import PROJECTS, Location

WHEN: Final = 5
COST: Final = 6
RESULT_LOOK: Final = {
    Result.WORKED: ("go", "check"),
    Result.DID_NOT_WORK: ("revise", "x"),
    Result.INCONCLUSIVE: ("hold", "circle-alert"),
    Result.DROPPED: ("hold", "minus"),
    Result.RUNNING: ("product", "circle-dot"),
    Result.BLOCKED: ("hold", "database"),
    Result.PLANNED: ("hold", "circle"),
    Result.GO: ("go", "check"),
    Result.REVISE: ("revise", "rotate-cw"),
    Result.HOLD: ("hold", "pause"),
    Result.STOP: ("stop", "x"),
}
"""A result that did not work is neither an error nor greyed: it has a colour of its own."""
_ORDER: Final = list(Result)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown of the ledger; None shows every one."""

    kind: EntryKind | None = None
    result: Result | None = None
    project_id: str | None = None
    team: str | None = None
    days: int | None = None
    """Only what ended on this many days up to today."""
    find: str = ""


def wanted_of(entries: Iterable[LedgerEntry], wanted: Wanted, today: date) -> list[LedgerEntry]:
    """The entries one wants to see; what is only planned is there where one asks for it."""
    words = wanted.find.casefold().split()
    since = today - timedelta(days=wanted.days - 1) if wanted.days is not None else None
    return [
        entry
        for entry in entries
        if (entry.result is wanted.result if wanted.result is not None else entry.result in TRIED)
        and (wanted.kind is None or entry.kind is wanted.kind)
        and (wanted.project_id is None or entry.project.id == wanted.project_id)
        and (wanted.team is None or entry.project.team == wanted.team)
        and (since is None or (entry.on is not None and since <= entry.on <= today))
        and holds(entry, words)
    ]


def ledger_columns(w: Words) -> tuple[Column, ...]:
    """The columns of the ledger."""
    return (
        Column(w("Kind"), 40, 40, goes=2, marked=True),
        Column(w("What was tried"), 220, 300, share=3, strong=True),
        Column(w("Outcome"), 130, 170),
        Column(w("What it ruled out or taught"), 180, 340, share=5, goes=4, prose=True),
        Column(w("Project"), 130, 190, share=1, goes=1),
        Column(w("When"), 78, 120, goes=5),
        Column(w("Cost"), 112, 140, goes=3, right=True),
    )


def ledger_row(entry: LedgerEntry, today: date, w: Words) -> Row:
    """The row of one entry."""
    is_experiment = entry.kind is EntryKind.EXPERIMENT
    title, taught = entry_title(entry, w), taught_text(entry)
    place = " · ".join(part for part in (entry_place(entry, w), measured_text(entry, w)) if part)
    cost = cost_words(entry, w)
    return Row(
        id=entry.record.id,
        cells=(
            Cell(
                w("Experiment") if is_experiment else w("Decision"),
                key=is_experiment,
                look=("third", "flask-conical" if is_experiment else "diamond"),
            ),
            Cell(title, place, key=title.casefold()),
            Cell(result_text(entry.result, w), key=_ORDER.index(entry.result), look=RESULT_LOOK[entry.result]),
            Cell(taught, key=taught.casefold() or None),
            Cell(entry.project.title, entry.project.team, key=entry.project.title.casefold()),
            Cell(w.short_day(entry.on, today) if entry.on else "–", key=entry.on),
            Cell(cost or "–", key=entry.cost.amount if entry.cost else None),
        ),
        location=Location(PROJECTS.code, entry.project.id, entry.record.id),
    )


class LedgerRows:
    """Makes the rows of entries, each anew only when something it is made of has changed."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Row]] = {}

    def of(self, entries: Iterable[LedgerEntry], today: date, w: Words) -> list[Row]:
        """The rows of these entries, in their order."""
        return [self._row(entry, today, w) for entry in entries]

    def _row(self, entry: LedgerEntry, today: date, w: Words) -> Row:
        made_of = (entry.record, entry.point, entry.project, entry.number, entry.cost, today, w)
        before = self._made.get(entry.record.id)
        if before is None or not all(a is b or a == b for a, b in zip(before[0], made_of, strict=True)):
            before = self._made[entry.record.id] = (made_of, ledger_row(entry, today, w))
        return before[1]
