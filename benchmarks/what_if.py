"""How long a what-if of one project among 1,000 takes to work out and to show, as ratios within one run.

The working out is held against the first full forecast of the same portfolio, none of which was in mind; the showing,
from the figures to the painted card, against a frame of a screen that has 60 of them a second. Time is the processor's
in this process, so that what else the computer does matters little.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from sciencepm.analysis.comparison import Comparison, compare
from sciencepm.analysis.forecast import forecasts
from sciencepm.analysis.results import results
from sciencepm.commands.what_if import try_out, try_people
from sciencepm.document import Document
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure, PortfolioSettings
from sciencepm.domain.project import Kind, PeopleFrom, Project
from sciencepm.domain.ranges import Weeks
from sciencepm.domain.record import Record
from sciencepm.paths import Paths
from sciencepm.settings import Settings
from sciencepm.ui.balance.what_if_card import WhatIfCard
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme, load_fonts
from sciencepm.ui.theme.tokens import LIGHT

MANY = 1_000
TODAY = date(2026, 11, 20)
ROUNDS = 30
FRAME = 1 / 60


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
    shown = showing(held)
    print(f"From the figures to the painted card: {shown * 1000:.1f} ms")
    kept = [
        says("a what-if to the first full forecast", middle / first, 0.05),
        says("showing it to a frame", shown / FRAME, 1.0),
    ]
    return 0 if all(kept) else 1


def showing(held: Portfolio) -> float:
    """Seconds from the figures of an option to the card on the screen that says them."""
    app = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(app, QApplication)
    load_fonts()
    theme = Theme(LIGHT)
    with TemporaryDirectory() as folder:
        paths = Paths.at(Path(folder))
        paths.make()
        apply_theme(app, theme, paths.cache)
        session = Session(Document.untitled(paths, held), paths, Settings(), theme, lambda: TODAY)
        card = WhatIfCard(session)
        card.resize(420, 800)
        card.show()
        card.refresh(BalanceMeasure.PEOPLE)
        app.processEvents()
        took = []
        for number in range(1, ROUNDS + 1):
            card.desk.reset()
            card.desk.set_people(f"p{number}", Decimal("1.5"))
            found = card.desk.look()
            started = time.process_time()
            card.show_found(found)
            app.processEvents()
            took.append(time.process_time() - started)
        card.close()
        session.document.close()
    return sorted(took)[len(took) // 2]


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
