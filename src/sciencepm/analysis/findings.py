"""What a PM should know about the records before anyone else asks: what is missing, late or less than honest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sciencepm.analysis.finding import Finding, FindingCode
from sciencepm.analysis.forecast_findings import forecast_findings
from sciencepm.analysis.plan_findings import plan_findings
from sciencepm.analysis.project_findings import progress_findings, readiness_findings, value_findings
from sciencepm.analysis.wording import shortened
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Ask, Promise
from sciencepm.i18n import Words

__all__ = ["Finding", "FindingCode", "findings"]

_QUOTED_LETTERS = 60
_WEIGHT = {code: weight for weight, code in enumerate(FindingCode)}


def findings(portfolio: Portfolio, today: date, w: Words) -> tuple[Finding, ...]:
    """Every finding, project by project in their order, the weightiest first; what belongs to no project comes last.

    Ideas are only asked whether they are ready; what has landed only where its value comes from; what was stopped
    nothing but its promises.
    """
    found = [
        finding
        for project in portfolio.all(Project)
        for finding in sorted(_of_project(portfolio, project, today, w), key=lambda each: _WEIGHT[each.code])
    ]
    found += _of_asks(portfolio, None, w)
    found += _of_promises(portfolio, None, today, w)
    return tuple(found)


def _of_project(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Finding]:
    state = project.state
    yield from _of_promises(portfolio, project, today, w)
    if state is ProjectState.STOPPED:
        return
    if state is not ProjectState.LANDED:
        yield from readiness_findings(portfolio, project, w)
    if state is not ProjectState.IDEA:
        yield from value_findings(portfolio, project, w)
    if state in (ProjectState.ACTIVE, ProjectState.ON_HOLD):
        yield from plan_findings(portfolio, project, today, w)
        yield from forecast_findings(portfolio, project, today, w)
        yield from progress_findings(portfolio, project, today, w)
        yield from _of_asks(portfolio, project, w)


def _of_asks(portfolio: Portfolio, project: Project | None, w: Words) -> Iterator[Finding]:
    for ask in portfolio.of(Ask, project.id if project else None):
        missing = [
            (field, words)
            for field, words in (
                ("amount", w("the amount")),
                ("needed_by", w("the date")),
                ("decides", w("who decides")),
                ("if_no", w("what happens if no")),
                ("if_late", w("what happens if late")),
            )
            if getattr(ask, field) in (None, "")
        ]
        if ask.answered_on is None and missing:
            yield Finding(
                FindingCode.ASK_INCOMPLETE,
                ask.project_id,
                ask.id,
                missing[0][0],
                project.title if project else "",
                w(
                    "the ask “{what}” does not say {missing}",
                    what=shortened(ask.what, _QUOTED_LETTERS),
                    missing=w.listing([words for _, words in missing]),
                ),
            )


def _of_promises(portfolio: Portfolio, project: Project | None, today: date, w: Words) -> Iterator[Finding]:
    for promise in portfolio.of(Promise, project.id if project else None):
        if promise.kept_on is None and promise.due is not None and promise.due < today:
            yield Finding(
                FindingCode.PROMISE_OVERDUE,
                promise.project_id,
                promise.id,
                "due",
                project.title if project else "",
                w.n(
                    "the promise “{what}” was due on {day}, {count} day ago",
                    "the promise “{what}” was due on {day}, {count} days ago",
                    (today - promise.due).days,
                    what=shortened(promise.what, _QUOTED_LETTERS),
                    day=w.near_day(promise.due, today),
                ),
            )
