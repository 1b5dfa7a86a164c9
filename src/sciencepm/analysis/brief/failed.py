"""A decision that was not go, with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from sciencepm.analysis.brief.view import View
from sciencepm.analysis.plan import Stage, StageState, stages
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Ask


@dataclass(frozen=True, slots=True)
class Failed:
    """The decision, the stage it ended or turned, its project, and what is asked about it."""

    project: Project
    stage: Stage
    decision: Decision
    ask: Ask | None

    @property
    def is_open(self) -> bool:
        """Whether its question is still to be answered for good."""
        over = (ProjectState.STOPPED, ProjectState.LANDED)
        return self.project.state not in over and self.stage.state is not StageState.PASSED


def newest_failed(view: View, project_id: str | None) -> Failed | None:
    """The newest decision in force that was not go, of one project or of all; None where there is none."""
    found = [
        (stage.last_decision.on, stage.last_decision.id, entry.project, stage, stage.last_decision)
        for entry in view.results.projects.values()
        if project_id in (None, entry.project.id)
        for stage in stages(view.portfolio, entry.project.id, view.today)
        if stage.last_decision is not None
        and stage.last_decision.outcome is not Outcome.GO
        and stage.last_decision.on <= view.today
    ]
    if not found:
        return None
    _, _, project, stage, decision = max(found, key=lambda each: each[:2])
    asks = [ask for ask in view.open_asks if ask.project_id == project.id]
    own = [ask for ask in asks if ask.decision_point_id == stage.point.id]
    return Failed(project, stage, decision, next(iter([*own, *asks]), None))
