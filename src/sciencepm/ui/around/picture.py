"""Pictures from anyone, decoded with limits: only the kind their bytes say, and never larger than memory bears."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from sciencepm.analysis.file_kinds import PICTURES
from sciencepm.domain.documents import Content
from sciencepm.errors import UserError

_MOST_PIXELS: Final = 40_000_000
_MOST_SIDE: Final = 30_000
_TAIL: Final = 65_536
_KEPT: Final = 64
_ENDS: Final = {"image/png": b"IEND", "image/jpeg": b"\xff\xd9", "image/gif": b";"}
"""What stands at the end of a whole picture: some decoders fill the rest of a cut one with grey and say nothing."""

_ready: OrderedDict[tuple[str, int], QImage | UserError] = OrderedDict()


def read_picture(data: bytes, media_type: str, side: int) -> QImage:
    """The picture in at most `side` pixels each way. Raises `UserError`."""
    if media_type not in PICTURES:
        raise UserError("This is not a picture that can be shown.")
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(media_type.removeprefix("image/").encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise _broken()
    if size.width() * size.height() > _MOST_PIXELS or max(size.width(), size.height()) > _MOST_SIDE:
        raise UserError("This picture has too many points to be shown: at most 40 million.", "Make it smaller first.")
    if _ENDS.get(media_type, b"") not in data[-_TAIL:]:
        raise _broken()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise _broken()
    return image


def picture_of(content: Content, side: int) -> QImage:
    """The same of what is kept, decoded once for as long as it is likely to be seen. Raises `UserError`."""
    key = (content.id, side)
    if key not in _ready:
        try:
            _ready[key] = read_picture(content.data, content.media_type, side)
        except UserError as refused:
            _ready[key] = refused
        while len(_ready) > _KEPT:
            _ready.popitem(last=False)
    _ready.move_to_end(key)
    found = _ready[key]
    if isinstance(found, UserError):
        raise found
    return found


def png_bytes(image: QImage) -> bytes:
    """A picture as PNG."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())


def _broken() -> UserError:
    return UserError("This picture cannot be read; it may be cut off.", "Save it once more where it comes from.")
