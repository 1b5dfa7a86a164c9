"""The portfolio as it was on a day: every change since then taken back, newest first, from what it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from sciencepm.domain.documents import Content, Snapshot
from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.kinds import KINDS, kind_of
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record
from sciencepm.domain.snapshots import portfolio_then

_Key = tuple[str, str]


class Source(StrEnum):
    """What a portfolio of an earlier day rests on."""

    JOURNAL = "journal"
    SNAPSHOT = "snapshot"
    """A version kept before the journal begins."""
    BEGINNING = "beginning"
    """The journal does not reach back so far: this is the portfolio as it was before its first entry."""


@dataclass(frozen=True, slots=True)
class Then:
    """The portfolio at the end of a day; `known_on` is the day it is known for, None where the journal begins."""

    portfolio: Portfolio
    source: Source
    known_on: date | None


def as_it_was(portfolio: Portfolio, entries: Sequence[JournalEntry], after: int) -> Portfolio:
    """The portfolio when the entry with the sequence `after` was the newest one; 0: before the first.

    `entries` are all there are, oldest first, and `portfolio` is what the last of them left. The bytes of pictures
    and documents that were taken back later are not kept, so such a document is empty. Raises `UserError` where
    the entries do not lead back from this portfolio.
    """
    then: dict[_Key, dict[str, Any] | None] = {}
    for entry in reversed(entries):
        if entry.sequence <= after:
            break
        for change in reversed(entry.changes):
            key = (change.kind, change.id)
            if change.before is None:
                then[key] = None
            elif change.after is None:
                then[key] = dict(change.before)
            else:
                then[key] = {**(then.get(key) or _fields_now(portfolio, key)), **change.before}
    if not then:
        return portfolio
    same = [record for record in portfolio.records() if (kind_of(type(record)), record.id) not in then]
    return Portfolio([*same, *(_record(kind, fields) for (kind, _), fields in then.items() if fields is not None)])


def last_entry_on(entries: Sequence[JournalEntry], day: date, zone: tzinfo | None = None) -> int:
    """The sequence of the last entry made by the end of `day` in `zone` (none: this computer's); 0 where none was."""
    end = _end_of(day, zone)
    return next((entry.sequence for entry in reversed(entries) if entry.at < end), 0)


def portfolio_on(portfolio: Portfolio, entries: Sequence[JournalEntry], day: date, zone: tzinfo | None = None) -> Then:
    """The portfolio at the end of `day`; before the journal begins, the last version kept by then."""
    after = last_entry_on(entries, day, zone)
    if after:
        return Then(as_it_was(portfolio, entries, after), Source.JOURNAL, day)
    kept = [
        snapshot
        for snapshot in portfolio.all(Snapshot)
        if snapshot.on <= day and (not entries or snapshot.taken_at < entries[0].at)
    ]
    if kept:
        last = max(kept, key=lambda snapshot: snapshot.taken_at)
        return Then(portfolio_then(portfolio, last), Source.SNAPSHOT, last.on)
    return Then(as_it_was(portfolio, entries, 0), Source.BEGINNING, None)


def _end_of(day: date, zone: tzinfo | None) -> datetime:
    after = day + timedelta(days=1) if day < date.max else day
    midnight = datetime.combine(after, time.min, zone)
    return midnight if zone is not None else midnight.astimezone()


def _fields_now(portfolio: Portfolio, key: _Key) -> dict[str, Any]:
    kind, record_id = key
    record = portfolio.get(KINDS[kind], record_id)
    return {name: getattr(record, name) for name in type(record).model_fields}


def _record(kind: str, fields: dict[str, Any]) -> Record:
    model = KINDS[kind]
    return model.make(**{"data": b"", **fields} if model is Content else fields)
