"""A brief of any kind, from the portfolio to a file on the disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from sciencepm.analysis.brief.blocks import BriefContent
from sciencepm.analysis.brief.portfolio import portfolio_brief
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.export.files import write_whole
from sciencepm.i18n import Words

Compose = Callable[[Portfolio, date, Words, Audience | None], BriefContent]

COMPOSERS: Mapping[BriefKind, Compose] = {BriefKind.PORTFOLIO: portfolio_brief}
"""The kinds of brief there are, each with what composes its content."""


def brief_bytes(
    portfolio: Portfolio, kind: BriefKind, *, audience: Audience | None, words: Words, today: date
) -> bytes:
    """The brief as PDF, for what the audience may see; the same records, day and words give the same bytes."""
    from sciencepm.export.pdf.document import brief_pdf

    return brief_pdf(COMPOSERS[kind](portfolio, today, words, audience), words)


def write_brief(
    portfolio: Portfolio, path: Path, kind: BriefKind, *, audience: Audience | None, words: Words, today: date
) -> None:
    """Write the brief to `path`, whole or not at all. Raises `UserError`."""
    if path.suffix.lower() != ".pdf":
        raise UserError("A brief is written as PDF.", "Give it a name that ends in .pdf.")
    data = brief_bytes(portfolio, kind, audience=audience, words=words, today=today)
    write_whole(path, data, _whole_pdf)


def _whole_pdf(data: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PdfError:
        raise ValueError("not a PDF") from None
    if not pages:
        raise ValueError("no pages")
