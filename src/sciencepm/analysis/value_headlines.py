"""What the place Value concludes: what the work under way is worth, said twice, and what has no figure yet."""

from __future__ import annotations

from sciencepm.analysis.results import Results
from sciencepm.analysis.value_wording import range_text
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words


def value_headline(figures: Results, w: Words) -> str:
    """The chance-weighted figure; "if every active project lands" stands beside it, never in a title."""
    if figures.value_by_chance is not None:
        return w(
            "Weighted by chance, the work under way is worth about {money} a year",
            money=w.money(figures.value_by_chance),
        )
    if figures.value_if_all_land is not None:
        return w("What the work under way is worth, once its chances are known")
    return w("No project under way has a value in money yet")


def value_subline(portfolio: Portfolio, figures: Results, w: Words) -> str:
    """ "€6.2–9.6M if every active project lands · 5 of 10 priced · EUR of 2026"."""
    settings = portfolio.settings
    priced = sum(1 for entry in figures.active if entry.value.priced)
    together = figures.value_if_all_land
    parts = [
        w("{range} if every active project lands", range=range_text(together, w)) if together else "",
        w("{priced} of {all} with a value in money", priced=priced, all=len(figures.active)) if figures.active else "",
        w("{currency} of {year}", currency=settings.currency, year=settings.price_year),
    ]
    return " · ".join(part for part in parts if part)
