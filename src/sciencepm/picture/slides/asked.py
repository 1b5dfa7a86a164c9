"""The slide with the decisions asked: what, how much, by when, who decides, and what if the answer is no."""

from __future__ import annotations

from sciencepm.analysis.brief.asks import next_decision
from sciencepm.analysis.brief.view import RECENT_DAYS, View, sentence, whole
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.wording import capital, number_word
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Ask
from sciencepm.picture.slides.entries import Entry, entries_body, said_of
from sciencepm.picture.slides.sheet import BODY_TOP, COLOURS, LARGE, LEFT, ROOM, Body
from sciencepm.picture.type import set_paragraph


def asked(view: View) -> Body:
    """The open asks, the most urgent first; where there is none, which decision comes next."""
    w, asks = view.w, view.open_asks
    if not asks:
        said = next_decision(view, list(decisions_ahead(view.portfolio, view.today, RECENT_DAYS)))
        return Body(
            title=w("No decision is needed from you today"),
            eyebrow=w("Decisions asked"),
            short=w("Decisions"),
            shapes=set_paragraph(said, LEFT, BODY_TOP, LARGE, COLOURS.text, ROOM, most=5),
            said=said,
        )
    entries = [_entry(view, ask) for ask in asks]
    title = _title(view, asks)
    shapes, spots = entries_body(entries, title, w)
    return Body(title, w("Decisions asked"), w("Decisions"), shapes, said_of(entries), spots)


def _title(view: View, asks: list[Ask]) -> str:
    w, count, first = view.w, len(asks), asks[0].needed_by
    number = number_word(count, w)
    if first is None:
        return w.n("We need one decision from you", "We need {number} decisions from you", count, number=number)
    day = whole(w.near_day(first, view.today))
    if first < view.today:
        return w.n(
            "We need one decision; it was due on {day}",
            "We need {number} decisions; the first was due on {day}",
            count,
            number=number,
            day=day,
        )
    return w.n(
        "We need one decision by {day}",
        "We need {number} decisions, the first by {day}",
        count,
        number=number,
        day=day,
    )


def _entry(view: View, ask: Ask) -> Entry:
    w = view.w
    project = view.portfolio.find(Project, ask.project_id)
    facts: list[str] = []
    if ask.amount is not None and view.sight.money:
        facts.append(whole(w.full_money(ask.amount)))
    if ask.needed_by is not None:
        facts.append(whole(w("by {day}", day=w.near_day(ask.needed_by, view.today))))
    if ask.decides:
        facts.append(w("decides: {who}", who=ask.decides))
    said = [sentence(capital(", ".join(facts)))] if facts else []
    if_no, if_late = view.sayable(ask.if_no), view.sayable(ask.if_late)
    if if_no:
        said.append(sentence(w("If no: {what}", what=if_no)))
    if if_late:
        said.append(sentence(w("If late: {what}", what=if_late)))
    return Entry(
        head=ask.what.rstrip("."),
        lines=tuple(said),
        kind=project.kind if project else None,
        project_id=project.id if project else None,
        record_id=ask.id,
    )
