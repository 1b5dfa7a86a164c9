"""Keeping pictures and documents with a project; the same bytes are kept once, whoever they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from sciencepm.analysis.file_kinds import holds_program, is_as_named, media_type_of
from sciencepm.analysis.wording import shortened
from sciencepm.commands.records import added, step
from sciencepm.domain.documents import Content
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Attachment
from sciencepm.errors import UserError

MOST_BYTES: Final = 25 * 10**6
MOST_TOGETHER: Final = 250 * 10**6
"""A portfolio is one file that is read whole and copied whole; above a thousand million bytes it is refused."""
_NAME_LETTERS = 200


def attach(portfolio: Portfolio, *, project_id: str, files: Sequence[tuple[str, bytes]], caption: str = "") -> Edit:
    """Each file (its name and its bytes) as an attachment of the project, all in one step.

    Raises `UserError` for a file that is empty, too large, not what its name says, or a drawing with a program in it.
    """
    changes: list[Change] = []
    together = attached_bytes(portfolio)
    new: set[str] = set()
    for given, data in files:
        name = plain_name(given)
        content = _content(name, data)
        if content.id not in new and portfolio.find(Content, content.id) is None:
            new.add(content.id)
            changes.append(Change(before=None, after=content))
            together += len(data)
        if together > MOST_TOGETHER:
            raise UserError(
                "The attachments of this portfolio would come to more than 250 MB.",
                "Remove some, or add a link to the file instead.",
            )
        changes.append(_attachment(portfolio, project_id, content, name, caption))
    label = "Add attachment" if len(files) == 1 else "Add attachments"
    return step(label, *changes)


def refuse_file(name: str, data: bytes) -> None:
    """Raises `UserError` when this file cannot be kept with any project."""
    _content(plain_name(name), data)


def attached_bytes(portfolio: Portfolio, project_id: str | None = None) -> int:
    """How much room the attachments of a project take, or of all projects; each content counts once."""
    found = portfolio.all(Attachment) if project_id is None else portfolio.of(Attachment, project_id)
    return sum(len(portfolio.get(Content, each).data) for each in {entry.content_id for entry in found})


def plain_name(name: str) -> str:
    """What a file is called without any folder, whichever system wrote the name."""
    last = PureWindowsPath(PurePosixPath(name).name).name.strip()
    return last if len(last) <= _NAME_LETTERS else last[-_NAME_LETTERS:]


def _attachment(portfolio: Portfolio, project_id: str, content: Content, name: str, caption: str) -> Change:
    # The content is in the same edit, so what it refers to is there once the edit is carried out.
    return added(portfolio, Attachment, project_id=project_id, content_id=content.id, name=name, caption=caption)


def _content(name: str, data: bytes) -> Content:
    said = shortened(name, 60)
    if not data:
        raise UserError(f"“{said}” is empty.", "Nothing was added.")
    if len(data) > MOST_BYTES:
        raise UserError(f"“{said}” is larger than 25 MB.", "Make it smaller, or add a link to it instead.")
    media_type = media_type_of(name, data)
    if not is_as_named(name, media_type):
        raise UserError(
            f"“{said}” is not the kind of file its name says.", "Save it once more in the program that made it."
        )
    if holds_program(media_type, data):
        raise UserError(
            f"“{said}” is a drawing that holds a program or fetches something.",
            "Save it as a PNG or a PDF and add that.",
        )
    return Content.of(data, media_type)
