"""Fairness, privacy and regulation: always asked about, even when the answer is that there is no risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.project_findings import ALWAYS_CHECKED
from sciencepm.analysis.wording import role_text
from sciencepm.domain.concerns import Level, Risk, RiskCategory
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words

_WEIGHT = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}


class CheckState(StrEnum):
    NOT_ASKED = "not asked"
    NONE_FOUND = "none found"
    FOUND = "found"
    CLOSED = "closed"
    """Risks of this kind were found, and every one is closed."""


@dataclass(frozen=True, slots=True)
class RiskCheck:
    """How one category stands: the open `risks` in it, or the `check` that found none."""

    category: RiskCategory
    state: CheckState
    risks: tuple[Risk, ...] = ()
    check: Risk | None = None


def risk_checks(portfolio: Portfolio, project_id: str) -> tuple[RiskCheck, ...]:
    """The categories that are always asked about, in their order."""
    return tuple(_check(portfolio.of(Risk, project_id), category) for category in ALWAYS_CHECKED)


def check_text(check: RiskCheck, today: date, w: Words) -> str:
    """How a category stands, in a line: "Fairness: checked, none found (the board, 8 September)"."""
    label = label_of(check.category, w)
    if check.state is CheckState.NOT_ASKED:
        return w("{category}: nobody has looked yet", category=label)
    if check.state is CheckState.FOUND:
        return w.n("{category}: {count} open risk", "{category}: {count} open risks", len(check.risks), category=label)
    if check.state is CheckState.CLOSED or check.check is None:
        return w("{category}: no open risk", category=label)
    found, day = check.check, check.check.checked_on
    said = [role_text(found.checked_by, w)] if found.checked_by else []
    said += [w.near_day(day, today)] if day else []
    if not said:
        return w("{category}: checked, none found", category=label)
    return w("{category}: checked, none found ({by})", category=label, by=", ".join(said))


def open_risks(portfolio: Portfolio, project_id: str) -> tuple[Risk, ...]:
    """The risks of a project that are found and not closed, the weightiest first: likelihood times impact."""
    risks = (risk for risk in portfolio.of(Risk, project_id) if not risk.none_found and risk.closed_on is None)
    return tuple(sorted(risks, key=_weight))


def _check(risks: tuple[Risk, ...], category: RiskCategory) -> RiskCheck:
    fitting = [risk for risk in risks if risk.category is category]
    found = tuple(sorted((each for each in fitting if not each.none_found and each.closed_on is None), key=_weight))
    if found:
        return RiskCheck(category, CheckState.FOUND, risks=found)
    checks = [risk for risk in fitting if risk.none_found]
    if checks:
        newest = max(checks, key=lambda each: (each.checked_on or date.min, each.id))
        return RiskCheck(category, CheckState.NONE_FOUND, check=newest)
    return RiskCheck(category, CheckState.CLOSED if fitting else CheckState.NOT_ASKED)


def _weight(risk: Risk) -> tuple[int, int, str]:
    return -_WEIGHT[risk.likelihood] * _WEIGHT[risk.impact], -_WEIGHT[risk.impact], risk.id
