"""How long a project's page takes to open, and to show an edit, among 1,000 projects against among 12.

Both are ratios within one run. The small portfolio is the sample; the large one is the sample many times over, so that
every project is as full as those of the sample. A committed edit is the whole way: the command, the transaction on
disk, the figures worked out again and the page painted. Time is the processor's in this process, the store's thread
included, so that what else the computer does matters little; the least of several rounds, large and small in turn.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from sciencepm.commands.plan import change_decision_point
from sciencepm.commands.projects import change_project
from sciencepm.document import Document
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.exchange.sample import sample_portfolio
from sciencepm.paths import Paths
from sciencepm.settings import Look, Settings
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.window import Window

PROJECTS_IN_ALL = 1_000
TODAY = date(2026, 11, 20)
ROUNDS = 5
MOST_TO_OPEN, MOST_TO_TYPE, MOST_TO_PLAN = 2.0, 12.0, 12.0
"""An edit works out stages and stop rules of all projects anew, but no draws; as many times as projects would be 83."""
OF_ITS_OWN = frozenset(
    {"settings", "content", "snapshot", "brief", "deck", "audience", "stakeholder", "what_if_option"}
)
"""Kinds that stand beside the projects, and so are in the large portfolio once."""


def main() -> int:
    app = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        few = opened(app, sample_portfolio(TODAY), Path(folder) / "few")
        many = opened(app, many_times(sample_portfolio(TODAY), PROJECTS_IN_ALL), Path(folder) / "many")
        steps: dict[str, Callable[[Window, int], None]] = {"open": open_page, "type": type_goal, "plan": change_weeks}
        took: dict[str, dict[str, list[float]]] = {name: {"few": [], "many": []} for name in steps}
        for number in range(ROUNDS + 1):
            for name, step in steps.items():
                for size, window in (("few", few), ("many", many)):
                    seconds = timed(lambda step=step, window=window, number=number: step(window, number))  # type: ignore[misc]
                    if number:  # the first round fills what is kept
                        took[name][size].append(seconds)
        held = [
            says("opening a project's page", took["open"], MOST_TO_OPEN),
            says("a title typed, kept and repainted", took["type"], MOST_TO_TYPE),
            says("weeks changed, kept, forecast anew and repainted", took["plan"], MOST_TO_PLAN),
        ]
        for window in (few, many):
            window.close()
            window.session.document.close()
    return 0 if all(held) else 1


def says(what: str, took: dict[str, list[float]], most: float) -> bool:
    few, many = (min(took[size]) * 1000 for size in ("few", "many"))
    print(f"{many / few:6.2f}  of at most {most:.2f}: {what} ({many:.0f} ms of 1,000 projects, {few:.0f} ms of 12)")
    return many / few <= most


def timed(act: Callable[[], None]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def opened(app: QApplication, portfolio: Portfolio, folder: Path) -> Window:
    paths = Paths.at(folder)
    paths.make()
    theme = Theme.of(Look.LIGHT)
    apply_theme(app, theme, paths.cache)
    window = Window(Session(Document.untitled(paths, portfolio), paths, Settings(), theme, lambda: TODAY))
    window.resize(1440, 900)
    window.show()
    settle()
    return window


def open_page(window: Window, number: int) -> None:
    projects = window.session.portfolio.all(Project)
    window.go(Location(PROJECTS.code, projects[number % 2].id))
    settle()


def type_goal(window: Window, number: int) -> None:
    project = window.session.portfolio.all(Project)[number % 2]
    window.session.do(lambda it: change_project(it, project_id=project.id, title=f"{project.title[:20]} {number}"))
    settle()


def change_weeks(window: Window, number: int) -> None:
    project = window.session.portfolio.all(Project)[number % 2]
    point = window.session.portfolio.of(DecisionPoint, project.id)[-1]
    weeks = {"early": 4 + number, "likely": 8 + number, "late": 15 + number}
    window.session.do(lambda it: change_decision_point(it, point_id=point.id, weeks=weeks))
    settle()


def settle() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


# The large portfolio


def many_times(portfolio: Portfolio, count: int) -> Portfolio:
    """The projects again and again, each with all that belongs to it, until there are so many."""
    records = list(portfolio.records())
    made = list(records)
    have, place = len(portfolio.all(Project)), 0
    while have < count:
        place += 1
        copies = [copy_of(record, place) for record in records if kind_of(record) not in OF_ITS_OWN]
        made += copies
        have += sum(isinstance(each, Project) for each in copies)
    return Portfolio(made)


def kind_of(record: Record) -> str:
    return next(kind for kind, model in KINDS.items() if type(record) is model)


def copy_of(record: Record, place: int) -> Record:
    def there(kind: str, held: str) -> str:
        return held if kind in OF_ITS_OWN else f"{held}-{place}"

    fields = {name: getattr(record, name) for name in type(record).model_fields}
    for field, kind in type(record).REFERENCES.items():
        held = fields[field]
        if isinstance(held, tuple):
            fields[field] = tuple(there(kind, each) for each in held)
        elif held is not None:
            fields[field] = there(kind, held)
    fields["id"] = f"{record.id}-{place}"
    if isinstance(record, Project):
        fields["title"] = f"{record.title} {place}"
        fields["position"] = record.position + 1_000 * place
    return type(record).make(**fields)


if __name__ == "__main__":
    sys.exit(main())
