"""What kind of file something is, told from its bytes and its name; and the name a copy of it is given."""

from __future__ import annotations

import re
from typing import Final

from sciencepm.i18n import Words

_MARKS: Final[tuple[tuple[str, tuple[bytes, ...]], ...]] = (
    ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ("image/jpeg", (b"\xff\xd8\xff",)),
    ("image/gif", (b"GIF87a", b"GIF89a")),
    ("image/bmp", (b"BM",)),
    ("application/pdf", (b"%PDF-",)),
)
"""How a file of a kind begins."""
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ENDINGS: Final[dict[str, str]] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
"""The pictures that are shown; a drawing in SVG can hold programs and is kept like a document."""
_ZIP = b"PK\x03\x04"
_OTHER = "application/octet-stream"
_UNPROVEN: Final = frozenset({"image/svg+xml", "text/plain", "text/markdown", "text/csv"})
"""What no beginning of the bytes can tell."""
_PROGRAM = re.compile(r"<\s*script|\son\w+\s*=|javascript:|<!entity|<\s*foreignobject|href\s*=\s*[\"']?\s*https?:")
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,10})$")
_NOT_IN_NAMES = re.compile(r"[^\w .,()&+\-]|\.{2,}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_NAME_LETTERS = 80
_SCALES = ((10**6, "MB"), (10**3, "kB"))


def ending_of(name: str) -> str:
    """The ending of a file's name without its point, in small letters; empty where it has none."""
    found = _ENDING.search(name)
    return found[1].lower() if found else ""


def media_type_of(name: str, data: bytes) -> str:
    """The media type: of a picture or a PDF by how its bytes begin, of anything else by its name."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    found = next((kind for kind, begins in _MARKS if data.startswith(begins)), None)
    said = _ENDINGS.get(ending_of(name), _OTHER)
    if found == "image/bmp" and said != found:
        return said  # two letters are no proof
    if found is not None:
        return found
    is_proven = said in _UNPROVEN or (_is_office(said) and data.startswith(_ZIP))
    return said if is_proven else _OTHER


def is_as_named(name: str, media_type: str) -> bool:
    """Whether a file whose name promises a picture, a PDF or an office file is one; a picture of whatever kind."""
    said = _ENDINGS.get(ending_of(name), media_type)
    return media_type == said or (said in PICTURES and media_type in PICTURES)


def _is_office(media_type: str) -> bool:
    return media_type.startswith((_OFFICE, "application/vnd.oasis"))


def holds_program(media_type: str, data: bytes) -> bool:
    """Whether a drawing holds a program, or fetches something when it is shown."""
    if media_type != "image/svg+xml":
        return False
    text = data.decode("utf-8", "replace").casefold()
    return bool(_PROGRAM.search(text))


def may_be_opened(name: str, media_type: str) -> bool:
    """Whether another program may be asked to open a copy: pictures, PDF, plain text and office files without macros.

    Both the bytes and the name have to say so: an ending is what decides which program is asked.
    """
    said = _ENDINGS.get(ending_of(name))
    return said is not None and said != "image/svg+xml" and is_as_named(name, media_type)


def kind_text(name: str, media_type: str, w: Words) -> str:
    """What a file is in a word or two: "PNG picture", "PDF", "DOCX document", "Drawing"."""
    ending = ending_of(name).upper()
    if media_type in PICTURES:
        return w("{kind} picture", kind=media_type.removeprefix("image/").upper())
    if media_type == "application/pdf":
        return "PDF"
    if media_type == "image/svg+xml":
        return w("Drawing")
    return w("{kind} document", kind=ending) if ending else w("Document")


def size_text(size: int, w: Words) -> str:
    """A number of bytes: "4.2 MB", "310 kB", "12 bytes"."""
    for scale, unit in _SCALES:
        if size >= scale:
            tenths = round(size * 10 / scale)
            figure = f"{w.number(tenths // 10)}.{tenths % 10}" if tenths < 100 else w.number(round(size / scale))
            return f"{figure} {unit}"
    return w.n("{count} byte", "{count} bytes", size)


def copy_name(name: str, title: str = "") -> str:
    """A name that is safe in any folder: never a path, a device or a hidden file, and short; its ending stays.

    It is called by `title` where there is one, else by its own name.
    """
    ending = ending_of(name)
    stem = title or (name[: -len(ending) - 1] if ending else name)
    plain = " ".join(_NOT_IN_NAMES.sub("-", stem).split())[:_NAME_LETTERS].strip(" .-")
    if not plain or _DEVICES.match(plain):
        plain = f"attachment {plain}".strip()
    return f"{plain}.{ending}" if ending else plain
