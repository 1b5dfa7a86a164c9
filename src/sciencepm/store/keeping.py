"""How far the newest work has got: only on this computer, on its way, or in the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class KeepingState(StrEnum):
    SAVED = "saved"
    """The file has everything."""
    PUBLISHING = "publishing"
    """Safe on this computer, and in the file within seconds."""
    NOT_YET = "not yet"
    """Safe on this computer, but the file or its folder could not be written; tried again by and by."""
    HERE_ONLY = "here only"
    """Kept on this computer; no place has been chosen yet."""
    READ_ONLY = "read only"
    """Only read: it is open elsewhere, or protected."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A state with the file it is about (None: no place yet).

    `conflict_with` is the file that was changed by someone else meanwhile and was left as it is; the work goes on in
    `target`, a copy beside it.
    """

    state: KeepingState
    target: Path | None = None
    conflict_with: Path | None = None


@dataclass(frozen=True, slots=True)
class Unfiled:
    """A portfolio that is kept on this computer and has no file yet."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Timing:
    """When the file is written, in seconds."""

    quiet: float = 2.0
    """After the last edit."""
    latest: float = 10.0
    """After the first edit that is not in the file."""
    attempts: int = 8
    """How often a held file is tried."""
    between_attempts: float = 0.28
    """So that eight attempts take two seconds."""
    retry: float = 30.0
    """Until the next round, when a round was in vain."""
    beat: float = 20.0
    """Between two signs of life in the lock beside the file."""
