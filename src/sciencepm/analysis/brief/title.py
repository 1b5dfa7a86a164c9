"""The title of a brief: one sentence with the conclusion and one number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sciencepm.analysis.brief.view import View, whole
from sciencepm.analysis.horizon import horizon
from sciencepm.analysis.wording import capital, number_word
from sciencepm.domain.project import ProjectState
from sciencepm.domain.stakeholders import Ask

TITLE_LETTERS = 95


def title(view: View) -> str:
    """The first way to say the conclusion that fits two lines, the fullest first."""
    return next((said for said in _titles(view) if len(said) <= TITLE_LETTERS), "") or _plain_title(view)


def _titles(view: View) -> Iterator[str]:
    names = (view.name, view.w("The portfolio"))
    for name in names:
        for conclusion in _conclusions(view, name):
            for asked in asked_clauses(view.open_asks, view):
                yield view.w("{conclusion}; {asked}", conclusion=conclusion, asked=asked)
    for name in names:
        yield from _conclusions(view, name)


def _conclusions(view: View, name: str) -> Iterator[str]:
    """What the portfolio is worth, else what lands, else that something is under way; at most one of them."""
    w = view.w
    results = view.results
    worth = results.value_by_chance
    forecast = view.forecast
    if view.sight.money and worth is not None and worth > 0:
        yield w("{name} is worth about {value} a year, weighted by chance", name=name, value=whole(w.money(worth)))
    elif len(results.active) == 1 and forecast:
        chance = w.percent(forecast[0].chance)
        yield w("The one project under way has a {chance} chance to land", chance=chance)
    elif forecast:
        yield _landings(view)
    elif results.active:
        active = len(results.active)
        yield w.n(
            "{number} project is under way, and it has no forecast yet",
            "{number} projects are under way, and none has a forecast yet",
            active,
            number=capital(number_word(active, w)),
        )


def _landings(view: View) -> str:
    """ "Four of ten projects should land by June 2027"."""
    w = view.w
    by = horizon(view.portfolio, view.today)
    count = view.results.landings(by)
    month = whole(w.long_month(by))
    of = number_word(count.of, w)
    if count.expected == 0:
        return w("None of the {of} projects is likely to land by {month}", of=of, month=month)
    if count.expected == count.of:
        return w("All {of} projects should land by {month}", of=of, month=month)
    expected = capital(number_word(count.expected, w))
    return w("{expected} of {of} projects should land by {month}", expected=expected, of=of, month=month)


def asked_clauses(asks: Sequence[Ask], view: View) -> Iterator[str]:
    """What is asked, with its day where that fits; the asks come most urgent first."""
    w = view.w
    count = len(asks)
    if not asks:
        yield w("no decision is asked today")
        return
    number = number_word(count, w)
    needed = asks[0].needed_by
    if needed is not None and needed < view.today:
        late = sum(ask.needed_by is not None and ask.needed_by < view.today for ask in asks)
        if late == count:
            yield w.n("one decision is overdue", "{number} decisions are overdue", count, number=number)
        yield w("{number} decisions are needed, {late} overdue", number=number, late=number_word(late, w))
    elif needed is not None:
        day = whole(w.near_day(needed, view.today))
        yield w.n(
            "one decision is needed by {day}",
            "{number} decisions are needed, the first by {day}",
            count,
            number=number,
            day=day,
        )
        yield w.n("one decision by {day}", "{number} decisions, the first by {day}", count, number=number, day=day)
    yield w.n("one decision is needed", "{number} decisions are needed", count, number=number)


def _plain_title(view: View) -> str:
    """For a portfolio in which nothing is under way."""
    w = view.w
    landed = len(view.in_state(ProjectState.LANDED))
    if landed:
        return w.n(
            "One project has landed, and nothing new is under way",
            "{number} projects have landed, and nothing new is under way",
            landed,
            number=capital(number_word(landed, w)),
        )
    if view.results.projects:
        return w("Nothing is under way at the moment")
    return w("This portfolio has no projects yet")
