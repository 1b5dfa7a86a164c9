"""The way from a result into the product, as a checklist: what is settled, what is open, and what is late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sciencepm.analysis.build_time import BuildTime, build_time
from sciencepm.analysis.plan import result_without_path
from sciencepm.analysis.wording import capital
from sciencepm.domain.landing import Match, PathToProduction
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.i18n import Words

_NOT_NEEDED: Final = "Not needed"


class PathItemCode(StrEnum):
    """What must be settled before a result can be built and run, in the order it is settled."""

    RECEIVER = "receiver"
    BUILD_TIME = "build time"
    FIT = "fit"
    ARTEFACTS = "artefacts"
    RUNNING = "running"
    DEPLOYMENT_PLAN = "deployment plan"


class ItemState(StrEnum):
    DONE = "done"
    OPEN = "open"
    NOT_NEEDED = "not needed"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class PathItem:
    """One line of the checklist: the record's `fields` it is about, what in it is `missing` in words, and by when."""

    code: PathItemCode
    label: str
    state: ItemState
    fields: tuple[str, ...]
    missing: tuple[str, ...]
    due: date | None


@dataclass(frozen=True, slots=True)
class LandingPath:
    """The checklist of a project: `done` of the `needed` items are settled; `path` is None until something is said."""

    path: PathToProduction | None
    items: tuple[PathItem, ...]
    build: BuildTime | None

    @property
    def done(self) -> int:
        return sum(item.state is ItemState.DONE for item in self.items)

    @property
    def needed(self) -> int:
        return sum(item.state is not ItemState.NOT_NEEDED for item in self.items)

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that is missing, in order."""
        return tuple(words for item in self.items for words in item.missing)


def landing_path(portfolio: Portfolio, project_id: str, today: date, w: Words) -> LandingPath:
    """How far the path to production of a project is on `today`.

    A team and its time are needed once a result has worked, and before building begins; what is handed over, by that
    day too; what running takes, by the end of building or the training for production. Only what an active project
    lacks can be late; a stopped one needs nothing any more.
    """
    project = portfolio.get(Project, project_id)
    path = next(iter(portfolio.of(PathToProduction, project_id)), None)
    said = path or PathToProduction(project_id=project_id)
    worked = result_without_path(portfolio, project_id, today)
    days = _Days(worked or said.build_from, said.build_from, said.build_to, said.production_training_on)
    items = tuple(make(project, said, days, today, w) for make in _ITEMS)
    return LandingPath(path, items, build_time(portfolio, project_id, today))


def count_text(path: LandingPath, w: Words) -> str:
    """How much is settled: "2 of 6"; empty where nothing is needed."""
    return w("{done} of {needed}", done=path.done, needed=path.needed) if path.needed else ""


def missing_text(path: LandingPath, w: Words) -> str:
    """What is missing, as a sentence; empty where nothing is."""
    return w("{missing}.", missing=capital(w.listing(list(path.missing)))) if path.missing else ""


def item_state_text(state: ItemState, w: Words) -> str:
    """The word beside the mark of a line."""
    return {
        ItemState.DONE: w("Settled"),
        ItemState.OPEN: w("Open"),
        ItemState.NOT_NEEDED: w("Not needed"),
        ItemState.LATE: w("Late"),
    }[state]


def not_needed_text(w: Words) -> str:
    """What a field says where this project does not need it."""
    return w(_NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class _Days:
    """By when something is needed: once a result is there, when building begins, when it ends, when training is."""

    result: date | None
    begins: date | None
    ends: date | None
    training: date | None

    @property
    def live(self) -> date | None:
        """The first of the end of building and the training for production."""
        return min((day for day in (self.ends, self.training) if day is not None), default=None)


def _receiver(project: Project, path: PathToProduction, days: _Days, today: date, w: Words) -> PathItem:
    missing = []
    if not path.receiving_team and not project.receiving_team:
        missing.append(w("no receiving team"))
    if not path.owner:
        missing.append(w("nobody named who owns it there"))
    fields = ("receiving_team", "owner")
    return _item(PathItemCode.RECEIVER, w("Who takes it over"), fields, missing, days.result, project, today)


def _build_time(project: Project, path: PathToProduction, days: _Days, today: date, w: Words) -> PathItem:
    missing, due = [], days.result
    if path.build_from is None or path.build_to is None:
        missing.append(w("no build time planned"))
    elif path.build_to < today and project.state is ProjectState.ACTIVE:
        missing.append(w("the time reserved is over since {day}", day=w.near_day(path.build_to, today)))
        due = path.build_to
    fields = ("build_from", "build_to")
    return _item(PathItemCode.BUILD_TIME, w("Time in their plan"), fields, missing, due, project, today)


def _fit(project: Project, path: PathToProduction, days: _Days, today: date, w: Words) -> PathItem:
    missing = []
    if path.language_match is not Match.YES:
        unknown = path.language_match is Match.UNKNOWN
        missing.append(w("nobody has checked the language") if unknown else w("they build in another language"))
    if path.platform_match is not Match.YES:
        unknown = path.platform_match is Match.UNKNOWN
        missing.append(w("nobody has checked the platform") if unknown else w("they run on another platform"))
    fields = ("language_match", "platform_match")
    return _item(PathItemCode.FIT, w("Language and platform"), fields, missing, days.begins, project, today)


def _artefacts(project: Project, path: PathToProduction, days: _Days, today: date, w: Words) -> PathItem:
    missing = [] if path.artefacts else [w("nothing listed to hand over")]
    due, not_needed = days.begins, _is_not_needed(path.artefacts, w)
    return _item(
        PathItemCode.ARTEFACTS, w("What is handed over"), ("artefacts",), missing, due, project, today, not_needed
    )


def _running(project: Project, path: PathToProduction, days: _Days, today: date, w: Words) -> PathItem:
    parts = (
        (path.run_by, w("nobody named who runs it")),
        (path.monitoring, w("no monitoring planned")),
        (path.human_review, w("nobody has said how much people review")),
    )
    missing = [words for value, words in parts if not value]
    fields = ("run_by", "monitoring", "human_review")
    return _item(PathItemCode.RUNNING, w("Running and watching it"), fields, missing, days.live, project, today)


def _deployment_plan(project: Project, path: PathToProduction, days: _Days, today: date, w: Words) -> PathItem:
    missing = [] if path.deployment_plan else [w("no deployment plan")]
    fields = ("deployment_plan", "production_training_on")
    label, due = w("How it goes live"), days.live
    return _item(PathItemCode.DEPLOYMENT_PLAN, label, fields, missing, due, project, today)


_ITEMS: tuple[Callable[[Project, PathToProduction, _Days, date, Words], PathItem], ...] = (
    _receiver,
    _build_time,
    _fit,
    _artefacts,
    _running,
    _deployment_plan,
)


def _item(
    code: PathItemCode,
    label: str,
    fields: tuple[str, ...],
    missing: list[str],
    due: date | None,
    project: Project,
    today: date,
    not_needed: bool = False,
) -> PathItem:
    if not missing:
        state = ItemState.NOT_NEEDED if not_needed else ItemState.DONE
        return PathItem(code, label, state, fields, (), None)
    if project.state is ProjectState.STOPPED:
        return PathItem(code, label, ItemState.NOT_NEEDED, fields, (), None)
    late = project.state is ProjectState.ACTIVE and due is not None and due < today
    return PathItem(code, label, ItemState.LATE if late else ItemState.OPEN, fields, tuple(missing), due)


def _is_not_needed(text: str, w: Words) -> bool:
    return text.rstrip(".").casefold() in {_NOT_NEEDED.casefold(), not_needed_text(w).casefold()}
