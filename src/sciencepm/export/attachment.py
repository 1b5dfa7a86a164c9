"""Copies of attachments: where the person wants one, or in a folder of our own for another program to open."""

from __future__ import annotations

import secrets
import shutil
import time
from pathlib import Path

from sciencepm.analysis.file_kinds import copy_name
from sciencepm.domain.documents import Content
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Attachment
from sciencepm.errors import UserError
from sciencepm.export.files import write_whole

_ROOM = "opened"
_OLD_SECONDS = 24 * 3600


def write_attachment(portfolio: Portfolio, attachment: Attachment, path: Path) -> None:
    """Write what was attached to `path`, whole or not at all. Raises `UserError`."""
    write_whole(path, portfolio.get(Content, attachment.content_id).data)


def copy_to_open(portfolio: Portfolio, attachment: Attachment, cache: Path) -> Path:
    """A copy in a new folder below `cache` that only this user may enter, under a name that is safe; gives its path.

    What others opened is a copy: nothing that is done to it comes back. Raises `UserError`.
    """
    room = cache / _ROOM
    _sweep(room)
    folder = room / secrets.token_hex(8)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError:
        raise UserError("A copy to open could not be written.", "Save a copy where you like and open that.") from None
    path = folder / copy_name(attachment.name, attachment.caption)
    write_attachment(portfolio, attachment, path)
    return path


def _sweep(room: Path) -> None:
    """Yesterday's copies go; what another program still holds stays."""
    try:
        left = [each for each in room.iterdir() if time.time() - each.stat().st_mtime > _OLD_SECONDS]
    except OSError:
        return
    for each in left:
        shutil.rmtree(each, ignore_errors=True)
