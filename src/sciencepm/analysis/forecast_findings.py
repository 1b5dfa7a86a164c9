"""What is odd about a plan that is forecast: a sentence for each thing its figures should not be read without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sciencepm.analysis.cautions import Odd, cautions
from sciencepm.analysis.finding import Finding, FindingCode
from sciencepm.analysis.forecast import Forecast, forecast
from sciencepm.analysis.plan import stages
from sciencepm.analysis.plan_ahead import Missing
from sciencepm.analysis.stop_rules import Band, closeness_of
from sciencepm.analysis.wording import decision_name
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.i18n import Words

_FIELDS: Final = {
    FindingCode.NO_START: "start",
    FindingCode.SURE_CHANCE: "chance",
    FindingCode.NO_LENGTH_LEFT: "weeks",
    FindingCode.BEYOND_CALENDAR: "weeks",
}


def forecast_findings(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Finding]:
    """The findings of an active project's forecast.

    What has findings of its own (an overdue day, an estimate that is used up, a single date, a rule that is crossed
    already) is not said again.
    """
    found = forecast(portfolio, project.id, today)
    if found is None:
        return
    if Missing.START in found.missing:
        said = w("nobody has said when the work begins")
        yield _finding(FindingCode.NO_START, project, project.id, said)
    points = {stage.number: stage.point.id for stage in stages(portfolio, project.id, today)}
    for caution in cautions(found):
        record_id = project.id if caution.number is None else points[caution.number]
        name = "" if caution.number is None else decision_name(caution.number, w)
        if caution.what is Odd.NO_CHANCE:
            said = w("the chance of {name} is 0%, so nothing after it is ever reached", name=name)
            yield _finding(FindingCode.SURE_CHANCE, project, record_id, said)
        elif caution.what is Odd.CERTAIN:
            said = w("the chance of {name} is 100%, as if there were no question", name=name)
            yield _finding(FindingCode.SURE_CHANCE, project, record_id, said)
        elif caution.what is Odd.NO_LENGTH_LEFT:
            said = w(
                "the estimate of {name} leaves no time: its question is forecast for the day the work begins, or today",
                name=name,
            )
            yield _finding(FindingCode.NO_LENGTH_LEFT, project, record_id, said)
        elif caution.what is Odd.RULE_COMES_FIRST and not _is_crossed(portfolio, project, today):
            yield _finding(FindingCode.LANDS_AFTER_RULE, project, record_id, _rule_first(found, today, w))
        elif caution.what is Odd.MANY_POINTS:
            assert found.plan is not None
            said = w(
                "{count} decision points lie ahead: nobody can say the chance of so many", count=len(found.plan.stages)
            )
            yield _finding(FindingCode.MANY_POINTS, project, record_id, said)
        elif caution.what is Odd.BEYOND_CALENDAR:
            said = w("it would land after the year 9999: look at the weeks of its decision points")
            yield _finding(FindingCode.BEYOND_CALENDAR, project, record_id, said)


def _is_crossed(portfolio: Portfolio, project: Project, today: date) -> bool:
    return any(entry.band is Band.CROSSED for entry in closeness_of(portfolio, project.id, today))


def _rule_first(found: Forecast, today: date, w: Words) -> str:
    if found.cut_by_date >= found.cut_by_spend and found.rule_day is not None:
        return w("it can only land after its stop rule of {day}", day=w.near_day(found.rule_day, today))
    return w("it can only land after its stop rule on spending is crossed")


def _finding(code: FindingCode, project: Project, record_id: str, said: str) -> Finding:
    return Finding(code, project.id, record_id, _FIELDS.get(code, ""), project.title, said)
