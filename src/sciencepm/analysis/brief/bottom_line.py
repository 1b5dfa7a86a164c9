"""The two or three sentences under the title: what is proven, what lands next, what was decided, the balance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sciencepm.analysis.balance import BalanceBand
from sciencepm.analysis.brief.view import View, chance_weighted, joined, whole
from sciencepm.analysis.plan import decisions_in_force
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.value import case_value
from sciencepm.analysis.value_sheets import MONEY
from sciencepm.analysis.wording import likelihood, number_word, shortened
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase

_NAME_LETTERS = 44
_SENTENCES = 3
_RATHER_LIKELY = Decimal("0.55")
"""From here on the likelihood words say likely: it should land; below, it could."""


def bottom_line(view: View) -> str:
    """At most three sentences, those that matter most; an unbalanced portfolio always says so."""
    if not view.results.projects:
        return view.w("The first project added will appear here, with its next decision and what it could be worth.")
    balance = balance_sentence(view) if len(view.results.active) > 1 else ""
    coming = _landing_sentence(view) if view.forecast else _gap_sentence(view)
    said = [each for each in (_proven_sentence(view), coming, _news_sentence(view)) if each]
    out_of_range = balance and view.balance.band is not BalanceBand.WITHIN
    return joined([*said[: _SENTENCES - 1], balance] if out_of_range else [*said, balance][:_SENTENCES])


def _gap_sentence(view: View) -> str:
    """What a portfolio without any forecast lacks."""
    if not view.results.active:
        return ""
    return view.w("A forecast needs a plan: a question to decide, the weeks until then, and the chance to pass.")


def _proven_sentence(view: View) -> str:
    """What a landed project has brought, where that was measured in live use."""
    w = view.w
    measured = [
        (value.range.likely, case)
        for entry in view.in_state(ProjectState.LANDED)
        for case in view.portfolio.of(ValueCase, entry.project.id)
        for value in (case_value(view.portfolio, case),)
        if case.evidence is EvidenceLevel.MEASURED and value.range is not None and value.range.unit == MONEY
    ]
    if not measured or not view.sight.money:
        return ""
    likely, case = max(measured, key=lambda found: (found[0], found[1].id))
    name = named(view, view.portfolio.get(Project, case.project_id).title)
    amount = whole(w.money(likely))
    if case.sheet is Sheet.CASES_CAUGHT:
        return w("{name} prevented about {amount} a year, measured in live use.", name=name, amount=amount)
    return w("{name} is worth about {amount} a year, measured in live use.", name=name, amount=amount)


def _landing_sentence(view: View) -> str:
    """The project that matters most among those that will rather land than not, and when."""
    forecast = [entry for entry in view.results.active if entry.forecast and entry.forecast.landing]
    likely = [entry for entry in forecast if entry.forecast and (entry.forecast.chance or 0) >= _RATHER_LIKELY]
    if view.sight.money:
        best = max(likely or forecast, key=lambda entry: (chance_weighted(entry), entry.project.id))
    else:
        best = min(likely or forecast, key=lambda entry: (_middle(entry), entry.project.id))
    return lands(view, best, named(view, best.project.title))


def lands(view: View, entry: ProjectFigures, name: str) -> str:
    """When a project can land and how likely that is; empty without a forecast."""
    w, forecast = view.w, entry.forecast
    if forecast is None or forecast.landing is None or forecast.chance is None:
        return ""
    when = _between(view, forecast.landing)
    if forecast.chance >= _RATHER_LIKELY:
        said = w("{name} should land {when}", name=name, when=when)
    else:
        said = w("{name} could land {when}", name=name, when=when)
    return w("{said} ({chance}).", said=said, chance=likelihood(forecast.chance, w))


def _between(view: View, landing: tuple[date, date, date]) -> str:
    """ "between January and March 2027", "in January 2027"."""
    w = view.w
    early, _, late = landing
    if (early.year, early.month) == (late.year, late.month):
        return w("in {month}", month=whole(w.long_month(late)))
    first = w.month_name(early) if early.year == late.year else whole(w.long_month(early))
    return w("between {early} and {late}", early=first, late=whole(w.long_month(late)))


def named(view: View, title: str) -> str:
    """A project's title inside a sentence: in quotation marks, since many read like a sentence of their own."""
    return view.w("“{title}”", title=shortened(title, _NAME_LETTERS))


def _middle(entry: ProjectFigures) -> date:
    return entry.forecast.landing[1] if entry.forecast and entry.forecast.landing else date.max


def _news_sentence(view: View) -> str:
    """What was decided since the last brief that frees or moves most: a stop, a landing, a revision."""
    w = view.w
    stopped = [pair for pair in _recent(view, Outcome.STOP) if pair[0].project.state is ProjectState.STOPPED]
    if stopped:
        return _stop_sentence(view, stopped)
    for entry in view.in_state(ProjectState.LANDED):
        if entry.project.ended_on is not None and view.since < entry.project.ended_on <= view.today:
            return w("{name} has landed and is in use.", name=named(view, entry.project.title))
    for entry, decision in _recent(view, Outcome.REVISE):
        if decision.ask_again_on is not None and decision.ask_again_on >= view.today:
            return w(
                "{name} was revised, and its question is asked again on {day}.",
                name=named(view, entry.project.title),
                day=whole(w.near_day(decision.ask_again_on, view.today)),
            )
    return ""


def _stop_sentence(view: View, stopped: list[tuple[ProjectFigures, Decision]]) -> str:
    w = view.w
    entry, decision = stopped[0]
    name = named(view, entry.project.title)
    if len(stopped) > 1:
        said = w("We stopped {number} projects", number=number_word(len(stopped), w))
    elif Outcome.STOP in decision.rule_said:
        said = w("We stopped {name} by its agreed rule", name=name)
    else:
        said = w("We stopped {name}", name=name)
    freed = [not_spent(view.portfolio, each.project.id, view.today) or Decimal(0) for each, _ in stopped]
    left = sum(freed, Decimal(0))
    if left > 0 and view.sight.money:
        return w("{said}, freeing {money}.", said=said, money=whole(w.money(left)))
    return f"{said}."


def _recent(view: View, outcome: Outcome) -> list[tuple[ProjectFigures, Decision]]:
    """Decisions in force with this outcome since the last brief, the newest first."""
    found = [
        (entry, decision)
        for entry in view.results.projects.values()
        for decision in decisions_in_force(view.portfolio, entry.project.id).values()
        if decision.outcome is outcome and view.since < decision.on <= view.today
    ]
    return sorted(found, key=lambda pair: (-pair[1].on.toordinal(), pair[0].project.id))


def balance_sentence(view: View) -> str:
    """ "66% of the team works on products, within our range of 65 to 75%." """
    w = view.w
    balance = view.balance
    if balance.share is None or balance.band is None:
        return ""
    share = w.percent(balance.share)
    said = {
        BalanceMeasure.PEOPLE: w("{share} of the team works on products", share=share),
        BalanceMeasure.MONEY: w("{share} of the money goes to products", share=share),
        BalanceMeasure.COUNT: w("{share} of the projects are product-focused", share=share),
    }[balance.measure]
    low = w.whole_percent(max(Decimal(0), balance.target - balance.tolerance_in_force))
    high = w.whole_percent(min(Decimal(1), balance.target + balance.tolerance_in_force))
    if balance.band is BalanceBand.WITHIN:
        return w("{said}, within our range of {low} to {high}%.", said=said, low=low, high=high)
    if balance.share < balance.target:
        return w("{said}, below our range of {low} to {high}%.", said=said, low=low, high=high)
    return w("{said}, above our range of {low} to {high}%.", said=said, low=low, high=high)
