"""How long a what-if of one project among 1,000 takes to work out and to show, as ratios within one run.

Compared with the first full forecast of the same portfolio, none of which was in mind. A frame is that of a screen with
60 of them a second. Time is the processor's in this process, so that what else the computer does matters little.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, timedelta
from decimal import Decimal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from sciencepm.analysis.comparison import Comparison, compare
from sciencepm.analysis.forecast import forecasts
from sciencepm.analysis.results import results
from sciencepm.commands.what_if import try_out, try_people
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Kind, PeopleFrom, Project
from sciencepm.domain.ranges import Weeks
from sciencepm.domain.record import Record

MANY = 1_000
TODAY = date(2026, 11, 20)
ROUNDS = 30


def main() -> int:
    held = portfolio(MANY)
    started = time.process_time()
    forecasts(held, held.all(Project), TODAY)
    first = time.process_time() - started
    results(held, TODAY)
    work_out(held, 0)
    took = []
    for number in range(1, ROUNDS + 1):
        started = time.process_time()
        work_out(held, number)
        took.append(time.process_time() - started)
    middle = sorted(took)[len(took) // 2]
    print(f"First full forecast of {MANY:,} projects: {first * 1000:.0f} ms; a what-if of one: {middle * 1000:.1f} ms")
    return 0 if says("a what-if to the first full forecast", middle / first, 0.05) else 1


def work_out(held: Portfolio, number: int) -> Comparison:
    """Take people from one project: the figures of before and after."""
    project = held.get(Project, f"p{number}")
    tried = try_out(held, (try_people(project, Decimal("1.5"), TODAY),), TODAY)
    return compare(held, tried.portfolio, tried.edit, TODAY)


def says(what: str, ratio: float, most: float) -> bool:
    print(f"{ratio:6.3f}  of at most {most:.2f}: {what}")
    return ratio <= most


def portfolio(count: int) -> Portfolio:
    """Projects of three decision points each, twenty to a team, every third foundational."""
    records: list[Record] = [PortfolioSettings.make(id="settings", name="Many")]
    for number in range(count):
        start = TODAY - timedelta(days=20 + number * 37 % 60)
        records.append(
            Project.make(
                id=f"p{number}",
                title=f"Project {number} of many",
                kind=Kind.FOUNDATIONAL if number % 3 == 0 else Kind.PRODUCT,
                team=f"Team {number // 20}",
                start=start,
                monthly_cost=10_000 + number * 100,
                people=(PeopleFrom(since=start, people=Decimal(2)),),
            )
        )
        for place in range(3):
            early = 6 + (number + place) % 9
            records.append(
                DecisionPoint.make(
                    id=f"p{number}-{place}",
                    project_id=f"p{number}",
                    position=place,
                    stage_title=f"Stage {place}",
                    question="Does one approach meet the criteria?",
                    weeks=Weeks.make(early=early, likely=early + 4, late=early + 11),
                    chance=Decimal(55 + (number * 7 + place * 13) % 40) / 100,
                    started_on=start if place == 0 else None,
                )
            )
    return Portfolio(records)


if __name__ == "__main__":
    sys.exit(main())
