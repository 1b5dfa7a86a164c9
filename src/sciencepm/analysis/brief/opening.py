"""How a brief begins: the title with its one number, the bottom line, the four figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sciencepm.analysis.balance import BalanceBand
from sciencepm.analysis.brief.blocks import Figure
from sciencepm.analysis.brief.view import RECENT_DAYS, View, chance_weighted, joined, whole
from sciencepm.analysis.horizon import horizon
from sciencepm.analysis.plan import decisions_in_force
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.value import CaseValue, case_value
from sciencepm.analysis.value_sheets import MONEY
from sciencepm.analysis.value_wording import value_sentence
from sciencepm.analysis.wording import capital, likelihood, number_word, shortened
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.domain.stakeholders import Ask
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase
from sciencepm.i18n import Words

TITLE_LETTERS = 95
_NAME_LETTERS = 44
_SENTENCES = 3


def open_asks(view: View) -> list[Ask]:
    """The asks without an answer, of projects that have not ended; the most urgent first."""
    ended = {entry.project.id for entry in view.in_state(ProjectState.LANDED, ProjectState.STOPPED)}
    asks = [ask for ask in view.portfolio.all(Ask) if ask.answered_on is None and ask.project_id not in ended]
    return sorted(asks, key=lambda ask: (ask.needed_by or date.max, ask.id))


def title(view: View) -> str:
    """One sentence with the conclusion: the first way to say it that fits two lines."""
    return next((said for said in _titles(view) if len(said) <= TITLE_LETTERS), "") or _plain_title(view)


def _titles(view: View) -> Iterator[str]:
    """The conclusion with what is asked, from the fullest to the shortest."""
    for name in (view.name, view.w("The portfolio")):
        for conclusion in _conclusions(view, name):
            for asked in _asked(view):
                yield view.w("{conclusion}; {asked}", conclusion=conclusion, asked=asked)
            yield conclusion


def _plain_title(view: View) -> str:
    """For a portfolio in which nothing is under way."""
    w = view.w
    if view.results.active:
        return w("The portfolio is under way, and no figure can be given for it yet")
    landed = len(view.in_state(ProjectState.LANDED))
    if landed:
        said = w.n("One project has landed", "{number} projects have landed", landed, number=_word(view, landed))
        return w("{said}, and nothing new is under way", said=capital(said))
    if view.results.projects:
        return w("Nothing is under way at the moment")
    return w("This portfolio has no projects yet")


def _conclusions(view: View, name: str) -> Iterator[str]:
    w = view.w
    results = view.results
    worth = results.value_by_chance
    if view.sight.money and worth is not None and worth > 0:
        yield w("{name} is worth about {value} a year, weighted by chance", name=name, value=whole(w.money(worth)))
        return
    if any(entry.forecast and entry.forecast.landing for entry in results.active):
        by = horizon(view.portfolio, view.today)
        count = results.landings(by)
        yield w(
            "{expected} of {of} projects should land by {month}",
            expected=capital(number_word(count.expected, w)),
            of=number_word(count.of, w),
            month=whole(w.long_month(by)),
        )
        return
    if results.active:
        active = len(results.active)
        yield w.n(
            "{number} project is under way, and it has no forecast yet",
            "{number} projects are under way, and none has a forecast yet",
            active,
            number=capital(number_word(active, w)),
        )


def _asked(view: View) -> Iterator[str]:
    w = view.w
    asks = open_asks(view)
    if not asks:
        yield w("no decision is asked today")
        return
    count = len(asks)
    needed = asks[0].needed_by
    if needed is not None and needed >= view.today:
        if count == 1:
            yield w("one decision is needed by {day}", day=whole(w.near_day(needed, view.today)))
        else:
            yield w(
                "{number} decisions are needed, the first by {day}",
                number=number_word(count, w),
                day=whole(w.near_day(needed, view.today)),
            )
    elif needed is not None:
        yield w.n(
            "one decision is overdue", "{number} decisions are asked, one is overdue", count, number=_word(view, count)
        )
    yield w.n("one decision is needed", "{number} decisions are needed", count, number=_word(view, count))


def _word(view: View, count: int) -> str:
    return number_word(count, view.w)


def bottom_line(view: View) -> str:
    """At most three sentences: what is proven in use, what lands next, what was decided, and the balance."""
    if not view.results.projects:
        return view.w("The first project added will appear here, with its next decision and what it could be worth.")
    balance = balance_sentence(view)
    if view.balance.band is not BalanceBand.WITHIN:
        return joined((_proven_sentence(view), _landing_sentence(view), balance))
    sentences = [said for said in (_proven_sentence(view), _landing_sentence(view), _news_sentence(view)) if said]
    return joined([*sentences, balance] if len(sentences) < _SENTENCES else sentences)


def _proven_sentence(view: View) -> str:
    """What a landed project has brought, where that was measured in live use."""
    w = view.w
    measured = [
        (value.range.mean, case.project_id, value)
        for entry in view.in_state(ProjectState.LANDED)
        for case in view.portfolio.of(ValueCase, entry.project.id)
        for value in (case_value(view.portfolio, case),)
        if case.evidence is EvidenceLevel.MEASURED and value.range is not None and value.range.unit == MONEY
    ]
    if not measured or not view.sight.money:
        return ""
    _, project_id, best = max(measured, key=lambda found: found[:2])
    assert best.range is not None
    name = _named(view, view.portfolio.get(Project, project_id).title)
    amount = whole(w.money(best.range.likely))
    if best.case.sheet is Sheet.CASES_CAUGHT:
        return w("{name} prevented about {amount} of losses a year, measured in live use.", name=name, amount=amount)
    return w("{name} is worth about {amount} a year, measured in live use.", name=name, amount=amount)


def measured_text(value: CaseValue, w: Words) -> str:
    """ "prevented about €2.0M of losses a year (€1.6–2.5M), measured in live use": after the project's title."""
    said = value_sentence(value, w).rstrip(".")
    said = said[:1].lower() + said[1:]
    if value.case.evidence is EvidenceLevel.MEASURED:
        return w("{said}, measured in live use", said=said)
    return w("{said}; this is not yet measured in live use", said=said)


def _landing_sentence(view: View) -> str:
    """The project that matters most among those that will rather land than not, and when."""
    w = view.w
    forecast = [entry for entry in view.results.active if entry.forecast and entry.forecast.landing]
    likely = [entry for entry in forecast if entry.forecast and (entry.forecast.chance or 0) >= Decimal("0.55")]
    if not forecast:
        return ""
    if view.sight.money:
        best = max(likely or forecast, key=lambda entry: (chance_weighted(entry), entry.project.id))
    else:
        best = min(likely or forecast, key=lambda entry: (_middle(entry), entry.project.id))
    assert best.forecast is not None and best.forecast.landing is not None and best.forecast.chance is not None
    early, _, late = best.forecast.landing
    same = (early.year, early.month) == (late.year, late.month)
    when = (
        w("in {month}", month=whole(w.long_month(late)))
        if same
        else w(
            "between {early} and {late}",
            early=w.month_name(early) if early.year == late.year else whole(w.long_month(early)),
            late=whole(w.long_month(late)),
        )
    )
    name = _named(view, best.project.title)
    said = (
        w("{name} should land {when}", name=name, when=when)
        if best in likely
        else w("{name} could land {when}", name=name, when=when)
    )
    return w("{said} ({chance}).", said=said, chance=likelihood(best.forecast.chance, w))


def _named(view: View, title: str) -> str:
    """A project's title inside a sentence: in quotation marks, since many read like a sentence of their own."""
    return view.w("“{title}”", title=shortened(title, _NAME_LETTERS))


def _middle(entry: ProjectFigures) -> date:
    return entry.forecast.landing[1] if entry.forecast and entry.forecast.landing else date.max


def _news_sentence(view: View) -> str:
    """What was decided since the last brief that costs or frees most: a stop, a landing, a revision."""
    w = view.w
    stopped = [pair for pair in _recent(view, Outcome.STOP) if pair[0].project.state is ProjectState.STOPPED]
    if stopped:
        entry, decision = stopped[0]
        by_rule = Outcome.STOP in decision.rule_said
        freed = [not_spent(view.portfolio, each.project.id, view.today) or Decimal(0) for each, _ in stopped]
        left = sum(freed, Decimal(0))
        if len(stopped) == 1:
            name = _named(view, entry.project.title)
            said = (
                w("We stopped {name} by its agreed rule", name=name) if by_rule else w("We stopped {name}", name=name)
            )
        else:
            said = w("We stopped {number} projects", number=number_word(len(stopped), w))
        if left > 0 and view.sight.money:
            return w("{said}, freeing {money}.", said=said, money=whole(w.money(left)))
        return f"{said}."
    landed = [
        entry
        for entry in view.in_state(ProjectState.LANDED)
        if entry.project.ended_on is not None and entry.project.ended_on > view.since
    ]
    if landed:
        return w("{name} has landed and is in use.", name=_named(view, landed[0].project.title))
    for entry, decision in _recent(view, Outcome.REVISE):
        if decision.ask_again_on is not None and decision.ask_again_on >= view.today:
            return w(
                "{name} was revised, and its question is asked again on {day}.",
                name=_named(view, entry.project.title),
                day=whole(w.near_day(decision.ask_again_on, view.today)),
            )
    return ""


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
    low, high = band_ends(view)
    if balance.band is BalanceBand.WITHIN:
        return w("{said}, within our range of {low} to {high}%.", said=said, low=low, high=high)
    if balance.share < balance.target:
        return w("{said}, below our range of {low} to {high}%.", said=said, low=low, high=high)
    return w("{said}, above our range of {low} to {high}%.", said=said, low=low, high=high)


def band_ends(view: View) -> tuple[int, int]:
    """The ends of the target band in per cent, kept within 0 and 100."""
    balance = view.balance
    low = max(Decimal(0), balance.target - balance.tolerance_in_force)
    high = min(Decimal(1), balance.target + balance.tolerance_in_force)
    return view.w.whole_percent(low), view.w.whole_percent(high)


def figures(view: View, ahead: list[date]) -> tuple[Figure, ...]:
    """The four figures: value, balance, landings, money not spent; others stand in where one cannot be given.

    `ahead` are the days of the decisions in the next 90 days, in order.
    """
    candidates = (
        _value_figure(view),
        _balance_figure(view),
        _landing_figure(view),
        _freed_figure(view),
        _decisions_figure(view, ahead),
        _active_figure(view),
    )
    return tuple(figure for figure in candidates if figure is not None)[:4]


def _value_figure(view: View) -> Figure | None:
    w = view.w
    value = view.results.value_if_all_land
    if value is None or not view.sight.money:
        return None
    said = w.money_range(value.low, value.high)
    worth = view.results.value_by_chance
    if worth is None:
        return Figure(said, w("a year if every active project lands"))
    return Figure(
        said,
        w(
            "a year if every active project lands; about {value} weighted by chance",
            value=whole(w.money(worth)),
        ),
    )


def _balance_figure(view: View) -> Figure | None:
    w = view.w
    balance = view.balance
    if balance.share is None:
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


def _landing_figure(view: View) -> Figure | None:
    w = view.w
    if not any(entry.forecast and entry.forecast.landing for entry in view.results.active):
        return None
    by = horizon(view.portfolio, view.today)
    count = view.results.landings(by)
    value = w("{expected} of {of}", expected=count.expected, of=count.of)
    said = w("expected to land by {month}", month=whole(w.long_month(by)))
    if count.low == count.high:
        return Figure(value, said)
    return Figure(value, w("{said} ({low} to {high}, eight times in ten)", said=said, low=count.low, high=count.high))


def _freed_figure(view: View) -> Figure | None:
    freed = view.results.not_spent
    if freed <= 0 or not view.sight.money:
        return None
    return Figure(view.w.money(freed), view.w("not spent, by stopping early"))


def _decisions_figure(view: View, ahead: list[date]) -> Figure | None:
    w = view.w
    if not ahead:
        return None
    said = w.n("decision in the next {days} days", "decisions in the next {days} days", len(ahead), days=RECENT_DAYS)
    first = max(ahead[0], view.today)
    return Figure(
        w.number(len(ahead)), w("{said}, the first on {day}", said=said, day=whole(w.near_day(first, view.today)))
    )


def _active_figure(view: View) -> Figure | None:
    w = view.w
    active = view.results.active
    if not active:
        return None
    product = sum(1 for entry in active if entry.project.kind is Kind.PRODUCT)
    return Figure(
        w.number(len(active)),
        w(
            "under way: {product} product-focused, {foundational} foundational",
            product=product,
            foundational=len(active) - product,
        ),
    )
