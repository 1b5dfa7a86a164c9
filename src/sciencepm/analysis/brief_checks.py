"""What is to be looked at before a brief goes out: the remarks on its own words, and what can be told of its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from sciencepm.analysis.brief.blocks import SectionKey, Span, plain
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.view import View
from sciencepm.analysis.owed_news import owed_news
from sciencepm.analysis.withheld import named_although_hidden
from sciencepm.analysis.wording_checks.check import check_text
from sciencepm.analysis.wording_checks.notice import Check
from sciencepm.analysis.wording_checks.portfolio_wording import WordingFinding, heard
from sciencepm.analysis.wording_checks.written import Written, context_of, written
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words

_AROUND = 12
"""So many letters on either side of a remark's words tell where they come from."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was looked over, and whether it is as it should be."""

    sentence: str
    is_well: bool


def said_in(content: BriefContent) -> str:
    """Every text of the document in small letters, one a line, and its spaces single."""
    return "\n".join(_texts(content.chapters))


def wording_of(content: BriefContent, today: date, w: Words) -> tuple[WordingFinding, ...]:
    """The remarks on what was written by hand and is said in this document; what must be put right comes first."""
    said = said_in(content)
    seen = content.view.portfolio
    found: list[WordingFinding] = []
    for each in written(seen):
        if not _is_said(each, said):
            continue
        context = context_of(seen, each.record, each.field, today, w)
        notices = heard(check_text(each.text, context), seen.settings.left_wording, each.record.id, each.field)
        found += [
            WordingFinding(notice, each.record, each.field, each.text, each.project)
            for notice in notices
            if notice.check is Check.ASK or _even(each.text[max(0, notice.start - _AROUND) : notice.end]) in said
        ]
    return tuple(sorted(found, key=lambda each: not each.notice.must))


def facts_of(
    content: BriefContent, whole: Portfolio, wording: tuple[WordingFinding, ...], today: date, w: Words
) -> tuple[Fact, ...]:
    """What was looked over: asks, telling, sources, and that nothing hidden is named."""
    return tuple(_facts(content, whole, wording, today, w))


def _facts(
    content: BriefContent, whole: Portfolio, wording: tuple[WordingFinding, ...], today: date, w: Words
) -> Iterator[Fact]:
    view = content.view
    if view.open_asks and any(s.key is SectionKey.ASKS for c in content.chapters for s in c.sections()):
        lacking = sum(each.notice.check is Check.ASK for each in wording)
        well = w("Every decision asked says the amount, the date, who decides, and what happens if no or late")
        ill = w.n("{count} decision asked leaves something out", "{count} decisions asked leave something out", lacking)
        yield Fact(ill if lacking else well, not lacking)
    yield _sources(view, w)
    owed = {each.decision.id for each in owed_news(view.portfolio, today)}
    untold = w.n(
        "{count} decision has not been told to everybody",
        "{count} decisions have not been told to everybody",
        len(owed),
    )
    yield Fact(untold if owed else w("Every decision was told"), not owed)
    if len(view.portfolio.all(Project)) < len(whole.all(Project)):
        named = named_although_hidden(whole, view.portfolio, said_in(content))
        ill = w("“{title}” is hidden from them, yet a text names it", title=named[0] if named else "")
        yield Fact(ill if named else w("Hidden projects appear nowhere in the file"), not named)


def _sources(view: View, w: Words) -> Fact:
    active = {entry.project.id for entry in view.results.active}
    cases = [case for case in view.portfolio.all(ValueCase) if case.project_id in active and not case.not_priced]
    without = sum(any(not each.source for each in case.inputs) for case in cases)
    ill = w.n("{count} value has a figure without a source", "{count} values have figures without a source", without)
    return Fact(ill if without else w("Every figure of value has its source"), not without)


def _is_said(each: Written, said: str) -> bool:
    """Whether some of a text is in the document: a sentence of it, or as much of it as is shown in short."""
    text = _even(each.text)
    return text in said or any(len(part) > _AROUND and part.strip() in said for part in text.split(". "))


def _even(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield _even(value)
    elif isinstance(value, tuple) and value and all(isinstance(each, Span) for each in value):
        yield _even(plain(value))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, Record):
        for field in fields(value):
            if field.name not in ("record_id", "project_id", "key"):
                yield from _texts(getattr(value, field.name))
