"""An empty deck of 16:9 slides that carries nothing of where its template came from, and its bytes when it is full."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any, Final

import pptx
from pptx.opc.package import Part
from pptx.util import Pt

from sciencepm.picture.safe_text import field

WIDTH: Final = 960.0
"""Points."""
HEIGHT: Final = 540.0
_TITLE_ONLY: Final = 5
_THUMBNAIL: Final = "thumbnail"
_MADE_BY: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>SciencePM</Application></Properties>"
)
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)


def new_deck(title: str, subject: str, author: str, language: str, day: date) -> Any:
    """A deck without slides; the author only where an organisation is set."""
    deck = pptx.Presentation()
    _widen(deck)
    made = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    core = deck.core_properties
    core.title, core.subject, core.author = field(title)[:255], field(subject)[:255], field(author)[:255]
    core.language = language.replace("_", "-")
    core.last_modified_by = core.keywords = core.comments = core.category = ""
    core.created = core.modified = core.last_printed = made
    core.revision = 1
    _forget_template(deck)
    return deck


def new_slide(deck: Any) -> Any:
    """A slide with a title and nothing else."""
    return deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])


def deck_bytes(deck: Any) -> bytes:
    """The deck as a file; the same deck gives the same bytes."""
    raw, out = io.BytesIO(), io.BytesIO()
    deck.save(raw)
    with zipfile.ZipFile(raw) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as anew:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            anew.writestr(entry, packed.read(name))
    return out.getvalue()


def _widen(deck: Any) -> None:
    """16:9, and every placeholder of the 4:3 template as much wider, so that slides added later look right."""
    factor = Pt(WIDTH) / deck.slide_width * (deck.slide_height / Pt(HEIGHT))
    across, down = Pt(WIDTH) / deck.slide_width, Pt(HEIGHT) / deck.slide_height
    assert factor > 0
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            own = shape._element.spPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm")
            if own is not None:
                shape.left, shape.width = round(shape.left * across), round(shape.width * across)
                shape.top, shape.height = round(shape.top * down), round(shape.height * down)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)


def _forget_template(deck: Any) -> None:
    """The template's preview picture and the program it was made with."""
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith(_THUMBNAIL):
            package._rels.pop(key)
        elif relation.reltype.endswith("extended-properties"):
            part: Part = relation.target_part
            part._blob = _MADE_BY
