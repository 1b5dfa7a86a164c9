"""What one line of "what changed" is, and which lines come first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sciencepm.domain.project import Project


class ChangeKind(StrEnum):
    """In order of weight: what ended or was turned comes before what moved, that before what was added."""

    STOP = "stop"
    ENDED = "ended"
    REVISE = "revise"
    HOLD = "hold"
    GO = "go"
    DATA = "data"
    LANDING = "landing"
    VALUE = "value"
    STOP_RULE = "stop rule"
    CHANCE = "chance"
    BALANCE = "balance"
    STARTED = "started"
    RISK = "risk"
    EXPERIMENT = "experiment"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change. `subject` is the project's title (empty for the portfolio), `after` what follows it in the sentence,
    with its space or colon; `on` the day it happened, where there is one; `urgent`: it comes before everything else.
    """

    kind: ChangeKind
    project_id: str | None
    subject: str
    after: str
    on: date | None = None
    urgent: bool = False

    @property
    def text(self) -> str:
        """The whole line: "Billing tickets passed decision 2: right desk 93 times in 100"."""
        return f"{self.subject}{self.after}"

    @property
    def said(self) -> str:
        """The line without its subject: "passed decision 2: right desk 93 times in 100"."""
        return self.after.lstrip(": ")


def verb_line(kind: ChangeKind, project: Project, said: str, on: date | None = None) -> ChangeLine:
    """A line in which the project does or suffers something: "… waits for data"."""
    return ChangeLine(kind, project.id, project.title, f" {said}", on)


def noun_line(
    kind: ChangeKind, project: Project, said: str, on: date | None = None, *, urgent: bool = False
) -> ChangeLine:
    """A line that names what changed of a project: "…: chance 60% → 52%"."""
    return ChangeLine(kind, project.id, project.title, f": {said}", on, urgent)
