"""How what an audience sees differs from what the PM sees: hidden projects, and figures that come out other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.results import Results, results
from sciencepm.analysis.value_wording import range_text
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Ask
from sciencepm.i18n import Words


@dataclass(frozen=True, slots=True)
class Differing:
    """A figure as the audience reads it, and as it is for the PM."""

    what: str
    seen: str
    whole: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the audience does not see of a portfolio, and which figures come out other for it."""

    projects: int
    money: bool
    people: bool
    figures: tuple[Differing, ...]


def withheld(portfolio: Portfolio, seen: Portfolio, sight: Sight, today: date, w: Words) -> Withheld:
    """The difference between a portfolio and an audience's view of it."""
    gone = len(portfolio.all(Project)) - len(seen.all(Project))
    figures = tuple(_differing(portfolio, seen, sight, today, w)) if gone else ()
    return Withheld(gone, not sight.money, not sight.people, figures)


def withheld_text(what: Withheld, w: Words) -> str:
    """ "1 confidential project is hidden; 3 figures differ. Money is not shown." """
    parts: list[str] = []
    if what.projects:
        hidden = w.n(
            "{count} confidential project is hidden", "{count} confidential projects are hidden", what.projects
        )
        if what.figures:
            differ = w.n("{count} figure differs", "{count} figures differ", len(what.figures))
            hidden = w("{hidden}; {differ}", hidden=hidden, differ=differ)
        parts.append(w("{sentence}.", sentence=hidden))
    if what.money and what.people:
        parts.append(w("Money and people are not shown."))
    elif what.money:
        parts.append(w("Money is not shown."))
    elif what.people:
        parts.append(w("People are not shown."))
    return " ".join(parts) or w("They see everything.")


def named_although_hidden(portfolio: Portfolio, seen: Portfolio, said: str) -> tuple[str, ...]:
    """Titles of hidden projects that a text for the audience says all the same, because somebody wrote them there."""
    shown = {project.id for project in seen.all(Project)}
    words = " ".join(said.split()).casefold()
    hidden = (project.title for project in portfolio.all(Project) if project.id not in shown)
    return tuple(title for title in hidden if title and " ".join(title.split()).casefold() in words)


def _differing(portfolio: Portfolio, seen: Portfolio, sight: Sight, today: date, w: Words) -> Iterator[Differing]:
    theirs, ours = results(seen, today), results(portfolio, today)
    for what, their, our in (
        (w("Projects under way"), w.number(len(theirs.active)), w.number(len(ours.active))),
        *(_money(theirs, ours, w) if sight.money else ()),
        (w("Product-focused share"), _share(theirs.balance.share, w), _share(ours.balance.share, w)),
        *(((w("People"), w.number(theirs.people), w.number(ours.people)),) if sight.people else ()),
        (w("Near a stop rule"), w.number(len(theirs.close)), w.number(len(ours.close))),
        (w("Decisions asked"), _open_asks(seen, w), _open_asks(portfolio, w)),
    ):
        if their != our:
            yield Differing(what, their, our)


def _money(theirs: Results, ours: Results, w: Words) -> Iterator[tuple[str, str, str]]:
    nothing = w("nothing priced")

    def together(figures: Results) -> str:
        return range_text(figures.value_if_all_land, w) if figures.value_if_all_land else nothing

    def by_chance(figures: Results) -> str:
        return w.money(figures.value_by_chance) if figures.value_by_chance is not None else nothing

    yield w("A year, if every active project lands"), together(theirs), together(ours)
    yield w("A year, weighted by chance"), by_chance(theirs), by_chance(ours)
    yield w("Not spent by stopping"), w.money(theirs.not_spent), w.money(ours.not_spent)


def _share(share: Decimal | None, w: Words) -> str:
    return w("none yet") if share is None else w.percent(share)


def _open_asks(portfolio: Portfolio, w: Words) -> str:
    return w.number(sum(ask.answered_on is None for ask in portfolio.all(Ask)))
