"""Does everyone who is owed news stay on the list until told, and nobody hear twice or what they may not see?"""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.analysis import build

from sciencepm.analysis.owed_news import owed_news
from sciencepm.domain.decision import Outcome
from sciencepm.domain.record import Record

TODAY = date(2026, 11, 20)
REVISED_ON = date(2026, 11, 3)
REVISE = build.decision("statements-1", REVISED_ON, Outcome.REVISE)
OPERATIONS = build.stakeholder()
PLAN = (build.project(), build.point("statements"), build.point("statements", 2))


def waiting(*records: Record, today: date = TODAY, **settings: object) -> list[tuple[str, str, int, bool]]:
    """Who waits for which decision, for how many days, and whether that is late."""
    owed = owed_news(build.portfolio(*PLAN, *records, **settings), today)
    return [(each.stakeholder.id, each.decision.id, each.days, each.late) for each in owed]


def test_a_revised_plan_is_news_until_told() -> None:
    assert waiting(REVISE, OPERATIONS) == [("head", "statements-1-revise", 17, True)]
    assert waiting(REVISE, OPERATIONS, build.told(REVISE.id, "head", date(2026, 11, 8))) == []


def test_news_is_late_once_more_days_have_passed_than_were_agreed() -> None:
    assert waiting(REVISE, OPERATIONS, today=date(2026, 11, 8))[0][2:] == (5, False)
    assert waiting(REVISE, OPERATIONS, today=date(2026, 11, 9))[0][2:] == (6, True)
    assert waiting(REVISE, OPERATIONS, today=REVISED_ON, days_to_tell=0)[0][2:] == (0, False)


def test_a_pass_is_no_news_anyone_is_owed() -> None:
    assert waiting(build.decision("statements-1", REVISED_ON, Outcome.GO), OPERATIONS) == []


def test_hold_and_stop_are_news_as_well() -> None:
    hold = build.decision("statements-1", REVISED_ON, Outcome.HOLD)
    stop = build.decision("statements-2", date(2026, 11, 18), Outcome.STOP)
    assert [row[1] for row in waiting(hold, stop, OPERATIONS)] == ["statements-1-hold", "statements-2-stop"]


def test_only_stakeholders_of_the_project_wait() -> None:
    others = build.stakeholder("Payments leadership", all_projects=False)
    own = build.stakeholder("Onboarding team", all_projects=False, project_ids=("statements",))
    assert [row[0] for row in waiting(REVISE, others, own)] == ["onboarding"]


def test_someone_named_twice_waits_once() -> None:
    both = build.stakeholder(all_projects=True, project_ids=("statements",))
    assert len(waiting(REVISE, both)) == 1


def test_a_confidential_project_is_owed_only_to_those_who_may_see_it() -> None:
    secret = (build.project(confidential=True), build.point("statements"))
    trusted = build.stakeholder("Executive committee", confidential=True)
    owed = owed_news(build.portfolio(*secret, REVISE, OPERATIONS, trusted), TODAY)
    assert [each.stakeholder.id for each in owed] == ["executive"]


def test_a_correction_that_says_the_same_is_not_told_twice() -> None:
    corrected = build.decision(
        "statements-1", date(2026, 11, 12), Outcome.REVISE, id="corrected", corrects_id=REVISE.id, why="Clearer"
    )
    assert waiting(REVISE, corrected, OPERATIONS, build.told(REVISE.id, "head", date(2026, 11, 5))) == []
    # nobody told: the days count from the first time it was decided so
    assert waiting(REVISE, corrected, OPERATIONS) == [("head", "corrected", 17, True)]


def test_who_heard_something_else_is_owed_the_correction() -> None:
    corrected = build.decision(
        "statements-1", date(2026, 11, 18), Outcome.GO, id="corrected", corrects_id=REVISE.id, why="Misread"
    )
    told = build.told(REVISE.id, "head", date(2026, 11, 5))
    (owed,) = owed_news(build.portfolio(*PLAN, REVISE, corrected, OPERATIONS, told), TODAY)
    assert (owed.decision.id, owed.days, owed.late, owed.corrected) == ("corrected", 2, False, True)
    # whoever heard nothing has nothing to hear any more
    assert waiting(REVISE, corrected, OPERATIONS) == []


def test_who_heard_the_later_decision_at_a_point_has_heard_enough() -> None:
    stop = build.decision("statements-1", date(2026, 11, 18), Outcome.STOP)
    told = build.told(stop.id, "head", date(2026, 11, 19))
    assert waiting(REVISE, stop, OPERATIONS, told) == []
    assert len(waiting(REVISE, stop, OPERATIONS)) == 2


def test_two_corrections_that_name_each_other_end() -> None:
    first = build.decision("statements-1", REVISED_ON, Outcome.STOP, id="first", corrects_id="second")
    second = build.decision("statements-1", REVISED_ON, Outcome.STOP, id="second", corrects_id="first")
    assert waiting(first, second, OPERATIONS) == []


def test_what_is_in_the_bin_or_still_to_come_is_no_news() -> None:
    binned = datetime(2026, 11, 1, tzinfo=UTC)
    assert waiting(REVISE, build.stakeholder(deleted_on=binned)) == []
    assert owed_news(build.portfolio(build.project(deleted_on=binned), PLAN[1], REVISE, OPERATIONS), TODAY) == ()
    assert waiting(REVISE, OPERATIONS, today=date(2026, 11, 2)) == []
