"""Each remark on wording as one line: project, field, words, why, and what could be said instead."""

from __future__ import annotations

from datetime import date

from sciencepm.analysis.wording_checks.field_words import field_text
from sciencepm.analysis.wording_checks.notice import Check
from sciencepm.analysis.wording_checks.portfolio_wording import WordingFinding, wording_findings
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Ask
from sciencepm.i18n import Words

_QUOTED = 60


def remarks(portfolio: Portfolio, today: date, w: Words) -> list[str]:
    """A line for each remark; what a recorded ask lacks is a finding already and not said twice."""
    return [
        _line(portfolio, row, w)
        for row in wording_findings(portfolio, today, w)
        if not (row.notice.check is Check.ASK and isinstance(row.record, Ask))
    ]


def _line(portfolio: Portfolio, row: WordingFinding, w: Words) -> str:
    where = field_text(portfolio, row.record, row.field, w)
    subject = row.project.title if row.project else portfolio.settings.name
    words = " ".join(row.notice.words.split())
    said = w(
        "{project}, {field}: “{words}”. {why}",
        project=subject,
        field=where,
        words=words if len(words) <= _QUOTED else words[:_QUOTED] + "…",
        why=row.notice.why,
    )
    if row.notice.suggestions:
        said += " " + w("Say “{words}”.", words=row.notice.suggestions[0].words)
    return f"{said} [{row.notice.check}]"
