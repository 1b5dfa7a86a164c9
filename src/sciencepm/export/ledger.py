"""The ledger of experiments and decisions as a table for a spreadsheet: UTF-8 with its mark, RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.learning_wording import entry_place, entry_title, measured_text, result_text
from sciencepm.analysis.ledger import EntryKind, LedgerEntry
from sciencepm.domain.decision import Decision
from sciencepm.domain.plan import Experiment
from sciencepm.errors import UserError
from sciencepm.export.files import write_whole
from sciencepm.export.spreadsheet_cell import cell
from sciencepm.i18n import Words

_OWN: Final = Sight(confidential=True)
"""What one sees of one's own portfolio: all of it."""


def write_ledger(entries: Iterable[LedgerEntry], path: Path, w: Words, sight: Sight = _OWN) -> None:
    """Write these entries to `path`, whole or not at all, without the money or the names a reader may not see.

    The entries are already of a portfolio without what is confidential to them. Raises `UserError`.
    """
    if path.suffix.lower() != ".csv":
        raise UserError("The ledger is written as a table for spreadsheets.", "Give it a name that ends in .csv.")
    rows = [_titles(w, sight), *(_row(entry, w, sight) for entry in entries)]

    def check(data: bytes) -> None:
        if list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)) != rows:
            raise ValueError("The table does not read back as it was written.")

    write_whole(path, ledger_table(rows), check)


def ledger_table(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as CSV: commas, quotes where needed, CR LF, and the mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _titles(w: Words, sight: Sight) -> list[str]:
    cost = [w("Cost ({currency})", currency=w.currency), w("Cost is estimated")] if sight.money else []
    return [
        w("Kind"),
        w("Project"),
        w("Team"),
        w("State of the project"),
        w("Which"),
        w("Title"),
        w("Outcome"),
        w("Date"),
        *cost,
        w("Measured"),
        w("What it ruled out"),
        w("What was learned"),
        w("Why"),
        w("Hypothesis"),
        w("Approach"),
        *([w("Decided by")] if sight.people else []),
        w("What is kept"),
    ]


def _row(entry: LedgerEntry, w: Words, sight: Sight) -> list[str]:
    kind = w("Experiment") if entry.kind is EntryKind.EXPERIMENT else w("Decision")
    cost = ["", ""]
    if entry.cost is not None:
        cost = [f"{entry.cost.amount:f}", w("yes") if entry.cost.estimated else w("no")]
    written = [
        kind,
        entry.project.title,
        entry.project.team,
        label_of(entry.project.state, w),
        entry_place(entry, w),
        entry_title(entry, w),
        result_text(entry.result, w),
        entry.on.isoformat() if entry.on else "",
        *(cost if sight.money else []),
        measured_text(entry, w),
        entry.ruled_out,
        entry.learned,
        entry.why,
        *_said_only_by_one(entry.record, sight),
    ]
    return [cell(text) for text in written]


def _said_only_by_one(record: Experiment | Decision, sight: Sight) -> list[str]:
    """Hypothesis and approach of an experiment, decider and what is kept of a decision."""
    if isinstance(record, Experiment):
        return [record.hypothesis, record.approach, *([""] if sight.people else []), ""]
    return ["", "", *([record.decided_by] if sight.people else []), record.kept]
