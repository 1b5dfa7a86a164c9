"""What can be done meanwhile, when a project waits for data."""

from __future__ import annotations

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState


def safe_wins(portfolio: Portfolio, instead_of: Project) -> tuple[Project, ...]:
    """The other projects marked as safe wins that are ideas or active, in order."""
    return tuple(
        each
        for each in portfolio.all(Project)
        if each.safe_win and each.id != instead_of.id and each.state in (ProjectState.IDEA, ProjectState.ACTIVE)
    )
