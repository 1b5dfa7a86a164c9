"""A brief of any kind, from the portfolio to a file on the disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.kinds import brief_content
from sciencepm.analysis.brief.order import Order
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.export.files import Check, write_whole
from sciencepm.i18n import Words


def write_brief(portfolio: Portfolio, path: Path, order: Order, *, words: Words, today: date) -> None:
    """Write the brief to `path` as what its ending says, whole or not at all. Raises `UserError`."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UserError("A brief is written as PDF.", "Give it a name that ends in .pdf.")
    data = brief_bytes(brief_content(portfolio, order, today, words), suffix, words)
    write_whole(path, data, FORMATS[suffix].check)


def brief_bytes(content: BriefContent, suffix: str, words: Words) -> bytes:
    """The document as a file of the kind `suffix` says; the same content and words give the same bytes."""
    return FORMATS[suffix].make(content, words)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how a document becomes one, and what tells that one is whole."""

    make: Callable[[BriefContent, Words], bytes]
    check: Check


def _pdf(content: BriefContent, words: Words) -> bytes:
    from sciencepm.export.pdf.document import brief_pdf

    return brief_pdf(content, words)


def _whole_pdf(data: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PdfError:
        raise ValueError("not a PDF") from None
    if not pages:
        raise ValueError("no pages")


FORMATS: Mapping[str, Format] = {".pdf": Format(_pdf, _whole_pdf)}
"""The kinds of file, by the ending of their names."""
