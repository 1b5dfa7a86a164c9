"""What every PDF of ours gets at the end: structure, language and metadata, and nothing of the tools behind it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pikepdf
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from sciencepm.export.pdf.structure import Node, write_structure
from sciencepm.picture.safe_text import field

# Streams written as text, in Python, would be packed anew when the file is finished.
rl_config.useA85 = 0


class PlainCanvas(Canvas):
    """ReportLab's canvas without the font it sets at the top of every page, which would be Helvetica, unembedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; the author only where an organisation is set."""

    title: str
    subject: str
    author: str
    language: str
    day: date


def finished(data: bytes, facts: Facts, document: Node) -> bytes:
    """The PDF with its structure and metadata; the same input gives the same bytes."""
    made = datetime.combine(facts.day, time(), UTC)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        write_structure(pdf, document)
        pdf.Root.Lang = facts.language.replace("_", "-")
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.PageMode = pikepdf.Name.UseNone
        information = {
            "/Title": field(facts.title),
            "/Subject": field(facts.subject),
            "/Author": field(facts.author),
            "/Creator": "SciencePM",
            "/CreationDate": f"D:{made:%Y%m%d%H%M%S}Z",
        }
        pdf.trailer.Info = pdf.make_indirect(
            pikepdf.Dictionary({key: value for key, value in information.items() if value})
        )
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
