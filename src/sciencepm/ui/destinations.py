"""Everything Ctrl+K can reach in the open portfolio."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sciencepm.analysis.risk_checks import open_risks
from sciencepm.analysis.value_sheets import FORMS
from sciencepm.domain.concerns import OpenQuestion, TradeOff, VocabularyTerm
from sciencepm.domain.landing import DataIssue
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.domain.value_case import ValueCase
from sciencepm.ui.actions import ACTIONS
from sciencepm.ui.go_to import Destination
from sciencepm.ui.pages.project import TABS
from sciencepm.ui.places import CHECK_INS, PROJECTS, VALUE, Location

if TYPE_CHECKING:
    from sciencepm.ui.window import Window


def destinations(window: Window) -> list[Destination]:
    """The tabs of the open project, projects, what is in them, then the commands that can be run now."""
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
        inside += _worth(window, project)
        inside += _weighed(window, project)
    for person in portfolio.all(Stakeholder):
        location = Location(CHECK_INS.code, record_id=person.id)
        found.append(Destination(person.name, words("Stakeholder"), "user", partial(window.go, location)))
    commands = []
    for spec in ACTIONS:
        action = window.actions_by_code[spec.code]
        if action.isEnabled() and spec.code != "go-to":
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            commands.append(Destination(action.text().replace("&&", "&"), keys, "arrow-right", action.trigger))
    return _tabs(window) + found + inside + commands


def _tabs(window: Window) -> list[Destination]:
    """The tabs of the project that is open."""
    project = window.session.portfolio.find(Project, window.project_id)
    if project is None:
        return []
    words = window.session.words
    return [_there(window, words(tab.title), project.title, "arrow-right", project.id, tab=tab.code) for tab in TABS]


def _worth(window: Window, project: Project) -> list[Destination]:
    """The values of a project, by the sheet they are worked out on."""
    portfolio, words = window.session.portfolio, window.session.words
    return [
        Destination(
            words(FORMS[case.sheet].title),
            words("Value of {title}", title=project.title),
            VALUE.icon,
            partial(window.go, Location(VALUE.code, record_id=case.id)),
        )
        for case in portfolio.of(ValueCase, project.id)
    ]


def _weighed(window: Window, project: Project) -> list[Destination]:
    """What stands beside the plan of a project: open risks and data issues, trade-offs, questions, agreed words."""
    portfolio, words = window.session.portfolio, window.session.words
    kinds: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
        (
            words("Risk of {title}", title=project.title),
            "triangle-alert",
            [(each.text, each.id) for each in open_risks(portfolio, project.id)],
        ),
        (
            words("Trade-off of {title}", title=project.title),
            "scale",
            [(each.question, each.id) for each in portfolio.of(TradeOff, project.id)],
        ),
        (
            words("Open question of {title}", title=project.title),
            "git-branch",
            [(each.text, each.id) for each in portfolio.of(OpenQuestion, project.id)],
        ),
        (
            words("Data issue of {title}", title=project.title),
            "database",
            [(each.text, each.id) for each in portfolio.of(DataIssue, project.id) if each.closed_on is None],
        ),
        (
            words("Word agreed for {title}", title=project.title),
            "book-open",
            [(each.term, each.id) for each in portfolio.of(VocabularyTerm, project.id)],
        ),
    )
    return [
        _there(window, text, note, icon, project.id, record_id)
        for note, icon, records in kinds
        for text, record_id in records
        if text
    ]


def _there(
    window: Window,
    text: str,
    note: str,
    icon: str,
    project_id: str,
    record_id: str | None = None,
    tab: str | None = None,
) -> Destination:
    location = Location(PROJECTS.code, project_id, record_id, tab)
    return Destination(text, note, icon, lambda: window.go(location))
