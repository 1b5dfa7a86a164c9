"""What is read from and written to an open database: all records, an edit, the journal. One transaction each."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, delete, func, insert, select, update

from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.kinds import KINDS, kind_of
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.record import Record
from sciencepm.errors import StaleEdit
from sciencepm.store.fingerprint import added, print_of
from sciencepm.store.journal import journal_entry, journal_row
from sciencepm.store.mapper import record_of, row_of, rows_of
from sciencepm.store.refusals import damaged, refusing_damage
from sciencepm.store.tables import JOURNAL, KIND_TABLES, META


def load(core: Connection) -> Portfolio:
    """Every record, each through its model. Raises `Refused` when they are not the ones that were written."""
    with refusing_damage(), _without_collecting(), core.begin():
        records: list[Record] = []
        total = 0
        for kind in KINDS:
            for row in core.execute(rows_of(kind)):
                total += print_of(kind, row)
                records.append(record_of(kind, row))
        if added("0", total) != _fingerprint(core):
            raise damaged()
        return Portfolio(records)


def fill(core: Connection, portfolio: Portfolio) -> None:
    """Write every record of `portfolio` into a database that has none. Raises `UserError` or SQLAlchemyError."""
    with core.begin():
        for _, records in groupby(portfolio.records(), key=type):
            _insert(core, list(records))


def write(core: Connection, edit: Edit, at: datetime, *, is_undo: bool = False) -> int:
    """Carry out `edit` and note it in the journal; all of it or nothing. Returns its place in the journal.

    Raises `StaleEdit` when a record is not at the revision the edit was made for, and SQLAlchemyError.
    """
    with core.begin():
        for made, changes in groupby(edit.changes, key=_made_kind):
            if made:
                _insert(core, [change.record for change in changes])
            else:
                for change in changes:
                    _change(core, change)
        done = core.execute(insert(JOURNAL).values(journal_row(edit, at, is_undo)))
        assert done.inserted_primary_key is not None
        return int(done.inserted_primary_key[0])


def journal(core: Connection) -> tuple[JournalEntry, ...]:
    """Every edit there was, oldest first."""
    with refusing_damage(), core.begin():
        rows = core.execute(select(JOURNAL).order_by(JOURNAL.c.sequence))
        return tuple(journal_entry(row) for row in rows)


def last_sequence(core: Connection) -> int:
    """The place of the newest edit in the journal; 0 before the first."""
    with core.begin():
        return int(core.execute(select(func.coalesce(func.max(JOURNAL.c.sequence), 0))).scalar_one())


def settings(core: Connection) -> PortfolioSettings:
    """The settings, whose id is that of the portfolio. Raises `Refused` when there are none."""
    with refusing_damage(), core.begin():
        found = record_of("settings", core.execute(rows_of("settings")).one())
        assert isinstance(found, PortfolioSettings)
        return found


def is_blank(core: Connection) -> bool:
    """Whether nobody ever did anything with it: nothing but settings, and no edit."""
    with core.begin():
        rows = sum(core.execute(select(func.count()).select_from(table)).scalar_one() for table in KIND_TABLES.values())
    return rows == 1 and last_sequence(core) == 0


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Thousands of new records that all stay make the collector look at them again and again: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _made_kind(change: Change) -> str | None:
    """The kind of record a change makes; None when it changes or removes one."""
    return change.kind if change.before is None else None


def _insert(core: Connection, records: list[Record]) -> None:
    kind = kind_of(type(records[0]))
    rows = [row_of(record) for record in records]
    core.execute(insert(KIND_TABLES[kind]), rows)
    _move_fingerprint(core, plus=sum(print_of(kind, row.values()) for row in rows))


def _change(core: Connection, change: Change) -> None:
    before, after = change.before, change.after
    if before is None or before == after:
        return
    table = KIND_TABLES[change.kind]
    here = (table.c.id == before.id) & (table.c.revision == before.revision)
    if after is None:
        done = core.execute(delete(table).where(here))
        plus = 0
    else:
        row = row_of(after)
        done = core.execute(update(table).where(here).values(row))
        plus = print_of(change.kind, row.values())
    if done.rowcount != 1:
        raise StaleEdit
    _move_fingerprint(core, plus=plus, minus=print_of(change.kind, row_of(before).values()))


def _move_fingerprint(core: Connection, plus: int, minus: int = 0) -> None:
    moved = added(_fingerprint(core), plus, minus)
    core.execute(update(META).where(META.c.key == "fingerprint").values(value=moved))


def _fingerprint(core: Connection) -> str:
    return str(core.execute(select(META.c.value).where(META.c.key == "fingerprint")).scalar_one())
