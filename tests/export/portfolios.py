"""Portfolios that have broken pages before: none and many projects, names of every length and script."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.ranges import Weeks
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.exchange.sample import SAMPLE_DAY


def many(count: int, name: str = "Project {number}") -> Portfolio:
    """So many projects, each with everything a brief says of a project."""
    records: list[Record] = [PortfolioSettings.make(id="settings", name=name.format(number="all")[:300])]
    for number in range(count):
        title = name.format(number=number)[:290]
        project_id = f"p{number}"
        records += [
            Project.make(
                id=project_id,
                position=number,
                title=title,
                kind=Kind.FOUNDATIONAL if number % 3 == 0 else Kind.PRODUCT,
                start=SAMPLE_DAY - timedelta(days=30),
            ),
            DecisionPoint.make(
                id=f"d{number}",
                project_id=project_id,
                question=f"{title}?",
                weeks=Weeks.make(early=6 + number % 5, likely=12 + number % 7, late=30),
                chance=Decimal("0.6"),
                decider=title,
            ),
            StopRule.make(project_id=project_id, type=StopRuleType.EXPERIMENTS, text=title, limit=5),
            Risk.make(project_id=project_id, category=list(RiskCategory)[number % 7], text=title),
            Ask.make(project_id=project_id, what=title, amount=1_000 * number, needed_by=SAMPLE_DAY),
            Experiment.make(
                decision_point_id=f"d{number}",
                letter="A",
                title=title,
                state=ExperimentState.DONE,
                outcome=list(ExperimentOutcome)[number % 3],
                ended_on=SAMPLE_DAY - timedelta(days=3),
                why=title,
                rules_out=title,
            ),
        ]
    return Portfolio(records)


HARD = {
    "empty": Portfolio.new(),
    "one bare": Portfolio([PortfolioSettings.make(id="settings"), Project.make(title="Find out")]),
    "one": many(1),
    "sixty": many(60),
    "long names": many(12, "A name that somebody typed because there was room for it, and that goes on {number} " * 4),
    "no space": many(6, "x" * 280 + "{number}"),
    "chinese": many(6, "从任何版式中读取表格，并知道答案是否可靠{number}"),
    "arabic": many(6, "مشروع قراءة الجداول من أي تصميم {number} SciencePM"),
    "hebrew": many(6, "קריאת טבלאות מכל סוג {number} (SciencePM)"),
    "emoji": many(6, "rockets 🚀🚀 👨\u200d👩\u200d👧\u200d👦 {number}"),
}
