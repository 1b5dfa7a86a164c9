"""A PDF read back as others see it: its text, letters, fonts and structure."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Letter:
    """A letter with its box in points from the lower left corner, and its type size."""

    page: int
    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def text_of(data: bytes) -> str:
    """All text in the order it stands in the file, page by page."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "\n".join(pages).replace("\r\n", "\n")


def letters_of(data: bytes) -> Iterator[Letter]:
    """Every letter that leaves ink."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for place in range(text.count_chars()):
                code = raw.FPDFText_GetUnicode(text, place)
                char = chr(code) if code < 0x110000 else "?"
                if char.isspace() or raw.FPDFText_IsGenerated(text, place):
                    continue
                left, bottom, right, top = text.get_charbox(place)
                yield Letter(number, char, left, bottom, right, top, raw.FPDFText_GetFontSize(text, place))


def fonts_of(data: bytes) -> dict[str, bytes | None]:
    """The embedded outlines of every font by its name without the subset's prefix; None where it is not embedded."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: dict[str, bytes | None] = {}
        for page in pdf.pages:
            for font in page.Resources.get("/Font", pikepdf.Dictionary()).values():
                name = str(font.BaseFont).lstrip("/").rpartition("+")[2]
                descriptor = font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font
                found[name] = bytes(descriptor.FontFile2.read_bytes()) if "/FontFile2" in descriptor else None
        return found


def operators_of(page: pikepdf.Page) -> Iterator[tuple[str, list[Any]]]:
    """Each operator of a page's content with what it works on."""
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        yield str(instruction.operator), list(instruction.operands)


def sizes_of(data: bytes) -> set[float]:
    """Every size a font is set in."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            float(operands[1]) for page in pdf.pages for operator, operands in operators_of(page) if operator == "Tf"
        }


def everything_in(data: bytes) -> bytes:
    """Every stream decoded and every string of the file, one after the other."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        parts: list[bytes] = []
        for thing in pdf.objects:
            parts.append(thing.unparse(resolved=True) if not isinstance(thing, pikepdf.Stream) else b"")
            if isinstance(thing, pikepdf.Stream):
                parts += [thing.stream_dict.unparse(), thing.read_bytes()]
        parts.append(pdf.trailer.unparse())
        return b"\n".join(parts)


@dataclass(frozen=True)
class Element:
    """A node of the structure tree with its role, its text alternative and what is below it."""

    role: str
    alternative: str
    children: tuple[Element, ...]

    def all(self, role: str) -> list[Element]:
        found = [self] if self.role == role else []
        return found + [inner for child in self.children for inner in child.all(role)]


def structure_of(data: bytes) -> Element:
    """The document's structure tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _element(pdf.Root.StructTreeRoot.K)


def _element(node: pikepdf.Object) -> Element:
    children = tuple(_element(child) for child in node.K if "/S" in child) if "/K" in node else ()
    return Element(str(node.S).lstrip("/"), str(node.get("/Alt", "")), children)
