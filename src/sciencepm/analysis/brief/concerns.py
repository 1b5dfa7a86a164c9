"""What could go wrong and when we would stop: the risks of page one, the stop rules of page two."""

from __future__ import annotations

from sciencepm.analysis.brief.blocks import (
    Block,
    Column,
    Paragraph,
    Point,
    Points,
    Rich,
    Row,
    Section,
    Span,
    Table,
    plain,
    rich,
    strong,
)
from sciencepm.analysis.brief.view import NAME_LETTERS, View, listed, mark_of, sentence, whole
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.stop_rule_wording import closeness_text, stop_rule_text
from sciencepm.analysis.stop_rules import CLOSE, Closeness, closeness_of
from sciencepm.analysis.wording import capital, role_text, shortened
from sciencepm.domain.concerns import Level, Risk, RiskCategory
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.domain.stop_rule import StopRuleType

_MOST_RULES = 12
_PEOPLE_RISKS = (RiskCategory.FAIRNESS, RiskCategory.PRIVACY, RiskCategory.REGULATORY)
"""One of these is always said, or that it was looked for: executives are asked about them first."""
_WEIGHT = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}


def risks_section(view: View) -> Section:
    """The weightiest open risks, one on fairness, privacy or regulation first; or "checked, none found"."""
    w = view.w
    running = {entry.project.id for entry in view.in_state(ProjectState.ACTIVE, ProjectState.ON_HOLD)}
    if not running:
        return Section("", ())
    risks = [risk for risk in view.portfolio.all(Risk) if risk.project_id in running and risk.closed_on is None]
    found = sorted((risk for risk in risks if not risk.none_found and risk.text), key=_weight)
    people = [risk for risk in found if risk.category in _PEOPLE_RISKS]
    first = people[:1]
    ordered = first + [risk for risk in found if risk not in first]
    points = [Point(_risk_text(view, risk), rank=place, record_id=risk.id) for place, risk in enumerate(ordered)]
    if not people:
        points.insert(0, Point(_people_risks_text(view, risks), rank=-1))
    return Section(w("Risks we are watching"), (Points(tuple(points), keep=3, others=w("Other risks")),))


def _weight(risk: Risk) -> tuple[int, int, str]:
    return -_WEIGHT[risk.likelihood] * _WEIGHT[risk.impact], -_WEIGHT[risk.impact], risk.id


def _risk_text(view: View, risk: Risk) -> Rich:
    label = label_of(risk.category, view.w)
    title = shortened(view.portfolio.get(Project, risk.project_id).title, NAME_LETTERS)
    said = view.sayable(risk.text) or view.w("A risk that has to do with money.")
    return rich(strong(f"{label}."), f" {sentence(said)}", f" ({title})")


def _people_risks_text(view: View, risks: list[Risk]) -> Rich:
    """That nothing was found where it was looked for, or that nobody has looked."""
    w = view.w
    checked = [risk for risk in risks if risk.none_found and risk.category in _PEOPLE_RISKS]
    label = strong(w("Fairness, privacy, regulation."))
    if not checked:
        return rich(label, " " + w("Not checked yet in any project under way."))
    newest = max(checked, key=lambda risk: (risk.checked_on is not None, risk.checked_on, risk.id))
    what = w.listing(sorted({words_of(risk.category, w) for risk in checked}))
    if newest.checked_on is None or not newest.checked_by:
        return rich(label, " " + w("Checked, none found ({what}).", what=what))
    return rich(
        label,
        " "
        + w(
            "Checked, none found ({what}; last by {who} on {day}).",
            what=what,
            who=role_text(newest.checked_by, w),
            day=whole(w.near_day(newest.checked_on, view.today)),
        ),
    )


def stop_rules_section(view: View) -> Section:
    """How near foundational projects are to where we would stop, and any other rule that is close."""
    w = view.w
    running = view.in_state(ProjectState.ACTIVE)
    foundational = [entry.project for entry in running if entry.project.kind is Kind.FOUNDATIONAL]
    rules: list[tuple[Project, Closeness]] = [
        (entry.project, closeness)
        for entry in running
        for closeness in closeness_of(view.portfolio, entry.project.id, view.today)
        if entry.project.kind is Kind.FOUNDATIONAL or closeness.part >= CLOSE
    ]
    without = [project.title for project in foundational if not any(project is owner for owner, _ in rules)]
    if not rules and not without:
        return Section("", ())
    rules.sort(key=lambda pair: -pair[1].part)
    shown = rules[:_MOST_RULES]
    nearest = list(dict.fromkeys(project.id for project, _ in shown))
    ranks = {id(closeness): rank for rank, (_, closeness) in enumerate(shown)}
    shown.sort(key=lambda pair: nearest.index(pair[0].id))
    blocks: list[Block] = []
    if shown:
        columns = (
            Column(w("Project")),
            Column(w("We stop if")),
            Column(w("Where it stands"), fit=True),
            Column(w("How near"), fit=True, right=True),
        )
        rows = tuple(
            Row(_rule_cells(view, project, closeness), mark=mark_of(project), rank=ranks[id(closeness)])
            for project, closeness in shown
        )
        blocks.append(Table(columns, rows, hidden=len(rules) - len(shown), grouped=True))
    if without:
        said = w.n(
            "Without a stop rule: {names}.", "Without a stop rule: {names}.", len(without), names=listed(without, w)
        )
        blocks.append(Paragraph(rich(said), note=True))
    return Section(w("How near we are to stopping"), tuple(blocks))


def rule_words(view: View, closeness: Closeness) -> tuple[Span, str]:
    """A rule in bold, and where it stands: "No approach reads 95 of 100 tables right: 4 of 5 experiments, 80%"."""
    w = view.w
    _, text, now, way = _rule_cells(view, view.portfolio.get(Project, closeness.rule.project_id), closeness)
    stands = plain(now) if closeness.watched_by_hand else w("{now}, {part}", now=plain(now), part=plain(way))
    return strong(plain(text).rstrip(".") + "."), f" {sentence(capital(stands))}"


def _rule_cells(view: View, project: Project, closeness: Closeness) -> tuple[Rich, ...]:
    w = view.w
    rule = closeness.rule
    hidden = rule.type is StopRuleType.SPEND and not view.sight.money
    text = w("Spending reaches the limit agreed") if hidden else view.sayable(stop_rule_text(rule, w)) or rule.metric
    now = w("amounts are not shown") if hidden else _stands(view, closeness)
    if closeness.watched_by_hand:
        return rich(project.title), rich(text), rich(now), rich("–")
    return rich(project.title), rich(text), rich(now), rich(_way(view, closeness))


def _stands(view: View, closeness: Closeness) -> str:
    """Where a rule stands; of a day it is enough to say the day."""
    rule = closeness.rule
    if rule.type is StopRuleType.DATE and rule.limit_date is not None:
        return view.w("until {day}", day=whole(view.w.short_day(rule.limit_date, view.today)))
    return closeness_text(closeness, view.w)


def _way(view: View, closeness: Closeness) -> str:
    """ "80%, near"."""
    w = view.w
    return w("{part}, {band}", part=w.percent(closeness.part), band=words_of(closeness.band, w))
