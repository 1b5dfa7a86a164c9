"""What a PM reads on the way into the product: settled, open, late, and what is missing in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.analysis import build

from sciencepm.analysis.landing_path import (
    ItemState,
    LandingPath,
    PathItemCode,
    count_text,
    item_state_text,
    landing_path,
    missing_text,
    not_needed_text,
)
from sciencepm.domain.decision import Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.record import Record
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
WHOLE: dict[str, Any] = {
    "receiving_team": "Onboarding",
    "owner": "Product lead, Onboarding",
    "build_from": date(2027, 5, 10),
    "build_to": date(2027, 7, 2),
    "language_match": "yes",
    "platform_match": "yes",
    "artefacts": "The service and its tests.",
    "run_by": "Onboarding",
    "monitoring": "Tables sent back, every morning.",
    "human_review": "One page in eight",
    "deployment_plan": "One desk after the other.",
}


def way(*records: Record, path: dict[str, Any] | None = None, today: date = TODAY, **project: Any) -> LandingPath:
    begun = (PathToProduction.make(project_id="statements", **path),) if path is not None else ()
    portfolio = build.portfolio(build.project(**project), build.point("statements"), *begun, *records)
    return landing_path(portfolio, "statements", today, W)


def states(path: LandingPath) -> list[ItemState]:
    return [item.state for item in path.items]


def item(path: LandingPath, code: PathItemCode) -> tuple[ItemState, tuple[str, ...], date | None]:
    found = next(each for each in path.items if each.code is code)
    return found.state, found.missing, found.due


def test_a_whole_path_is_six_of_six_and_lacks_nothing() -> None:
    path = way(path=WHOLE)
    assert states(path) == [ItemState.DONE] * 6
    assert (count_text(path, W), missing_text(path, W)) == ("6 of 6", "")


def test_without_a_path_everything_is_open_and_nothing_is_late_yet() -> None:
    path = way()
    assert path.path is None
    assert states(path) == [ItemState.OPEN] * 6
    assert count_text(path, W) == "0 of 6"
    assert path.missing == (
        "no receiving team",
        "nobody named who owns it there",
        "no build time planned",
        "nobody has checked the language",
        "nobody has checked the platform",
        "nothing listed to hand over",
        "nobody named who runs it",
        "no monitoring planned",
        "nobody has said how much people review",
        "no deployment plan",
    )


def test_a_path_half_said_says_what_is_missing_in_one_sentence() -> None:
    known = {name: WHOLE[name] for name in ("owner", "build_from", "build_to", "language_match", "human_review")}
    path = way(path=known, receiving_team="Onboarding")
    assert count_text(path, W) == "2 of 6"
    assert missing_text(path, W) == (
        "Nobody has checked the platform, nothing listed to hand over, nobody named who runs it, no monitoring planned "
        "and no deployment plan."
    )


def test_another_language_is_not_the_same_as_nobody_having_asked() -> None:
    path = way(path={**WHOLE, "language_match": "no", "platform_match": "no"})
    assert item(path, PathItemCode.FIT) == (
        ItemState.OPEN,
        ("they build in another language", "they run on another platform"),
        date(2027, 5, 10),
    )


def test_what_is_not_needed_is_not_counted() -> None:
    path = way(path={**WHOLE, "artefacts": not_needed_text(W), "monitoring": "not needed."})
    assert item(path, PathItemCode.ARTEFACTS)[0] is ItemState.NOT_NEEDED
    assert item(path, PathItemCode.RUNNING)[0] is ItemState.DONE
    assert count_text(path, W) == "5 of 5"


def test_what_is_open_is_late_once_its_day_has_passed() -> None:
    known = {"build_from": date(2026, 12, 14), "build_to": date(2027, 2, 12)}
    before = [item(way(path=known, today=date(2026, 12, 14)), code)[0] for code in PathItemCode]
    assert before == [ItemState.OPEN, ItemState.DONE, *[ItemState.OPEN] * 4]
    # building has begun: who takes it over, the fit and what is handed over are late; running it is needed by its end
    late = way(path=known, today=date(2026, 12, 15))
    assert [item(late, code)[0] for code in PathItemCode] == [
        ItemState.LATE,
        ItemState.DONE,
        ItemState.LATE,
        ItemState.LATE,
        ItemState.OPEN,
        ItemState.OPEN,
    ]
    assert item(late, PathItemCode.RUNNING)[2] == date(2027, 2, 12)


def test_time_that_has_gone_by_is_no_time_reserved() -> None:
    path = way(path={**WHOLE, "build_from": date(2026, 9, 1), "build_to": date(2026, 11, 2)})
    assert item(path, PathItemCode.BUILD_TIME) == (
        ItemState.LATE,
        ("the time reserved is over since 2 November",),
        date(2026, 11, 2),
    )


def test_training_for_production_needs_its_plan_first() -> None:
    planned = {**WHOLE, "deployment_plan": "", "production_training_on": date(2026, 12, 1)}
    assert item(way(path=planned), PathItemCode.DEPLOYMENT_PLAN) == (
        ItemState.OPEN,
        ("no deployment plan",),
        date(2026, 12, 1),
    )
    assert item(way(path=planned, today=date(2026, 12, 2)), PathItemCode.DEPLOYMENT_PLAN)[0] is ItemState.LATE


def test_a_result_that_has_worked_waits_for_a_team_and_its_time() -> None:
    worked = build.experiment(
        "statements-1",
        state=ExperimentState.DONE,
        outcome=ExperimentOutcome.WORKED,
        ended_on=date(2026, 9, 2),
    )
    path = way(worked)
    assert states(path)[:3] == [ItemState.LATE, ItemState.LATE, ItemState.OPEN]
    assert item(path, PathItemCode.BUILD_TIME) == (
        ItemState.LATE,
        ("no build time planned",),
        date(2026, 9, 2),
    )


@pytest.mark.parametrize("state", ["idea", "on hold", "landed"])
def test_nothing_is_late_where_nobody_works(state: str) -> None:
    path = way(path={"build_from": date(2026, 9, 1), "build_to": date(2026, 11, 2)}, state=state)
    assert ItemState.LATE not in states(path)
    assert count_text(path, W) == "1 of 6"


def test_a_stopped_project_needs_nothing_any_more() -> None:
    stopped = way(build.decision("statements-1", date(2026, 11, 2), Outcome.STOP), path={}, state="stopped")
    assert set(states(stopped)) == {ItemState.NOT_NEEDED}
    assert (count_text(stopped, W), missing_text(stopped, W)) == ("", "")


def test_every_line_names_the_fields_it_is_about() -> None:
    fields = [name for each in way().items for name in each.fields]
    assert sorted(fields) == sorted(set(PathToProduction.model_fields) - {"id", "revision", "deleted_on", "project_id"})
    assert [item_state_text(state, W) for state in ItemState] == ["Settled", "Open", "Not needed", "Late"]
