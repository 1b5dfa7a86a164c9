"""The private copy every edit goes to: which file it belongs to, which version of that was seen, what is not in it yet.

A working copy lies in the user's data folder, `working/p-ID/TOKEN.sciencepm`, with `TOKEN.json` beside it. It is
removed once the file has everything and is closed; one that is found was left by a crash, or has no file yet.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import new_id
from sciencepm.paths import Paths
from sciencepm.store import contents
from sciencepm.store.database import open_working_copy
from sciencepm.store.gate import check_header, check_schema
from sciencepm.store.read_only import build, last_sequence_in, portfolio_id_in
from sciencepm.store.refusals import Refused, refusing_damage, unreadable
from sciencepm.whole_file import PART_PREFIX, discard, hash_of, part_beside, sync_file, sync_folder, write_whole

_LOG = logging.getLogger(__name__)
_ROOM = "working"


@dataclass(frozen=True, slots=True)
class Pending:
    """A version about to be put in its place: should the program end in that moment, its hash tells what happened."""

    place: Path
    hash: str
    sequence: int


@dataclass(frozen=True, slots=True)
class WorkingState:
    """What is known of the published file: where, the hash of the version seen, the last edit in it.

    `published` is 0 where the file has none of the journal's edits, and -1 where there is no file.
    """

    target: Path | None = None
    seen: str | None = None
    published: int = -1
    pending: Pending | None = None

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), default=str).encode()  # ASCII: a name need not be UTF-8

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Raises ValueError, TypeError, KeyError or RecursionError when the text was not written by `to_json`."""
        fields = json.loads(text)
        target, pending = fields["target"], fields["pending"]
        return cls(
            target=None if target is None else Path(target),
            seen=fields["seen"],
            published=int(fields["published"]),
            pending=None
            if pending is None
            else Pending(Path(pending["place"]), pending["hash"], int(pending["sequence"])),
        )


class WorkingCopy:
    """One working copy and its state on disk."""

    def __init__(self, path: Path, state: WorkingState) -> None:
        self.path = path
        self.state = state

    @classmethod
    def of_file(cls, folder: Path, target: Path) -> Self:
        """A fresh working copy of a published file. Raises `Refused` or OSError."""
        check_header(target)
        path = _new_path(folder)
        part = part_beside(path)
        try:
            shutil.copyfile(target, part)
            if folder.name != _folder_name(portfolio_id_in(part)):
                raise unreadable()  # replaced by another portfolio since it was looked at
            state = WorkingState(target=target, seen=hash_of(part), published=last_sequence_in(part))
            return cls._placed(path, part, state)
        finally:
            discard(part)

    @classmethod
    def without_file(cls, folder: Path, portfolio: Portfolio) -> Self:
        """A working copy of a portfolio that has no place yet. Raises `UserError`, sqlite3.Error or OSError."""
        path = _new_path(folder)
        part = part_beside(path)
        try:
            build(part, portfolio)
            return cls._placed(path, part, WorkingState())
        finally:
            discard(part)

    @classmethod
    def _placed(cls, path: Path, part: Path, state: WorkingState) -> Self:
        copy = cls(path, state)
        copy.note()
        sync_file(part)
        part.rename(path)
        sync_folder(path.parent)
        return copy

    def note(self, **changes: Any) -> None:
        """Change what is known of the published file, durably. Raises OSError."""
        state = replace(self.state, **changes)
        write_whole(self._state_path, state.to_json())
        self.state = state

    @property
    def target(self) -> Path:
        """The published file; only where there is one."""
        if self.state.target is None:
            raise ValueError("This working copy has no file yet.")
        return self.state.target

    def has_unpublished(self) -> bool:
        """Whether it holds edits its file does not have. Raises `Refused` when it cannot be read, or OSError."""
        self._settle_pending()
        with refusing_damage(), closing(open_working_copy(self.path)) as database:
            check_schema(database.raw)
            return contents.last_sequence(database.core) > self.state.published

    def belongs_to(self, target: Path) -> bool:
        """Whether it was made of this file, also when that was moved here since."""
        mine = self.state.target
        if mine is None or mine == target:
            return mine == target
        return self.state.seen is not None and not mine.exists() and hash_of(target) == self.state.seen

    def discard(self) -> None:
        """Remove it: its file has everything, or it was never used. Raises OSError."""
        self.path.unlink(missing_ok=True)
        self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
        self._state_path.unlink(missing_ok=True)

    def _settle_pending(self) -> None:
        pending = self.state.pending
        if pending is not None and hash_of(pending.place) == pending.hash:
            self.note(target=pending.place, seen=pending.hash, published=pending.sequence, pending=None)

    @property
    def _state_path(self) -> Path:
        return self.path.with_suffix(".json")


def folder_of(paths: Paths, portfolio_id: str) -> Path:
    """Where the working copies of a portfolio lie."""
    return paths.data / _ROOM / _folder_name(portfolio_id)


def all_copies(paths: Paths) -> Iterator[WorkingCopy]:
    """The working copies of all portfolios, newest first."""
    return _copies_at((paths.data / _ROOM).glob("*/*.json"))


@dataclass(frozen=True, slots=True)
class Left:
    """The working copies a crash left of a file: those with edits it does not have, and those without."""

    ahead: tuple[WorkingCopy, ...]
    level: tuple[WorkingCopy, ...]


def left_of(folder: Path, target: Path) -> Left:
    """What a crash left of this file. Remains of no use to any file are removed; only for the one writer.

    Raises OSError.
    """
    ahead: list[WorkingCopy] = []
    level: list[WorkingCopy] = []
    _sweep(folder)
    for copy in _copies_at(folder.glob("*.json")):
        if copy.state.target is None:
            continue
        try:
            is_ahead = copy.has_unpublished()
        except Refused:
            _LOG.warning("A working copy cannot be read and was left where it is")
            continue
        if copy.belongs_to(target):
            (ahead if is_ahead else level).append(copy)
        elif not is_ahead and hash_of(copy.target) == copy.state.seen:
            copy.discard()
    return Left(tuple(ahead), tuple(level))


def _sweep(folder: Path) -> None:
    """Remove what was begun and not finished."""
    for part in folder.glob(f"{PART_PREFIX}*"):
        part.unlink()
    for state_path in folder.glob("*.json"):
        if not state_path.with_suffix(".sciencepm").exists():
            state_path.unlink()


def _copies_at(state_paths: Iterable[Path]) -> Iterator[WorkingCopy]:
    for state_path in sorted(state_paths, key=lambda path: path.name, reverse=True):
        try:
            state = WorkingState.from_json(state_path.read_bytes())
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            _LOG.warning("A working copy's state cannot be read")
            continue
        copy = WorkingCopy(state_path.with_suffix(".sciencepm"), state)
        if copy.path.exists():  # else it was never finished
            yield copy


def _folder_name(portfolio_id: str) -> str:
    """The letter before the id keeps names like CON out."""
    return f"p-{portfolio_id}"


def _new_path(folder: Path) -> Path:
    return folder / f"{new_id()}.sciencepm"
