"""How a face gets into a PDF: a subset of its outlines, a code for every glyph and text, and the way back to text."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject, PDFStream, PDFZCompress

from sciencepm.picture.faces import Face, Glyph

_LICENCE_NAMES = (0, 1, 2, 4, 6, 13, 14)
"""Copyright, names, licence and its address travel with the outlines."""
_LAYOUT_TABLES = (b"GSUB", b"GPOS", b"GDEF")
_SYMBOLIC = 4
_MOST_CODES = 0xFFFF


class EmbeddedFont:
    """One face in one document, as a composite TrueType font.

    A code stands for a glyph together with its text, not for the glyph alone, so that copied text is right even where
    two letters share a glyph or no face has one.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs: list[tuple[int, str]] = [(0, "")]

    def code(self, glyph: Glyph) -> int:
        """The two-byte code of a glyph; the same for the same glyph and text."""
        key = (glyph.number, glyph.text)
        if key not in self._codes:
            if len(self._glyphs) >= _MOST_CODES:
                return 0
            self._codes[key] = len(self._glyphs)
            self._glyphs.append(key)
        return self._codes[key]

    def addObjects(self, document: PDFDocument) -> None:
        """Called by ReportLab when it writes the document: all codes are known now."""
        data, place_of = _subset(self.face, {number for number, _ in self._glyphs})
        tag = hashlib.sha256(data).digest()
        prefix = "".join(chr(ord("A") + byte % 26) for byte in tag[:6])
        full_name = f"{prefix}+{self.face.name}"
        widths = PDFArray([round(self.face.advance_of(number)) for number, _ in self._glyphs])
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(full_name),
                "CIDSystemInfo": PDFDictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
                "FontDescriptor": _reference(document, self._descriptor(document, data, full_name)),
                "DW": 1000,
                "W": PDFArray([0, widths]),
                "CIDToGIDMap": _reference(
                    document, _stream(struct.pack(f">{len(self._glyphs)}H", *(place_of[n] for n, _ in self._glyphs)))
                ),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(full_name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([_reference(document, descendant)]),
                "ToUnicode": _reference(document, _stream(_to_unicode(text for _, text in self._glyphs))),
            }
        )
        fonts: Any = document.idToObject["BasicFonts"]
        fonts.dict[self.name] = _reference(document, font)

    def _descriptor(self, document: PDFDocument, data: bytes, full_name: str) -> PDFDictionary:
        extents = self.face.font.get_font_extents("ltr")
        scale = self.face.per_thousand
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        outlines = _stream(data)
        outlines.dictionary["Length1"] = len(data)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(full_name),
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([-1000, descent, 3000, ascent]),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": round(ascent * 0.75),
                "StemV": 100,
                "FontFile2": _reference(document, outlines),
            }
        )


def _reference(document: PDFDocument, thing: PDFObject) -> PDFObject:
    """An object of its own in the file, and what points to it."""
    reference: PDFObject = document.Reference(thing)  # type: ignore[no-untyped-call]
    return reference


def _stream(data: bytes) -> PDFStream:
    stream = PDFStream(content=data)
    stream.filters = [PDFZCompress]
    return stream


def _subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A font with only `glyphs`, and the number each has in it."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.unicode_set.clear()
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _LAYOUT_TABLES)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(_LICENCE_NAMES)
    wanted.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    plan = uharfbuzz.SubsetPlan(face.face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _to_unicode(texts: Iterable[str]) -> bytes:
    """The CMap from codes to text, a hundred to a block as the format asks."""
    # A space that does not break is copied as a plain one, so that a search for "11 December" finds it.
    plain = (text.replace("\N{NO-BREAK SPACE}", " ") for text in texts)
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(plain) if text]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
