"""The decision a brief asks for, and the answers to what the last one asked."""

from __future__ import annotations

from datetime import timedelta

from sciencepm.analysis.brief.blocks import AskBox, Paragraph, Point, Rich, Section, Span, rich, strong
from sciencepm.analysis.brief.view import NAME_LETTERS, RECENT_DAYS, View, sentence, whole
from sciencepm.analysis.decisions_ahead import Ahead
from sciencepm.analysis.wording import capital, number_word, role_text, shortened
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Ask

_RECENTLY = timedelta(days=60)


def asks_section(view: View, ahead: list[Ahead]) -> Section:
    """What is asked, by when and of whom, in the tinted box; or that nothing is, and which decision comes next."""
    w = view.w
    asks = view.open_asks
    if not asks:
        if not view.results.active:
            return Section("", ())
        return Section(w("No decision is needed from you today"), (Paragraph(rich(next_decision(view, ahead))),))
    heading = w.n("We need one decision", "We need {number} decisions", len(asks), number=number_word(len(asks), w))
    points = tuple(Point(ask_text(view, ask), rank=place, record_id=ask.id) for place, ask in enumerate(asks))
    return Section(heading, (AskBox(points, others=w("The other decisions asked")),))


def next_decision(view: View, ahead: list[Ahead]) -> str:
    """Which of the teams' own decisions comes next, and whose it is."""
    w = view.w
    if not ahead:
        return w("No decision point is planned in the next {days} days either.", days=RECENT_DAYS)
    first = ahead[0]
    point = view.portfolio.get(DecisionPoint, first.point_id)
    title = shortened(view.portfolio.get(Project, first.project_id).title, NAME_LETTERS)
    day = whole(w.near_day(first.on, view.today))
    if first.overdue:
        return w("A decision point of “{title}” has waited since {day}.", title=title, day=day)
    if not point.decider:
        return w("The next decision point is one of “{title}”, on {day}.", title=title, day=day)
    who = role_text(point.decider, w)
    return w("The next one is decided by {who}, for “{title}”, on {day}.", who=who, title=title, day=day)


def ask_text(view: View, ask: Ask) -> Rich:
    """What, how much, by when; what if not, what if late, who decides; and what of these nobody has said yet."""
    w = view.w
    facts: list[str] = []
    if ask.amount is not None and view.sight.money:
        facts.append(whole(w.full_money(ask.amount)))
    if ask.needed_by is not None:
        day = whole(w.near_day(ask.needed_by, view.today))
        facts.append(w("was due {day}", day=day) if ask.needed_by < view.today else w("by {day}", day=day))
    what = ask.what.rstrip(".")
    parts: list[str | Span] = [strong(what), strong(f" ({', '.join(facts)})." if facts else ".")]
    for label, text in (
        (w("If no:"), view.sayable(ask.if_no)),
        (w("If late:"), view.sayable(ask.if_late)),
    ):
        if text:
            parts += [" ", strong(label), " " + sentence(capital(text))]
    if ask.decides:
        parts += [" ", strong(w("Decides:")), " " + sentence(ask.decides)]
    missing = _missing(view, ask)
    if missing:
        parts.append(" " + w("Not said yet: {missing}.", missing=w.listing(missing)))
    return rich(*parts)


def _missing(view: View, ask: Ask) -> list[str]:
    w = view.w
    return [
        words
        for held, words in (
            (ask.amount is not None or not view.sight.money, w("the amount")),
            (ask.needed_by is not None, w("the date")),
            (ask.decides, w("who decides")),
            (ask.if_no, w("what happens if the answer is no")),
            (ask.if_late, w("what happens if it comes late")),
        )
        if not held
    ]


def answers(view: View) -> list[Point]:
    """What was answered since the last brief, first in what changed."""
    w = view.w
    since = view.then.on if view.then else view.today - _RECENTLY
    found = [
        ask for ask in view.portfolio.all(Ask) if ask.answered_on is not None and since < ask.answered_on <= view.today
    ]
    found.sort(key=lambda ask: (ask.answered_on, ask.id), reverse=True)
    points: list[Point] = []
    for ask in found:
        answer = view.sayable(ask.answer) or w("Answered.")
        points.append(Point(rich(strong(w("Answered: {what}.", what=ask.what.rstrip("."))), " " + sentence(answer))))
    return points
