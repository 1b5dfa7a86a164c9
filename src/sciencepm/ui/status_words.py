"""What the status bar says."""

from __future__ import annotations

from datetime import datetime

from sciencepm.document import KeepState
from sciencepm.ui.session import Session


def kept_words(session: Session) -> str:
    """Whether everything is kept, and since when."""
    words, document = session.words, session.document
    if document.is_read_only:
        return words("Open for reading only: someone else is working on it")
    if document.is_untitled:
        return words("Kept as “{name}”", name=session.portfolio.settings.name)
    if document.state is KeepState.NOT_YET_IN_FOLDER:
        return words("Saved on this computer, not yet in {folder}", folder=document.path.parent.name)
    if document.state is KeepState.CONFLICT:
        return words(
            "Someone else changed the file, so yours was kept beside it as {name}",
            name=document.conflict_name,
        )
    if document.state is KeepState.PUBLISHING:
        return words("Saved on this computer, copying to the folder…")
    when = words.moment(datetime.now().astimezone())
    return words("All changes saved · {when}", when=when)


def where_words(session: Session) -> str:
    """Which file, and that it is nowhere else."""
    words, document = session.words, session.document
    if document.is_untitled:
        return words("on this computer only")
    return words("{file} · on this computer only", file=document.path.name)
