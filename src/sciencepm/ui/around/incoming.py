"""What is dropped, pasted or chosen, made ready to be kept: files as bytes, pictures as PNG, addresses as links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from sciencepm.analysis.addresses import Reach, address_of
from sciencepm.analysis.file_kinds import PICTURES, media_type_of
from sciencepm.commands.attachments import MOST_BYTES, attach, plain_name, refuse_file
from sciencepm.commands.records import add_record
from sciencepm.domain.project import Link
from sciencepm.errors import UserError
from sciencepm.exchange.attachments import read_file
from sciencepm.ui.around.picture import png_bytes, read_picture
from sciencepm.ui.session import Session

_TRIED_AT = 64


@dataclass(slots=True)
class Incoming:
    """Files as (name, bytes) and addresses that can be kept, and a sentence for each that cannot."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def holds_something(mime: QMimeData) -> bool:
    """Whether there is a file, a picture or an address in it."""
    return mime.hasImage() or any(_is_of_use(url.toString()) for url in mime.urls())


def taken_in(mime: QMimeData, session: Session) -> Incoming:
    """Everything in what was dropped or pasted."""
    urls = mime.urls()
    found = from_paths([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
    found.addresses = [url.toString() for url in urls if address_of(url.toString()).reach is Reach.PAGE]
    if not found.files and not found.addresses and not found.refused and mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            day = session.words.day(session.today)
            found.files.append((session.words("Picture of {day}", day=day) + ".png", png_bytes(image)))
    return found


def from_paths(paths: Sequence[Path]) -> Incoming:
    """The files at these places; what cannot be kept is said and the others go on."""
    found = Incoming()
    for path in paths:
        name = plain_name(path.name)
        try:
            data = read_file(path, MOST_BYTES)
            refuse_file(name, data)
            if (media_type := media_type_of(name, data)) in PICTURES:
                read_picture(data, media_type, _TRIED_AT)
        except UserError as refused:
            found.refused.append(f"{name}: {refused}" if name not in str(refused) else str(refused))
        else:
            found.files.append((name, data))
    return found


def keep(session: Session, project_id: str, incoming: Incoming) -> bool:
    """Keep what can be kept with the project. True when everything that was to be kept is."""
    done = True
    if incoming.files:
        done = session.do(attach, project_id=project_id, files=incoming.files)
    for address in incoming.addresses:
        done = session.do(add_record, Link, project_id=project_id, address=address) and done
    return done


def _is_of_use(address: str) -> bool:
    return address.startswith("file:") or address_of(address).reach is Reach.PAGE
