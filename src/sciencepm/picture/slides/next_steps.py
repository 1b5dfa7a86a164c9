"""The last slide: which decisions come next, when, and who takes each."""

from __future__ import annotations

from sciencepm.analysis.brief.view import NAME_LETTERS, RECENT_DAYS, View, whole
from sciencepm.analysis.decisions_ahead import Ahead, decisions_ahead
from sciencepm.analysis.wording import capital, number_word, role_text, shortened
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project
from sciencepm.picture.slides.entries import Entry, entries_body, said_of
from sciencepm.picture.slides.sheet import BODY_TOP, COLOURS, LARGE, LEFT, ROOM, Body
from sciencepm.picture.type import set_paragraph


def next_steps(view: View) -> Body:
    """The decisions of the next 90 days in their order."""
    w = view.w
    ahead = decisions_ahead(view.portfolio, view.today, RECENT_DAYS)
    entries = [_entry(view, each) for each in ahead]
    title = _title(view, ahead)
    shapes, spots = entries_body(entries, title, w)
    if not ahead:
        said = w("As soon as a project has a decision point with a day, it stands here.")
        shapes = set_paragraph(said, LEFT, BODY_TOP, LARGE, COLOURS.second, ROOM, most=3)
    return Body(title, w("Next steps"), w("Next"), shapes, said_of(entries), spots)


def _title(view: View, ahead: tuple[Ahead, ...]) -> str:
    w, count = view.w, len(ahead)
    if not ahead:
        return w("No decision is planned in the next {days} days", days=RECENT_DAYS)
    number = capital(number_word(count, w))
    overdue = sum(each.overdue for each in ahead)
    day = whole(w.near_day(max(ahead[-1].on, view.today), view.today))
    if overdue == count:
        return w.n("{number} decision waits to be taken", "{number} decisions wait to be taken", count, number=number)
    if overdue:
        late = number_word(overdue, w)
        return w("{number} decisions by {day}, {late} of them overdue", number=number, day=day, late=late)
    return w.n(
        "{number} decision by {day}, and who takes it",
        "{number} decisions by {day}, and who takes each",
        count,
        number=number,
        day=day,
    )


def _entry(view: View, each: Ahead) -> Entry:
    w = view.w
    project = view.portfolio.get(Project, each.project_id)
    point = view.portfolio.get(DecisionPoint, each.point_id)
    who = w("Decided by {who}", who=role_text(point.decider, w)) if point.decider else w("Nobody is named to decide")
    day = w.short_day(each.on, view.today)
    name = shortened(project.title, NAME_LETTERS)
    return Entry(
        head=point.question or point.short_question or w("No question yet"),
        lines=(w("{project}. {who}.", project=name, who=who),),
        side=w("since {day}", day=day) if each.overdue else day,
        kind=each.kind,
        project_id=project.id,
        record_id=point.id,
    )
