"""One remark as the window shows it, and what can be done about it: follow a suggestion, or leave it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sciencepm.analysis.wording_checks.notice import Check, Notice, Suggestion
from sciencepm.analysis.wording_checks.portfolio_wording import WordingFinding, left_words
from sciencepm.commands.wording import leave_wording, replace_words
from sciencepm.domain.kinds import kind_of
from sciencepm.domain.record import Record
from sciencepm.i18n import Words
from sciencepm.ui.session import Session

_QUOTED = 48


class Leave(StrEnum):
    """How far a remark is left alone."""

    HERE = "here"
    ALWAYS = "always"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice on `text` with where it stands in words; `key` is for whoever shows it, often a `WordingFinding`."""

    notice: Notice
    text: str
    where: str
    key: object = None


def remark_title(notice: Notice, w: Words) -> str:
    """What it is about in a few words: the term itself, or what is wrong with the figure or promise."""
    titles = {
        Check.JARGON: w("“{words}”", words=quoted(notice.words)),
        Check.BARE_SCORE: w("A score without its meaning"),
        Check.PROMISE: w("A promise without a range"),
        Check.PREVENTED: w("“Prevented” of what was not measured"),
        Check.NO_SOURCE: w("A figure without a source"),
        Check.LIKELIHOOD: w("A likelihood without its number"),
        Check.WRONG_LIKELIHOOD: w("Word and number do not agree"),
        Check.ASK: w("An ask that cannot be answered yet"),
        Check.SLOPPY_RANGE: w("A range that does not say how often it holds"),
        Check.FALSE_PRECISION: w("More exact than anybody knows"),
    }
    return titles[notice.check]


def quoted(words: str) -> str:
    """Words in one line, not too long for a button."""
    line = " ".join(words.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + "…"


def suggestion_text(suggestion: Suggestion, w: Words) -> str:
    """A suggestion as its button says it."""
    return w("“{words}”", words=quoted(suggestion.words))


def leave_text(how: Leave, notice: Notice, w: Words) -> str:
    """What leaving it is called in a menu."""
    words = quoted(notice.words)
    return {
        Leave.HERE: w("Leave it in this text"),
        Leave.ALWAYS: w("Never remark on “{words}”", words=words),
        Leave.TEXT: w("Remark on nothing in this text"),
    }[how]


def follow(session: Session, record: Record, field: str, text: str, suggestion: Suggestion) -> bool:
    """Put the suggestion into the record's field, which reads `text`: one step of undo. True when it was done."""
    return session.do(
        replace_words,
        kind=kind_of(type(record)),
        record_id=record.id,
        field=field,
        text=text,
        start=suggestion.start,
        end=suggestion.end,
        words=suggestion.words,
    )


def leave(session: Session, record_id: str, field: str, notice: Notice, how: Leave) -> bool:
    """Leave a remark in this text, everywhere, or with everything else in this text; undo is offered."""
    words = "" if how is Leave.TEXT else left_words(notice)
    if how is Leave.ALWAYS:
        return session.remove(leave_wording, words=words)
    return session.remove(leave_wording, words=words, record_id=record_id, field=field)


def follow_finding(session: Session, finding: WordingFinding, suggestion: Suggestion) -> bool:
    """The same for a remark of the list."""
    return follow(session, finding.record, finding.field, finding.text, suggestion)


def leave_finding(session: Session, finding: WordingFinding, how: Leave) -> bool:
    """The same for a remark of the list."""
    return leave(session, finding.record.id, finding.field, finding.notice, how)
