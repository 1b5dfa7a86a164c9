"""A second project after the plan of a first: what was agreed and thought of is taken along, what happened is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from sciencepm.analysis.wording import shortened
from sciencepm.commands.experiments import letters
from sciencepm.commands.records import added, live, step
from sciencepm.domain.concerns import OpenQuestion, QualityTarget, Risk, TradeOff, VocabularyTerm
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Attachment, DemoState, Link, Phase, Project, ProjectState
from sciencepm.domain.record import Record, new_id
from sciencepm.domain.stop_rule import StopRule
from sciencepm.domain.value_case import EvidenceLevel, ValueCase
from sciencepm.errors import InvalidInput
from sciencepm.i18n import Words

R = TypeVar("R", bound=Record)

_ENGLISH = Words()
_LINE = 300
_AT_MOST_PROJECTED: Final = {
    EvidenceLevel.ESTIMATED: EvidenceLevel.PROJECTED,
    EvidenceLevel.MEASURED: EvidenceLevel.PROJECTED,
}
"""What was tested or measured in one project is no more than a projection in another."""


def duplicate_project(
    portfolio: Portfolio,
    *,
    project_id: str,
    start: date | None = None,
    title: str = "",
    w: Words = _ENGLISH,
) -> Edit:
    """The plan of a project once more; the new project is the edit's first change.

    With a `start` it runs from that day and every planned day moves along, by as many days as the start does; fixed
    days, which a law or a season sets, stay where they are and fall away once past. Without, it is an idea without
    days. Stop rules are to be agreed again, what was decided or answered is open, and whatever happened (decisions,
    results, spending, news, meetings, data issues, "checked, none found") stays with the first project.
    """
    first = live(portfolio, Project, project_id)
    shift = _Shift.between(first, start)
    project = added(portfolio, Project, **_project_fields(first, shift, title, w))
    copies = _Copies(portfolio, first, project.id, shift, w)
    return step("Duplicate project", project, *(Change(before=None, after=record) for record in copies.records()))


@dataclass(frozen=True, slots=True)
class _Shift:
    """How planned days move: by `days`, or away altogether where the copy has no start or the first had none."""

    start: date | None
    days: timedelta | None

    @classmethod
    def between(cls, first: Project, start: date | None) -> _Shift:
        days = start - first.start if start is not None and first.start is not None else None
        return cls(start, days)

    def moved(self, day: date | None) -> date | None:
        if day is None or self.days is None:
            return None
        try:
            return day + self.days
        except OverflowError:
            raise InvalidInput({"start": "The calendar ends before this plan does."}) from None

    def kept(self, day: date | None) -> date | None:
        """A day that does not move with the plan, while it is still ahead of it."""
        return day if day is not None and self.start is not None and day > self.start else None


def _project_fields(first: Project, shift: _Shift, title: str, w: Words) -> dict[str, Any]:
    people = [(shift.moved(entry.since), entry.people) for entry in first.people]
    return {
        **_fields_of(first, "position"),
        "title": title.strip() or shortened(w("{title} (copy)", title=first.title), _LINE),
        "state": ProjectState.IDEA if shift.start is None else ProjectState.ACTIVE,
        "start": shift.start,
        "phase": Phase.FRAME,
        "ended_on": None,
        "blocked": None,
        "people": tuple({"since": since, "people": count} for since, count in people if since is not None),
        "demo_state": DemoState.NOT_YET,
    }


@dataclass(frozen=True, slots=True)
class _Copies:
    """Everything that belongs to the first project and is taken along."""

    portfolio: Portfolio
    first: Project
    project_id: str
    shift: _Shift
    w: Words

    def records(self) -> Iterator[Record]:
        yield from self._plan()
        yield from self._each(StopRule, self._not_agreed)
        yield from self._value()
        yield from self._each(PathToProduction, self._with_moved_days)
        yield from self._each(Risk, _open_risk)
        yield from self._each(TradeOff, lambda each: {"chosen": "", "decided_by": "", "decided_on": None})
        yield from self._each(OpenQuestion, lambda each: {"due": self.shift.moved(each.due), "answered_on": None})
        yield from self._each(QualityTarget, lambda each: {"best_so_far": None})
        for model in (VocabularyTerm, Link, Attachment):
            yield from self._each(model, lambda each: {})

    def _each(self, model: type[R], anew: Callable[[R], dict[str, Any] | None]) -> Iterator[Record]:
        """The records of one kind with what is different in the copy; None leaves a record out."""
        for record in self.portfolio.of(model, self.first.id):
            different = anew(record)
            if different is not None:
                yield _copy(record, project_id=self.project_id, **different)

    def _plan(self) -> Iterator[Record]:
        given = iter(letters("A", len(self.portfolio.all(Experiment))))
        for point in self.portfolio.of(DecisionPoint, self.first.id):
            copy = _copy(
                point,
                project_id=self.project_id,
                started_on=None,
                fixed_date=self.shift.kept(point.fixed_date),
                chance_source=self._source(point) if point.chance is not None else "",
            )
            yield copy
            for criterion in self.portfolio.of(Criterion, point.id):
                yield _copy(criterion, decision_point_id=copy.id)
            for experiment in self.portfolio.of(Experiment, point.id):
                if self._is_planned(experiment):
                    yield self._planned(experiment, copy.id, next(given))

    def _is_planned(self, experiment: Experiment) -> bool:
        """Whether an experiment is part of the plan; a stop drops what was left of it, and that was not given up."""
        return experiment.state is not ExperimentState.DROPPED or self.first.state is ProjectState.STOPPED

    def _source(self, point: DecisionPoint) -> str:
        """Where a chance comes from when it was given for another project."""
        copied = self.w("copied from {project}", project=self.first.title)
        source = (
            self.w("{source}; {copied}", source=point.chance_source, copied=copied) if point.chance_source else copied
        )
        return shortened(source, _LINE)

    def _planned(self, experiment: Experiment, point_id: str, letter: str) -> Experiment:
        return _copy(
            experiment,
            decision_point_id=point_id,
            letter=letter,
            state=ExperimentState.PLANNED,
            outcome=None,
            measurements=(),
            why="",
            rules_out="",
            waits_for="",
            waits_since=None,
            owed_by="",
            started_on=None,
            ended_on=None,
            report_by=self.shift.moved(experiment.report_by),
            planned_start=self.shift.moved(experiment.planned_start),
            planned_end=self.shift.moved(experiment.planned_end),
        )

    def _not_agreed(self, rule: StopRule) -> dict[str, Any]:
        return {
            "start_date": self.shift.moved(rule.start_date),
            "limit_date": self.shift.moved(rule.limit_date),
            "readings": (),
            "happened_on": None,
            "agreed_with": "",
            "agreed_on": None,
            "moves": (),
        }

    def _value(self) -> Iterator[Record]:
        """The value cases; one that contains another of the same project contains its copy."""
        cases = self.portfolio.of(ValueCase, self.first.id)
        copied = {case.id: new_id() for case in cases}
        for case in cases:
            contained = copied.get(case.contains_id or "", case.contains_id)
            yield _copy(
                case,
                id=copied[case.id],
                project_id=self.project_id,
                contains_id=contained,
                evidence=_AT_MOST_PROJECTED.get(case.evidence, case.evidence),
            )

    def _with_moved_days(self, path: PathToProduction) -> dict[str, Any]:
        days = ("build_from", "build_to", "production_training_on")
        return {name: self.shift.moved(getattr(path, name)) for name in days}


def _open_risk(risk: Risk) -> dict[str, Any] | None:
    """A risk that was found is open again; that none was found says nothing about another project."""
    if risk.none_found:
        return None
    return {"closed_on": None, "checked_by": "", "checked_on": None}


def _copy(record: R, **different: Any) -> R:
    return type(record).make(**{**_fields_of(record), **different})


def _fields_of(record: Record, *but: str) -> dict[str, Any]:
    """What a record says, without what makes it this record."""
    left_out = {*Record.model_fields, *but}
    return {name: getattr(record, name) for name in type(record).model_fields if name not in left_out}
