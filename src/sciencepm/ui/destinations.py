"""Everything Ctrl+K can reach in the open portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Project
from sciencepm.ui.actions import ACTIONS
from sciencepm.ui.go_to import Destination
from sciencepm.ui.places import PROJECTS, Location

if TYPE_CHECKING:
    from sciencepm.ui.window import Window


def destinations(window: Window) -> list[Destination]:
    """Projects, then their decision points and experiments, then the commands that can be run now."""
    portfolio, words = window.session.portfolio, window.session.words
    found: list[Destination] = []
    inside: list[Destination] = []
    for project in portfolio.all(Project):
        found.append(_there(window, project.title, words("Project"), "list", project.id))
        for number, point in enumerate(portfolio.of(DecisionPoint, project.id), start=1):
            title = point.short_question or point.question or point.stage_title
            if title:
                note = words("Decision {number} of {title}", number=number, title=project.title)
                inside.append(_there(window, title, note, "diamond", project.id, point.id))
            inside += [
                _there(
                    window,
                    trial.title,
                    words("Experiment {letter} of {title}", letter=trial.letter, title=project.title),
                    "flask-conical",
                    project.id,
                    trial.id,
                )
                for trial in portfolio.of(Experiment, point.id)
                if trial.title
            ]
    commands = []
    for spec in ACTIONS:
        action = window.actions_by_code[spec.code]
        if action.isEnabled() and spec.code != "go-to":
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            commands.append(Destination(action.text().replace("&&", "&"), keys, "arrow-right", action.trigger))
    return found + inside + commands


def _there(
    window: Window, text: str, note: str, icon: str, project_id: str, record_id: str | None = None
) -> Destination:
    location = Location(PROJECTS.code, project_id, record_id)
    return Destination(text, note, icon, lambda: window.go(location))
