"""Every remark on the wording of a portfolio, without those that are to be left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sciencepm.analysis.wording_checks.check import check_text
from sciencepm.analysis.wording_checks.notice import Notice
from sciencepm.analysis.wording_checks.written import context_of, written
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.wording import LeftWording
from sciencepm.i18n import Words


@dataclass(frozen=True, slots=True)
class WordingFinding:
    """A remark on a text in a field of a record; `project` is None for what belongs to the whole portfolio."""

    notice: Notice
    record: Record
    field: str
    text: str
    project: Project | None


def wording_findings(portfolio: Portfolio, today: date, w: Words) -> tuple[WordingFinding, ...]:
    """Project by project in their order; in a project what must be put right comes first."""
    found: dict[str, list[WordingFinding]] = {}
    for each in written(portfolio):
        context = context_of(portfolio, each.record, each.field, today, w)
        notices = heard(check_text(each.text, context), portfolio.settings.left_wording, each.record.id, each.field)
        if notices:
            rows = found.setdefault(each.project.id if each.project else "", [])
            rows += [WordingFinding(notice, each.record, each.field, each.text, each.project) for notice in notices]
    own = found.pop("", [])
    return tuple(row for rows in (*found.values(), own) for row in sorted(rows, key=lambda row: not row.notice.must))


def field_notices(
    portfolio: Portfolio, record: Record, field: str, text: str, today: date, w: Words
) -> tuple[Notice, ...]:
    """The remarks on what is being typed into a field, without those to be left."""
    context = context_of(portfolio, record, field, today, w)
    return heard(check_text(text, context), portfolio.settings.left_wording, record.id, field)


def heard(
    notices: tuple[Notice, ...], left: tuple[LeftWording, ...], record_id: str | None = None, field: str = ""
) -> tuple[Notice, ...]:
    """The remarks that are not to be left in this text."""
    return tuple(_heard(notices, left, record_id, field)) if left else notices


def _heard(
    notices: tuple[Notice, ...], left: tuple[LeftWording, ...], record_id: str | None, field: str
) -> Iterator[Notice]:
    here = [each for each in left if each.record_id is None or (each.record_id, each.field) == (record_id, field)]
    if any(not each.words for each in here):
        return
    words = {each.words for each in here}
    yield from (notice for notice in notices if left_words(notice) not in words)


def left_words(notice: Notice) -> str:
    """The words under which a remark is left: as `LeftWording` keeps them."""
    return LeftWording.make(words=notice.words.casefold()[:_KEPT]).words


_KEPT = 300
