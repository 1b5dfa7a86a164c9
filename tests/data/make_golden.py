"""Make the golden file of the newest schema version and what must be read from it: `python -m tests.data.make_golden`.

The file of a released version is never made again: it stands for the files people have.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.data.filled import every_portfolio

from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio_data import portfolio_to_json
from sciencepm.domain.project import Project
from sciencepm.store import contents
from sciencepm.store.database import open_working_copy
from sciencepm.store.migrations import VERSION
from sciencepm.store.read_only import create_portfolio, load_portfolio

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Every record of every kind, and a journal of two edits: a project was renamed, and named back."""
    path = GOLDEN / f"v{VERSION}.sciencepm"
    path.unlink(missing_ok=True)
    portfolio = every_portfolio()
    create_portfolio(path, portfolio)
    project = portfolio.get(Project, "project-1")
    rename = Edit("Rename project", (Change(project, project.evolve(title="Renamed")),), "project-1.title")
    with closing(open_working_copy(path)) as database:
        contents.write(database.core, rename, datetime(2026, 11, 20, 14, 2, tzinfo=UTC))
        contents.write(database.core, rename.inverse(), datetime(2026, 11, 20, 14, 3, tzinfo=UTC), is_undo=True)
    path.with_suffix(".json").write_text(portfolio_to_json(load_portfolio(path)), encoding="utf-8")


if __name__ == "__main__":
    main()
