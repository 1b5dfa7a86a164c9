"""What the status bar says."""

from __future__ import annotations

from datetime import datetime

from sciencepm.store.keeping import KeepingState
from sciencepm.ui.session import Session


def kept_words(session: Session) -> str:
    """Whether everything is kept, and how far it has got."""
    words, keeping = session.words, session.document.state
    if keeping.conflict_with is not None and keeping.target is not None:
        other, own = keeping.conflict_with.name, keeping.target.name
        return words("Someone else changed {other}, so your work goes on beside it in {own}", other=other, own=own)
    if keeping.state is KeepingState.READ_ONLY:
        return words("Open for reading only")
    if keeping.state is KeepingState.HERE_ONLY:
        return words("Kept as “{name}”", name=session.portfolio.settings.name)
    if keeping.state is KeepingState.NOT_YET and keeping.target is not None:
        return words("Saved on this computer, not yet in {folder}", folder=keeping.target.parent.name)
    if keeping.state is KeepingState.PUBLISHING:
        return words("Saved on this computer, on its way to the folder…")
    return words("All changes saved · {when}", when=words.moment(datetime.now().astimezone()))


def where_words(session: Session) -> str:
    """Which file it is, and that it is nowhere else."""
    path = session.document.path
    if path is None:
        return session.words("on this computer only")
    return session.words("{file} · on this computer only", file=path.name)
