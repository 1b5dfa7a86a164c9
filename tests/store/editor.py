"""A program that edits a portfolio until it is killed: `python -m tests.store.editor DATA FILE QUIET`.

It says `ready` and waits for a line; then, for the one writer, the number of each edit once it is kept. Every edit
changes three records that must agree: the name in the settings, the title of the project, and one more spend.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from sciencepm.document import Document
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stop_rule import Spend
from sciencepm.paths import Paths
from sciencepm.store import opening  # loaded before it is ready, so that all start at once  # noqa: F401
from sciencepm.store.keeping import Timing


def start_portfolio() -> Portfolio:
    """What is edited: nothing has been counted yet."""
    return Portfolio([*Portfolio.new(name="0").records(), Project.make(title="0")])


def count_in(portfolio: Portfolio) -> int:
    """The number of the last edit in it; raises AssertionError when one is there in part."""
    (project,) = portfolio.all(Project)
    assert portfolio.settings.name == project.title
    assert len(portfolio.all(Spend)) == int(project.title)
    return int(project.title)


def count_on(portfolio: Portfolio) -> Edit:
    """The next edit."""
    (project,) = portfolio.all(Project)
    number = str(count_in(portfolio) + 1)
    spend = Spend.make(project_id=project.id, on=date(2026, 11, 20), amount=number, note="x" * 200)
    return Edit(
        "Count on",
        (
            Change(None, spend),
            Change(project, project.evolve(title=number)),
            Change(portfolio.settings, portfolio.settings.evolve(name=number)),
        ),
    )


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(data: str, file: str, quiet: str) -> None:
    _say("ready")
    sys.stdin.readline()
    timing = Timing(quiet=float(quiet), latest=float(quiet))
    document = Document.open(Path(file), Paths.at(Path(data)), timing=timing)
    if document.is_read_only:
        _say("reader")
        sys.stdin.readline()
        return
    _say("writer")
    while True:
        document.do(count_on(document.portfolio))
        _say(count_in(document.portfolio))


if __name__ == "__main__":
    main(*sys.argv[1:])
