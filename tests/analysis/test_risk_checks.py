"""Fairness, privacy and regulation are always asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.analysis import build

from sciencepm.analysis.risk_checks import CheckState, check_text, open_risks, risk_checks
from sciencepm.domain.concerns import Risk
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)


def risk(id: str, category: str = "fairness", **fields: Any) -> Risk:
    return Risk.make(id=id, project_id="statements", category=category, text=id, **fields)


def said(*risks: Risk) -> list[str]:
    portfolio = build.portfolio(build.project(), *risks)
    return [check_text(check, TODAY, W) for check in risk_checks(portfolio, "statements")]


def test_what_nobody_has_looked_for_is_said() -> None:
    assert said() == [
        "Fairness: nobody has looked yet",
        "Privacy: nobody has looked yet",
        "Regulation: nobody has looked yet",
    ]


def test_none_found_says_by_whom_and_when_the_newest_first() -> None:
    old = risk("old", none_found=True, checked_by="Legal", checked_on=date(2026, 2, 3))
    new = risk("a-new", none_found=True, checked_by="Head of Operations", checked_on=date(2026, 9, 8))
    bare = risk("bare", "privacy", none_found=True)
    assert said(new, old, bare)[:2] == [
        "Fairness: checked, none found (the Head of Operations, 8 September)",
        "Privacy: checked, none found",
    ]


def test_an_open_risk_outweighs_a_check_and_a_closed_one_is_no_open_one() -> None:
    check = risk("check", none_found=True)
    closed = risk("closed", "privacy", closed_on=TODAY)
    assert said(check, risk("one"), risk("two"), closed)[:2] == [
        "Fairness: 2 open risks",
        "Privacy: no open risk",
    ]
    portfolio = build.portfolio(build.project(), closed)
    assert [each.state for each in risk_checks(portfolio, "statements")] == [
        CheckState.NOT_ASKED,
        CheckState.CLOSED,
        CheckState.NOT_ASKED,
    ]


def test_the_weightiest_open_risk_comes_first() -> None:
    # likelihood x impact: 3 x 1 = 3, 2 x 2 = 4, 1 x 3 = 3 with the greater impact
    risks = (
        risk("often", likelihood="high", impact="low"),
        risk("middle", "data"),
        risk("grave", likelihood="low", impact="high"),
        risk("closed", likelihood="high", impact="high", closed_on=TODAY),
        risk("none", none_found=True, likelihood="high", impact="high"),
    )
    portfolio = build.portfolio(build.project(), *risks)
    assert [each.id for each in open_risks(portfolio, "statements")] == ["middle", "grave", "often"]
