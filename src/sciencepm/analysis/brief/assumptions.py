"""What the figures rest on: the inputs of the value cases with their sources, the basis, and what is left out."""

from __future__ import annotations

from decimal import Decimal

from sciencepm.analysis.brief.blocks import Block, Column, Paragraph, Rich, Row, Section, Span, Table, rich, strong
from sciencepm.analysis.brief.view import View, joined, listed, mark_of, sentence, whole
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.value import case_value
from sciencepm.analysis.value_wording import input_words
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import ProjectState
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput
from sciencepm.i18n import Words

_MOST_INPUTS = 18
_SHARE = "share"


def assumptions_section(view: View) -> Section:
    """The inputs of every value shown, those that move a range most kept longest."""
    w = view.w
    shown = view.in_state(ProjectState.ACTIVE, ProjectState.ON_HOLD, ProjectState.LANDED)
    rows = [row for entry in shown for row in _project_rows(view, entry)]
    if not rows:
        return Section("", ())
    columns = (
        Column(w("Project")),
        Column(w("What we assume")),
        Column(w("Low – likely – high"), fit=True),
        Column(w("Where it comes from")),
    )
    kept = sorted(rows, key=lambda row: row.rank)[:_MOST_INPUTS]
    listed = tuple(row for row in rows if any(row is held for held in kept))
    table = Table(columns, listed, hidden=len(rows) - len(listed), grouped=True)
    return Section(w("What the values rest on"), (table,))


def _project_rows(view: View, entry: ProjectFigures) -> list[Row]:
    rows: list[Row] = []
    for case in view.portfolio.of(ValueCase, entry.project.id):
        value = case_value(view.portfolio, case)
        if value.range is None:
            continue
        for place, given in enumerate(case.inputs):
            if _is_money(view, given) and not view.sight.money:
                continue
            rank = 0 if given.name == value.top_driver else place + 1
            cells = (
                rich(entry.project.title),
                rich(input_text(case.sheet, given.name, view.w)),
                _range(view, given),
                _source(view, given),
            )
            rows.append(Row(cells, mark=mark_of(entry.project), rank=rank))
    return rows


def _range(view: View, given: ValueInput) -> Rich:
    """ "€80M – **€88M** – €97M"; one figure where all three are the same."""
    points = (given.range.low, given.range.likely, given.range.high)
    low, likely, high = (_amount(view, given, figure) for figure in points)
    if low == likely == high:
        return rich(strong(likely))
    dash = whole(" – ")
    return rich(f"{low}{dash}", strong(likely), f"{dash}{high}")


def _is_money(view: View, given: ValueInput) -> bool:
    first = given.unit.partition(" ")[0]
    return first in {view.portfolio.settings.currency, view.w.symbol.strip(), "money"}


def _amount(view: View, given: ValueInput, figure: Decimal) -> str:
    w = view.w
    if _is_money(view, given):
        return w.money(figure) if abs(figure) >= 1000 else f"{w.symbol}{_plain(figure, w)}"
    if given.unit == _SHARE:
        return f"{_plain(figure * 100, w)}%"
    return _plain(figure, w)


def _plain(figure: Decimal, w: Words) -> str:
    return w.number(figure.normalize() if figure else Decimal(0)).replace("-", "−")


def _source(view: View, given: ValueInput) -> Rich:
    w = view.w
    if not given.source:
        return rich(w("no source yet"))
    source = view.sayable(given.source) or given.owner
    if given.source_date is None:
        return rich(source)
    return rich(w("{source}, {month}", source=source.rstrip("."), month=whole(w.month(given.source_date))))


def input_text(sheet: Sheet, name: str, w: Words) -> str:
    """What an input of a sheet is, for a reader; a name nobody knows is shown as it was given."""
    gains = {
        Sheet.CASES_CAUGHT: w("caught in addition"),
        Sheet.STRAIGHT_THROUGH: w("handled without a person"),
    }
    said = {
        "attempted": w("attempted a year"),
        "gain": gains.get(sheet, w("gain")),
        "recovered": w("recovered anyway"),
        "kept_live": w("gain kept in live use"),
        "extra_reviews": w("extra reviews a year"),
        "review_cost": w("cost of one review"),
        "cases": w("cases a year"),
        "minutes": w("minutes for one"),
        "spot_checks": w("still checked by hand"),
        "wage": w("cost of an hour"),
        "tickets": w("tickets a year"),
        "drafted": w("answered from a draft"),
        "come_back": w("come back"),
        "reply_cost": w("cost of one draft"),
    }
    return said.get(name) or input_words(name, w)


def basis_section(view: View) -> Section:
    """Basis. Sources. Not included."""
    w = view.w
    if not view.results.projects:
        return Section("", ())
    paragraphs = (
        rich(strong(w("Basis.")), " " + _basis(view)),
        rich(strong(w("Sources.")), " " + _sources(view)),
        rich(strong(w("Not included.")), " " + _not_included(view)),
    )
    blocks: tuple[Block, ...] = tuple(Paragraph(text, note=True) for text in paragraphs)
    return Section(w("Basis, sources, what is not included"), blocks)


def short_basis(view: View, entry: ProjectFigures) -> Rich:
    """Basis and sources of one project, in a few lines."""
    w = view.w
    stage = entry.next
    parts = [w("Computed from the records of {day}.", day=whole(w.day(view.today)))]
    if entry.forecast is not None and entry.forecast.chance is not None:
        source = view.sayable(stage.point.chance_source).rstrip(".") if stage else ""
        given = w("Chances are the team's own, given before the results")
        parts.append(w("{given} ({source}).", given=given, source=source) if source else f"{given}.")
        parts.append(w("A range leaves out one case in ten at either end."))
    names = [
        view.sayable(given_input.source).rstrip(".")
        for case in view.portfolio.of(ValueCase, entry.project.id)
        for given_input in case.inputs
        if given_input.source
    ]
    distinct = [name for name in dict.fromkeys(names) if name]
    spans: list[str | Span] = [strong(w("Basis.")), " " + joined(parts)]
    if distinct:
        spans += [" ", strong(w("Sources.")), " " + sentence(listed(distinct, w, most=3))]
    if entry.value.priced and view.sight.money:
        spans += [" ", strong(w("Not included.")), " " + w("What the project costs is not taken off its value.")]
    return rich(*spans)


def _basis(view: View) -> str:
    w = view.w
    parts = [
        w("Everything here is computed from the records of {day}.", day=whole(w.day(view.today))),
        w(
            "Chances are the teams' own, given before the results; the chance to land multiplies those of the "
            "decisions still ahead and allows for agreed stop rules of date and spending."
        ),
        w("A range leaves out one case in ten at either end."),
    ]
    if view.sight.money and view.results.value_by_chance is not None:
        parts.append(
            w(
                "Values are a year at full running, in {currency} of {year}; weighted by chance, each project counts "
                "with its average value times its chance.",
                currency=view.portfolio.settings.currency,
                year=view.portfolio.settings.price_year,
            )
        )
    measure = view.balance.measure
    if view.balance.share is not None:
        parts.append(w("The balance counts {measure} of projects under way.", measure=_measured_by(measure, w)))
    estimated = [entry for entry in view.results.active if entry.spent.estimated]
    if estimated and view.sight.money:
        parts.append(
            w.n(
                "Spending of {count} project is estimated from its monthly cost.",
                "Spending of {count} projects is estimated from their monthly cost.",
                len(estimated),
            )
        )
    return joined(parts)


def _measured_by(measure: BalanceMeasure, w: Words) -> str:
    return {
        BalanceMeasure.PEOPLE: w("the people"),
        BalanceMeasure.MONEY: w("the monthly cost"),
        BalanceMeasure.COUNT: w("the number"),
    }[measure]


def _sources(view: View) -> str:
    w = view.w
    running = view.in_state(ProjectState.ACTIVE, ProjectState.ON_HOLD, ProjectState.LANDED)
    names = [
        view.sayable(given.source).rstrip(".")
        for entry in running
        for case in view.portfolio.of(ValueCase, entry.project.id)
        for given in case.inputs
        if given.source
    ]
    distinct = [name for name in dict.fromkeys(names) if name]
    if not distinct:
        return w("The teams' plans and records; no value has a source yet.")
    return w("The teams' plans and records. For values: {names}.", names=listed(distinct, w, most=6))


def _not_included(view: View) -> str:
    w = view.w
    running = view.in_state(ProjectState.ACTIVE)
    parts: list[str] = []
    if view.sight.money:
        unpriced = [entry.project.title for entry in running if entry.value.money is None]
        if unpriced:
            parts.append(w("Without a value in money: {names}.", names=listed(unpriced, w)))
    unforeseen = [entry.project.title for entry in running if entry.forecast is None or entry.forecast.landing is None]
    if unforeseen:
        parts.append(w("Without a forecast: {names}.", names=listed(unforeseen, w)))
    held = [entry.project.title for entry in view.in_state(ProjectState.ON_HOLD)]
    if held:
        parts.append(w("On hold and counted nowhere: {names}.", names=listed(held, w)))
    if view.sight.money and view.results.landed_value is not None:
        parts.append(w("What has landed is not part of the value of work under way."))
    parts.append(w("What projects cost, and what one project's result does for another, are not taken off or added."))
    return joined(parts)
