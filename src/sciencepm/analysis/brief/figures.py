"""The four large figures of a brief, with others that stand in where one cannot be given."""

from __future__ import annotations

from datetime import date

from sciencepm.analysis.brief.blocks import Figure
from sciencepm.analysis.brief.view import RECENT_DAYS, View, joined, whole
from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.horizon import horizon
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind

_COUNT = 4


def figures(view: View, ahead: list[date]) -> tuple[Figure, ...]:
    """Value, balance, landings and money not spent; then decisions ahead and projects under way.

    `ahead` are the days of the decisions in the next 90 days, in order.
    """
    candidates = (
        _value(view),
        _balance(view),
        _landings(view),
        _freed(view),
        _decisions(view, ahead),
        _active(view),
    )
    return tuple(figure for figure in candidates if figure is not None)[:_COUNT]


def _value(view: View) -> Figure | None:
    w = view.w
    value, worth = view.results.value_if_all_land, view.results.value_by_chance
    if value is None or not view.sight.money:
        return None
    said = w.money_range(value.low, value.high)
    if worth is None:
        return Figure(said, w("a year if every active project lands"))
    about = whole(w.money(worth))
    return Figure(said, w("a year if every active project lands; about {value} weighted by chance", value=about))


def _balance(view: View) -> Figure | None:
    w = view.w
    balance = view.balance
    if balance.share is None or len(view.results.active) < 2:
        return None
    product = w.whole_percent(balance.share)
    target = w.whole_percent(balance.target)
    said = {
        BalanceMeasure.PEOPLE: w("product-focused to foundational, by people."),
        BalanceMeasure.MONEY: w("product-focused to foundational, by money."),
        BalanceMeasure.COUNT: w("product-focused to foundational, by number of projects."),
    }[balance.measure]
    aim = w(
        "Target {product} : {foundational}, ±{tolerance}",
        product=target,
        foundational=100 - target,
        tolerance=w.whole_percent(balance.tolerance_in_force),
    )
    return Figure(f"{product} : {100 - product}", joined((said, whole(aim))))


def _landings(view: View) -> Figure | None:
    w = view.w
    if not view.forecast:
        return None
    if len(view.results.active) == 1:
        return Figure(w.percent(view.forecast[0].chance), w("chance that it lands"))
    by = horizon(view.portfolio, view.today)
    count = view.results.landings(by)
    value = w("{expected} of {of}", expected=count.expected, of=count.of)
    said = w("expected to land by {month}", month=whole(w.long_month(by)))
    if count.low == count.high:
        return Figure(value, said)
    return Figure(value, w("{said} ({low} to {high}, eight times in ten)", said=said, low=count.low, high=count.high))


def _freed(view: View) -> Figure | None:
    freed = view.results.not_spent
    if freed <= 0 or not view.sight.money:
        return None
    return Figure(view.w.money(freed), view.w("not spent, by stopping early"))


def _decisions(view: View, ahead: list[date]) -> Figure | None:
    w = view.w
    if not ahead:
        return None
    said = w.n("decision in the next {days} days", "decisions in the next {days} days", len(ahead), days=RECENT_DAYS)
    overdue = sum(day < view.today for day in ahead)
    if overdue:
        return Figure(w.number(len(ahead)), w("{said}, {overdue} overdue", said=said, overdue=overdue))
    day = whole(w.near_day(ahead[0], view.today))
    text = (
        w("{said}, on {day}", said=said, day=day)
        if len(ahead) == 1
        else w("{said}, the first on {day}", said=said, day=day)
    )
    return Figure(w.number(len(ahead)), text)


def _active(view: View) -> Figure | None:
    w = view.w
    active = view.results.active
    if not active:
        return None
    if len(active) == 1:
        return Figure(w.number(1), w("project under way, {kind}", kind=words_of(active[0].project.kind, w)))
    product = sum(1 for entry in active if entry.project.kind is Kind.PRODUCT)
    return Figure(
        w.number(len(active)),
        w(
            "projects under way: {product} product-focused, {foundational} foundational",
            product=product,
            foundational=len(active) - product,
        ),
    )
