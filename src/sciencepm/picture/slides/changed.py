"""The slide with what changed since the audience last heard."""

from __future__ import annotations

from sciencepm.analysis.brief.asks import answers
from sciencepm.analysis.brief.blocks import plain
from sciencepm.analysis.brief.progress import SAID_ELSEWHERE, one_a_project
from sciencepm.analysis.brief.view import View
from sciencepm.analysis.brief.what_changed import changed_lines, changed_title
from sciencepm.analysis.changes import ChangeLine
from sciencepm.analysis.wording import capital
from sciencepm.domain.project import Project
from sciencepm.picture.slides.entries import Entry, entries_body, said_of
from sciencepm.picture.slides.sheet import BODY_TOP, COLOURS, LARGE, LEFT, ROOM, Body
from sciencepm.picture.type import set_paragraph


def changed(view: View) -> Body:
    """Answers to the last asks first, then a line for each change, the weightiest first."""
    w = view.w
    lines = changed_lines(view)
    entries = [Entry(head=plain(point.text[:1]), lines=(plain(point.text[1:]).strip(),)) for point in answers(view)]
    told = one_a_project([line for line in lines if line.kind not in SAID_ELSEWHERE])
    entries += [_entry(view, line) for line in told]
    title = changed_title(view, lines)
    if view.then is None:
        said = w("Once a brief was issued or a check-in kept, what has changed since stands here.")
    else:
        said = w("Everything stands as it did.")
    shapes, spots = entries_body(entries, title, w)
    if not entries:
        shapes = set_paragraph(said, LEFT, BODY_TOP, LARGE, COLOURS.second, ROOM, most=3)
    return Body(title, w("What changed"), w("Changed"), shapes, said_of(entries) or said, spots)


def _entry(view: View, line: ChangeLine) -> Entry:
    project = view.portfolio.find(Project, line.project_id)
    head, lines = (line.subject, (capital(line.said),)) if line.subject else (capital(line.said), ())
    return Entry(
        head,
        lines,
        kind=project.kind if project else None,
        project_id=project.id if project else None,
        record_id=project.id if project else None,
    )
