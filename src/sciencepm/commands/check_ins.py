"""A check-in that has been: whom one met, what was said, and what became of each line of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sciencepm.commands.documents import snapshot_changes
from sciencepm.commands.records import added, live, step
from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.documents import SnapshotReason
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import CheckIn, Promise, Question, Stakeholder, Update
from sciencepm.errors import InvalidInput


class NoteKind(StrEnum):
    """What a line of notes becomes."""

    UPDATE = "update"
    PROMISE = "promise"
    DECISION = "decision"
    """A line about what was decided: kept as an update, for the decision itself is recorded with its evidence."""
    QUESTION = "question"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line typed during a check-in; `due` is for a promise. A risk needs a project."""

    kind: NoteKind
    text: str
    project_id: str | None = None
    due: date | None = None


def log_check_in(
    portfolio: Portfolio,
    *,
    on: date,
    at: datetime,
    today: date,
    stakeholder_ids: Sequence[str] = (),
    notes: str = "",
    lines: Sequence[NoteLine] = (),
) -> Edit:
    """A check-in on that day, what became of its lines, and a snapshot of the portfolio as it was before them.

    The edit's first change is the check-in. Promises go to, and questions come from, those who were there.
    """
    if on > today:
        raise InvalidInput({"on": "A check-in is logged once it has been."})
    meeting = CheckIn.make(on=on, stakeholder_ids=tuple(stakeholder_ids), notes=notes)
    check_in = added(portfolio, CheckIn, **dict(meeting))
    present = ", ".join(live(portfolio, Stakeholder, each).name for each in stakeholder_ids)
    noted = [_noted(portfolio, line, meeting.id, present, on) for line in lines if line.text.strip()]
    kept = snapshot_changes(portfolio, name="", reason=SnapshotReason.CHECK_IN, at=at, today=today)
    return step("Log check-in", check_in, *noted, *kept)


def note_line(portfolio: Portfolio, *, check_in_id: str, line: NoteLine) -> Edit:
    """One more line of a check-in that was logged already; what became of it is the edit's first change."""
    meeting = live(portfolio, CheckIn, check_in_id)
    if not line.text.strip():
        raise InvalidInput({"text": "Please write a line."})
    met = (portfolio.find(Stakeholder, each) for each in meeting.stakeholder_ids)
    present = ", ".join(each.name for each in met if each is not None and each.deleted_on is None)
    return step("Take down a line", _noted(portfolio, line, meeting.id, present, meeting.on))


def jot_update(portfolio: Portfolio, *, on: date, text: str, project_id: str | None = None) -> Edit:
    """A line about a project, or about the whole portfolio."""
    if not text.strip():
        raise InvalidInput({"text": "Please write a line."})
    return step("Jot an update", added(portfolio, Update, on=on, text=text, project_id=project_id))


def _noted(portfolio: Portfolio, line: NoteLine, check_in_id: str, present: str, on: date) -> Change:
    if line.project_id is not None:
        live(portfolio, Project, line.project_id)
    about = {"project_id": line.project_id, "check_in_id": check_in_id}
    match line.kind:
        case NoteKind.UPDATE | NoteKind.DECISION:
            return added(portfolio, Update, on=on, text=line.text, **about)
        case NoteKind.PROMISE:
            return added(portfolio, Promise, what=line.text, to=present, due=line.due, **about)
        case NoteKind.QUESTION:
            return added(portfolio, Question, on=on, text=line.text, asked_by=present, **about)
        case NoteKind.RISK:
            if line.project_id is None:
                raise InvalidInput({"lines": "Please say which project a risk is about."})
            return added(portfolio, Risk, project_id=line.project_id, category=RiskCategory.TECHNICAL, text=line.text)
