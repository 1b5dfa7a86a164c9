"""What was done to a project, step by step: the journal's entries put together as a person made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sciencepm.analysis.belonging import Belonging
from sciencepm.domain.journal import JournalChange, JournalEntry
from sciencepm.domain.kinds import KINDS, kind_of, parent_kind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record

_MERGED_WITHIN: Final = timedelta(seconds=60)
_BOOKKEEPING: Final = frozenset({"revision"})
_Origin = dict[tuple[str, str], bool]
"""Whether the last edit that made or removed a record made it."""


class Way(StrEnum):
    """How a step came about."""

    DONE = "done"
    TAKEN_BACK = "taken back"
    DONE_AGAIN = "done again"


class Subject(StrEnum):
    """What a change is about, as one narrows a history by it."""

    PROJECT = "project"
    PLAN = "plan"
    EXPERIMENTS = "experiments"
    DECISIONS = "decisions"
    STOP_RULES = "stop rules"
    MONEY = "money"
    LANDING = "landing"
    CONCERNS = "concerns"
    WORDS = "words"
    TALK = "talk"


SUBJECTS: Final[Mapping[str, Subject]] = {
    "project": Subject.PROJECT,
    "link": Subject.PROJECT,
    "enables": Subject.PROJECT,
    "attachment": Subject.PROJECT,
    "decision_point": Subject.PLAN,
    "criterion": Subject.PLAN,
    "experiment": Subject.EXPERIMENTS,
    "decision": Subject.DECISIONS,
    "told": Subject.DECISIONS,
    "stop_rule": Subject.STOP_RULES,
    "spend": Subject.MONEY,
    "value_case": Subject.MONEY,
    "path_to_production": Subject.LANDING,
    "data_issue": Subject.LANDING,
    "risk": Subject.CONCERNS,
    "trade_off": Subject.CONCERNS,
    "open_question": Subject.CONCERNS,
    "quality_target": Subject.CONCERNS,
    "vocabulary_term": Subject.WORDS,
    "review_note": Subject.WORDS,
    "update": Subject.TALK,
    "promise": Subject.TALK,
    "question": Subject.TALK,
    "ask": Subject.TALK,
}
"""Every kind of record that can belong to a project."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done at once, or typed in one go; `sequence` is that of its last entry."""

    sequence: int
    at: datetime
    label: str
    way: Way
    changes: tuple[JournalChange, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One record a step touched. `fields` are those that changed, none where it was made or removed.

    `within` counts, by kind, what was made or removed together with it and belongs to it.
    """

    step: Step
    change: JournalChange
    fields: tuple[str, ...]
    within: tuple[tuple[str, int], ...] = ()

    @property
    def subject(self) -> Subject:
        return SUBJECTS[self.change.kind]

    @property
    def is_made(self) -> bool:
        """Whether the record came to be, or came back from the bin."""
        return self.change.before is None or (_binned(self.change.before) and not _binned(self.change.after))

    @property
    def is_removed(self) -> bool:
        """Whether the record went, if only into the bin."""
        return self.change.after is None or (not _binned(self.change.before) and _binned(self.change.after))


def steps(entries: Sequence[JournalEntry]) -> tuple[Step, ...]:
    """The entries as steps, oldest first: what was typed on within a minute is one, and undo says that it was one."""
    found: list[Step] = []
    origin: _Origin = {}
    begun: tuple[str, datetime] | None = None
    for entry in entries:
        way = _way(entry, origin)
        step = Step(entry.sequence, entry.at, entry.label, way, entry.changes)
        goes_on = (
            begun is not None
            and not entry.is_undo
            and entry.merge_key == begun[0]
            and timedelta(0) <= entry.at - begun[1] < _MERGED_WITHIN
        )
        if goes_on:
            found[-1] = replace(step, changes=_together(found[-1].changes, entry.changes))
        else:
            found.append(step)
            begun = (entry.merge_key, entry.at) if entry.merge_key is not None and not entry.is_undo else None
    return tuple(step for step in found if step.changes)


def project_history(portfolio: Portfolio, entries: Sequence[JournalEntry], project_id: str) -> tuple[HistoryLine, ...]:
    """Every change of a project and what belongs to it, the newest step first, its own lines in their order."""
    belonging = Belonging(portfolio, entries)
    found: list[HistoryLine] = []
    for step in reversed(steps(entries)):
        own = [
            change
            for change in step.changes
            if change.kind in SUBJECTS and belonging.project_of(change.kind, change.id) == project_id
        ]
        if own:
            found += _lines(replace(step, changes=tuple(own)))
    return tuple(found)


def differences(then: Portfolio, now: Portfolio, project_id: str, at: datetime) -> tuple[HistoryLine, ...]:
    """What differs in a project between two moments, in the order of the plan, as if it were one step made `at`."""
    earlier, later = _records_of(then, project_id), _records_of(now, project_id)
    changes = [
        change
        for key in dict.fromkeys((*later, *earlier))
        if (change := _difference(key, earlier.get(key), later.get(key))) is not None
    ]
    return tuple(_lines(Step(0, at, "", Way.DONE, tuple(changes))))


def _way(entry: JournalEntry, origin: _Origin) -> Way:
    """Undo sets revisions back and redo forward; what was made or removed is told by what was first done to it."""
    way: Way | None = None
    for change in entry.changes:
        key = (change.kind, change.id)
        if change.before is not None and change.after is not None:
            before, after = change.before.get("revision", 0), change.after.get("revision", 0)
            way = way or (Way.TAKEN_BACK if after < before else Way.DONE_AGAIN)
        elif not entry.is_undo:
            origin[key] = change.before is None
        else:
            way = way or (Way.DONE_AGAIN if origin.get(key) is (change.before is None) else Way.TAKEN_BACK)
    return (way or Way.TAKEN_BACK) if entry.is_undo else Way.DONE


def _together(first: tuple[JournalChange, ...], then: tuple[JournalChange, ...]) -> tuple[JournalChange, ...]:
    """Two edits as one: what was set back to what it was is not in it."""
    merged = {(change.kind, change.id): change for change in first}
    for change in then:
        key = (change.kind, change.id)
        earlier = merged.get(key)
        merged[key] = change if earlier is None else _chained(earlier, change)
    return tuple(change for change in merged.values() if change.before is not None or change.after is not None)


def _chained(first: JournalChange, then: JournalChange) -> JournalChange:
    if first.before is None:
        after = None if then.after is None else {**(first.after or {}), **then.after}
        return JournalChange(first.kind, first.id, None, after)
    if then.after is None:
        return JournalChange(first.kind, first.id, {**(then.before or {}), **first.before}, None)
    before = {**(then.before or {}), **first.before}
    after = {**(first.after or {}), **then.after}
    touched = [name for name in after if before.get(name) != after[name] or name == "revision"]
    return JournalChange(
        first.kind, first.id, {name: before.get(name) for name in touched}, {name: after[name] for name in touched}
    )


def _lines(step: Step) -> list[HistoryLine]:
    """One line for each record, without those made or removed together with what they belong to, and one an order."""
    lines = [HistoryLine(step, change, _touched(change)) for change in step.changes]
    whole = {(line.change.kind, line.change.id): line for line in lines if line.is_made or line.is_removed}
    within: dict[tuple[str, str], dict[str, int]] = {}
    kept: list[HistoryLine] = []
    ordered: set[str] = set()
    for line in lines:
        kind = line.change.kind
        top = _top(line, whole)
        if top is not None:
            counts = within.setdefault(top, {})
            counts[kind] = counts.get(kind, 0) + 1
        elif line.fields == ("position",):
            if kind not in ordered:
                ordered.add(kind)
                kept.append(line)
        elif line.fields or line.is_made or line.is_removed:
            kept.append(line)
    return [replace(line, within=tuple(within.get((line.change.kind, line.change.id), {}).items())) for line in kept]


def _top(line: HistoryLine, whole: Mapping[tuple[str, str], HistoryLine]) -> tuple[str, str] | None:
    """The record furthest up that was made or removed in the same step and that this one belongs to."""
    found: tuple[str, str] | None = None
    above: HistoryLine | None = whole.get((line.change.kind, line.change.id))
    while above is not None:
        model = KINDS[above.change.kind]
        parent = parent_kind(model)
        fields = above.change.after or above.change.before or {}
        key = (parent or "", str(fields.get(model.PARENT or "", "")))
        above = whole.get(key)
        if above is not None:
            found = key
    return found


def _touched(change: JournalChange) -> tuple[str, ...]:
    if change.before is None or change.after is None:
        return ()
    return tuple(name for name in change.after if name not in _BOOKKEEPING and name != "deleted_on")


def _binned(fields: Mapping[str, Any] | None) -> bool:
    return fields is not None and fields.get("deleted_on") is not None


def _records_of(portfolio: Portfolio, project_id: str) -> dict[tuple[str, str], Record]:
    belonging = Belonging(portfolio)
    return {
        (kind, record.id): record
        for kind in SUBJECTS
        for record in portfolio.all(KINDS[kind])
        if belonging.project_of(kind, record.id) == project_id
    }


def _difference(key: tuple[str, str], before: Record | None, after: Record | None) -> JournalChange | None:
    if before == after:
        return None
    was, now = _fields(before), _fields(after)
    if was is not None and now is not None:
        touched = [name for name in now if was[name] != now[name]]
        was, now = {name: was[name] for name in touched}, {name: now[name] for name in touched}
    return JournalChange(*key, was, now)


def _fields(record: Record | None) -> dict[str, Any] | None:
    assert record is None or kind_of(type(record)) in SUBJECTS
    return record.model_dump(mode="json") if record is not None else None
