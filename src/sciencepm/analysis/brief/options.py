"""What could be done after a decision that was not go: what each way costs, how likely it is, and what it frees."""

from __future__ import annotations

from decimal import Decimal

from sciencepm.analysis.balance import balance
from sciencepm.analysis.brief.blocks import Column, Row, Table, rich, strong
from sciencepm.analysis.brief.bottom_line import balance_sentence
from sciencepm.analysis.brief.failed import Failed
from sciencepm.analysis.brief.view import View, chance_weighted, joined, whole
from sciencepm.analysis.plan import StageState, stages
from sciencepm.analysis.spend import likely_cost, not_spent
from sciencepm.analysis.wording import exact_number, likelihood
from sciencepm.domain.decision import Outcome
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState

_NONE = "–"


def options_table(view: View, failed: Failed) -> Table:
    """Stop, once more, wait: what was decided, or is recommended, stands first and tinted."""
    w = view.w
    columns = (
        Column(""),
        Column(w("Cost to the next answer"), fit=True, right=True),
        Column(w("Chance it passes"), fit=True, right=True),
        Column(w("Worth a year, by chance"), fit=True, right=True),
        Column(w("We would know"), fit=True),
        Column(w("Frees"), fit=True, right=True),
    )
    rows = {
        Outcome.STOP: _stop(view, failed),
        Outcome.REVISE: _once_more(view, failed),
        Outcome.HOLD: _wait(view, failed),
    }
    chosen = failed.decision.outcome
    order = [chosen, *(each for each in rows if each is not chosen)]
    recommended = w("recommended") if failed.is_open else w("decided")
    made = []
    for rank, outcome in enumerate(order):
        name, *cells = rows[outcome]
        note = f" ({recommended})" if outcome is chosen else ""
        texts = (rich(strong(name), note), *(rich(cell) for cell in cells))
        made.append(Row(texts, rank=rank, tinted=outcome is chosen))
    return Table(columns, tuple(made), keep=3, least=3)


def freed_text(view: View, failed: Failed) -> str:
    """The people and money a stop frees, and what becomes of the balance."""
    w = view.w
    parts = [_freed_sentence(view, failed)]
    if failed.project.state is ProjectState.STOPPED or not view.results.active:
        parts.append(balance_sentence(view))
        return joined(parts)
    before = view.balance
    after = balance(_stopped(view.portfolio, failed.project), view.today, before.measure)
    if before.share is not None and after.share is not None:
        was, then = w.percent(before.share), w.percent(after.share)
        if was == then:
            parts.append(w("Product-focused work stays at {share}.", share=was))
        else:
            parts.append(w("Product-focused work would go from {was} to {then}.", was=was, then=then))
    return joined(parts) or w("Nothing is planned that a stop would free.")


def _freed_sentence(view: View, failed: Failed) -> str:
    w = view.w
    money = not_spent(view.portfolio, failed.project.id, view.today)
    weeks = _weeks_left(view, failed)
    people = _people(failed)
    parts: list[str] = []
    if view.sight.people and people and weeks:
        number = exact_number(people, w)
        who = w("one person") if people == 1 else w("{number} people", number=number)
        parts.append(w.n("{who} for {count} week", "{who} for {count} weeks", weeks, who=who))
    if money and view.sight.money:
        parts.append(w("{money} not spent", money=whole(w.money(money))))
    return f"{parts[0][:1].upper()}{w.listing(parts)[1:]}." if parts else ""


def _stop(view: View, failed: Failed) -> tuple[str, ...]:
    w = view.w
    day = w("today") if failed.is_open else whole(w.short_day(failed.decision.on, view.today))
    return w("Stop"), w("nothing"), _NONE, _NONE, day, _frees(view, failed)


def _once_more(view: View, failed: Failed) -> tuple[str, ...]:
    """What the next try costs and is worth; after a stop, what it would have been."""
    w, ask = view.w, failed.ask
    amount = ask.amount if ask is not None else None
    if amount is None:
        amount = likely_cost(failed.project, failed.stage.point)
    cost = whole(w.full_money(amount)) if amount is not None else w("not known")
    chance = failed.stage.point.chance
    worth = chance_weighted(view.results.projects[failed.project.id])
    again = failed.decision.ask_again_on
    day = whole(w.short_day(again, view.today)) if again else w("no date")
    return (
        w("Try once more"),
        cost if view.sight.money else w("not shown"),
        whole(likelihood(chance, w)) if chance is not None else w("not said"),
        whole(w.money(worth)) if worth and view.sight.money else _NONE,
        day,
        w("nothing"),
    )


def _wait(view: View, failed: Failed) -> tuple[str, ...]:
    w, project = view.w, failed.project
    waits = failed.decision.waits_for or (project.blocked.what if project.blocked else "")
    again = failed.decision.ask_again_on if failed.decision.outcome is Outcome.HOLD else None
    day = whole(w.short_day(again, view.today)) if again else w("no date")
    people = _people(failed)
    frees = w("nothing")
    if view.sight.people and people:
        number = exact_number(people, w)
        frees = w("1 person meanwhile") if people == 1 else w("{number} people meanwhile", number=number)
    return w("Wait for {what}", what=waits) if waits else w("Wait"), w("nothing"), _NONE, _NONE, day, frees


def _frees(view: View, failed: Failed) -> str:
    w = view.w
    weeks, people = _weeks_left(view, failed), _people(failed)
    if view.sight.people and weeks and people:
        total = int((people * weeks).to_integral_value())
        return w.n("{count} person-week", "{count} person-weeks", total)
    money = not_spent(view.portfolio, failed.project.id, view.today)
    return whole(w.money(money)) if money and view.sight.money else _NONE


def _people(failed: Failed) -> Decimal:
    return failed.project.people_on(failed.decision.on)


def _weeks_left(view: View, failed: Failed) -> int:
    """The likely weeks of the work the plan still had when it was decided."""
    left = Decimal(0)
    for stage in stages(view.portfolio, failed.project.id, view.today):
        if stage.number < failed.stage.number or stage.point.weeks is None:
            continue
        if stage.number == failed.stage.number and stage.state is StageState.PASSED:
            continue
        used = stage.weeks_used or Decimal(0)
        left += max(Decimal(0), stage.point.weeks.likely - used)
    return int(left.to_integral_value())


def _stopped(portfolio: Portfolio, project: Project) -> Portfolio:
    """The portfolio as it would be with this project stopped."""
    stopped = project.evolve(state=ProjectState.STOPPED)
    return portfolio.apply(Edit("Stop project", (Change(project, stopped),)))
