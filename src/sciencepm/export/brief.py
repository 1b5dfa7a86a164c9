"""A brief of any kind, from the portfolio to a file on the disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.kinds import brief_content
from sciencepm.analysis.brief.order import Order
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.export.files import Check, write_whole
from sciencepm.i18n import Words

_ENDINGS: Final = "Give it a name that ends in .pdf, .pptx, .md or .html."


def write_brief(portfolio: Portfolio, path: Path, order: Order, *, words: Words, today: date) -> None:
    """Write the brief to `path` as what its ending says, whole or not at all. Raises `UserError`."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UserError("A brief is written as PDF, PowerPoint, Markdown or HTML.", _ENDINGS)
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


def _markdown(content: BriefContent, words: Words) -> bytes:
    from sciencepm.export.markdown import markdown

    return markdown(content, words)


def _rich_text(content: BriefContent, words: Words) -> bytes:
    from sciencepm.export.rich_text import rich_text

    return rich_text(content, words)


def _slides(content: BriefContent, words: Words) -> bytes:
    from sciencepm.export.pptx.brief import brief_pptx

    return brief_pptx(content, words)


def _whole_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            broken = packed.testzip()
    except zipfile.BadZipFile:
        raise ValueError("not a package") from None
    if broken is not None:
        raise ValueError("a broken part")


def _whole_text(data: bytes) -> None:
    # UnicodeDecodeError is a ValueError.
    data.decode("utf-8")


FORMATS: Mapping[str, Format] = {
    ".pdf": Format(_pdf, _whole_pdf),
    ".pptx": Format(_slides, _whole_package),
    ".md": Format(_markdown, _whole_text),
    ".html": Format(_rich_text, _whole_text),
}
"""The kinds of file, by the ending of their names."""
