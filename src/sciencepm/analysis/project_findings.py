"""Whether a project is ready, where its value comes from, and what stands between its result and the product."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.crossed_rules import crossed_undecided
from sciencepm.analysis.finding import Finding, FindingCode
from sciencepm.analysis.plan import result_without_path
from sciencepm.analysis.spend import spent
from sciencepm.analysis.stop_rule_wording import close_money, closeness_text, stop_rule_text
from sciencepm.analysis.value_traps import Trap, trap_text, traps
from sciencepm.analysis.value_wording import input_words
from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.stop_rule import StopRule
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words

ALWAYS_CHECKED = (RiskCategory.FAIRNESS, RiskCategory.PRIVACY, RiskCategory.REGULATORY)
"""What is asked of every project, even when the answer is that there is none."""

_TRAPS = {Trap.PRECISION: FindingCode.PRECISION_AS_PREVENTED, Trap.LOSSES: FindingCode.LOSSES_AS_ATTEMPTS}


def readiness_findings(portfolio: Portfolio, project: Project, w: Words) -> Iterator[Finding]:
    """What must be written down before the work can be judged."""
    if not portfolio.of(DecisionPoint, project.id):
        said = w("no decision point yet: which question decides whether to go on?")
        yield _finding(FindingCode.NO_DECISION_POINT, project, "decision_points", said)
    if project.kind is not Kind.FOUNDATIONAL:
        return
    rules = portfolio.of(StopRule, project.id)
    if not rules:
        said = w("no stop rule yet: when would we stop?")
        yield _finding(FindingCode.NO_STOP_RULE, project, "stop_rules", said)
    elif all(rule.agreed_on is None for rule in rules):
        said = w("no stop rule is agreed yet")
        yield _finding(FindingCode.NO_STOP_RULE, project, "agreed_on", said, rules[0].id)
    if not project.long_term_value:
        said = w("nobody has said what it is worth in the long term")
        yield _finding(FindingCode.NO_LONG_TERM_VALUE, project, "long_term_value", said)
    if not project.why_open_ended:
        said = w("nobody has said why an open-ended investigation is worth it")
        yield _finding(FindingCode.NO_REASON_OPEN_ENDED, project, "why_open_ended", said)


def value_findings(portfolio: Portfolio, project: Project, w: Words) -> Iterator[Finding]:
    """Value without a source, and value that is neither priced nor said."""
    for case in portfolio.of(ValueCase, project.id):
        if case.not_priced:
            if not case.sentence:
                said = w("its value is not priced, and no sentence says what it is worth")
                yield _finding(FindingCode.NOT_PRICED_NO_SENTENCE, project, "sentence", said, case.id)
            continue
        for caught in traps(portfolio, case):
            yield _finding(_TRAPS[caught.trap], project, "inputs", trap_text(caught, w), case.id)
        bare = [each for each in case.inputs if not each.source]
        if bare:
            said = w.n(
                "{count} figure of its value does not say where it comes from: {names}",
                "{count} figures of its value do not say where they come from: {names}",
                len(bare),
                names=w.listing([input_words(each.name, w) for each in bare]),
            )
            yield _finding(FindingCode.VALUE_WITHOUT_SOURCE, project, "inputs", said, case.id)


def progress_findings(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Finding]:
    """Crossed rules, data nobody owes, results nobody takes over and risks nobody asked about."""
    for entry in crossed_undecided(portfolio, project, today):
        said = w(
            "a stop rule is crossed and nothing is decided: {rule} ({closeness})",
            rule=stop_rule_text(entry.rule, w),
            closeness=closeness_text(entry, w),
        )
        yield _finding(FindingCode.STOP_RULE_CROSSED, project, "limit", said, entry.rule.id)
    if project.blocked is not None and not project.blocked.owed_by:
        said = w("it waits for data, and nobody is named who owes it")
        yield _finding(FindingCode.BLOCKED_NOBODY_OWES, project, "blocked", said)
    yield from _no_path(portfolio, project, today, w)
    yield from _no_deployment_plan(portfolio, project, today, w)
    asked = {risk.category for risk in portfolio.of(Risk, project.id)}
    open_categories = [words_of(category, w) for category in ALWAYS_CHECKED if category not in asked]
    if open_categories:
        said = w("nobody has looked for risks yet: {categories}", categories=w.listing(open_categories))
        yield _finding(FindingCode.RISKS_NOT_CHECKED, project, "risks", said)


def missing_on_path(portfolio: Portfolio, project: Project, w: Words) -> list[str]:
    """What a result lacks on its way into the product, in words."""
    path = next(iter(portfolio.of(PathToProduction, project.id)), None)
    missing = []
    if not project.receiving_team and (path is None or not path.receiving_team):
        missing.append(w("no receiving team"))
    if path is None or path.build_from is None or path.build_to is None:
        missing.append(w("no build time planned"))
    return missing


def _no_path(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Finding]:
    since = result_without_path(portfolio, project.id, today)
    if since is None:
        return
    cost = spent(portfolio, project.id, today)
    said = w.n(
        "a result worked {count} day ago and has no way into the product: {missing}; {cost} so far",
        "a result worked {count} days ago and has no way into the product: {missing}; {cost} so far",
        max(0, (today - since).days),
        missing=", ".join(missing_on_path(portfolio, project, w)),
        cost=w("about {amount}", amount=close_money(cost.amount, w)) if cost.estimated else close_money(cost.amount, w),
    )
    yield _finding(FindingCode.RESULT_NO_PATH, project, "path_to_production", said)


def _no_deployment_plan(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Finding]:
    for path in portfolio.of(PathToProduction, project.id):
        day = path.production_training_on
        if day is not None and not path.deployment_plan:
            said = (
                w("training for production is planned for {day} without a deployment plan", day=w.near_day(day, today))
                if day > today
                else w("training for production began on {day} without a deployment plan", day=w.near_day(day, today))
            )
            yield _finding(FindingCode.TRAINING_WITHOUT_PLAN, project, "deployment_plan", said, path.id)


def _finding(code: FindingCode, project: Project, field: str, said: str, record_id: str | None = None) -> Finding:
    return Finding(code, project.id, record_id or project.id, field, project.title, said)
