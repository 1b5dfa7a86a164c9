"""An option is tried on a copy, says what it would do, and is made for good in one step or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.analysis.build import point, portfolio, project, stop_rule, weeks

from sciencepm.analysis.balance import balance
from sciencepm.analysis.comparison import compare
from sciencepm.analysis.comparison_words import (
    balance_change,
    decision_lines,
    landing_lines,
    landings_change,
    rule_lines,
    value_change,
)
from sciencepm.analysis.results import results
from sciencepm.commands.projects import set_people
from sciencepm.commands.ready_options import lose_people, reach_target, stop_nearest
from sciencepm.commands.what_if import (
    Because,
    apply_option,
    keep_option,
    throw_option_away,
    try_moving,
    try_out,
    try_pause,
    try_people,
    try_project,
    try_resume,
    try_start,
    try_stop,
)
from sciencepm.domain.documents import WhatIfChange, WhatIfOption
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, PeopleFrom, Project, ProjectState
from sciencepm.domain.stakeholders import Update
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.errors import InvalidInput, UserError
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)
W = Words()
BECAUSE = Because("Agreed on Friday.", "Head of Science", "Rare layouts need their own data.")


def people(amount: str) -> tuple[PeopleFrom, ...]:
    return (PeopleFrom(since=date(2026, 9, 1), people=Decimal(amount)),)


def held(**of_the_ground: Any) -> Portfolio:
    """Seven people on a product, four on foundational work; each with one question, asked ten weeks after 1 October."""
    plan: dict[str, Any] = {"weeks": weeks(8, 10, 14), "started_on": date(2026, 10, 1)}
    return portfolio(
        project("Product", people=people("7")),
        project("Ground", kind=Kind.FOUNDATIONAL, people=people("4"), **of_the_ground),
        point("product", **plan),
        point("ground", **plan),
    )


def tried(before: Portfolio, *changes: WhatIfChange) -> Any:
    found = try_out(before, changes, TODAY)
    assert not found.unfit
    return compare(before, found.portfolio, found.edit, TODAY)


def test_trying_changes_nothing() -> None:
    before = held()
    digest = before.digest()
    found = tried(before, try_people(before.get(Project, "ground"), Decimal(3), TODAY))
    assert before.digest() == digest
    # 7 of 11 is 63.6%, 7 of 10 is 70%.
    assert balance_change(found, BalanceMeasure.PEOPLE, W) == "64 → 70%"


def test_no_change_is_the_same_on_both_sides() -> None:
    before = sample_portfolio(SAMPLE_DAY)
    nothing = try_out(before, (), SAMPLE_DAY)
    found = compare(before, nothing.portfolio, nothing.edit, SAMPLE_DAY)
    assert found.is_same
    ground = before.all(Project)[0]
    same = try_out(before, (try_people(ground, ground.people_on(SAMPLE_DAY), SAMPLE_DAY),), SAMPLE_DAY)
    assert compare(before, same.portfolio, same.edit, SAMPLE_DAY).is_same


def test_both_sides_are_those_of_the_whole_portfolio_worked_out_afresh() -> None:
    before = sample_portfolio(SAMPLE_DAY)
    changes = (*lose_people(before, SAMPLE_DAY), *stop_nearest(before, SAMPLE_DAY))
    found = try_out(before, changes, SAMPLE_DAY)
    compared = compare(before, found.portfolio, found.edit, SAMPLE_DAY)
    for side, whole in ((compared.before, before), (compared.after, found.portfolio)):
        figures = results(whole, SAMPLE_DAY)
        assert side.value == figures.value_by_chance
        assert side.landings == figures.landings(compared.by)
        assert side.people == figures.people
        assert side.balances[BalanceMeasure.PEOPLE] == balance(whole, SAMPLE_DAY)


def test_fewer_people_stretch_what_is_left_and_more_do_not_shorten_it() -> None:
    # 50 days are 7.1 weeks gone of 8 / 10 / 14. Half of the people: what is left takes twice as long, so
    # 7.1 + 2 x 0.9 = 8.9, 7.1 + 2 x 2.9 = 12.9 and 7.1 + 2 x 6.9 = 20.9.
    before = held()
    ground = before.get(Project, "ground")
    fewer = try_out(before, (try_people(ground, Decimal(2), TODAY),), TODAY).portfolio.get(DecisionPoint, "ground-1")
    assert fewer.weeks is not None
    assert [fewer.weeks.early, fewer.weeks.likely, fewer.weeks.late] == [Decimal(x) for x in ("8.9", "12.9", "20.9")]
    more = try_out(before, (try_people(ground, Decimal(8), TODAY),), TODAY).portfolio.get(DecisionPoint, "ground-1")
    assert more.weeks == before.get(DecisionPoint, "ground-1").weeks


def test_fewer_people_move_the_decision_and_the_landing_past_the_stop_rule() -> None:
    before = Portfolio(
        [
            *held().records(),
            stop_rule(
                "ground",
                StopRuleType.DATE,
                start_date=date(2026, 10, 1),
                limit_date=date(2026, 12, 20),
                text="By 20 Dec",
            ),
        ]
    )
    found = tried(before, try_people(before.get(Project, "ground"), Decimal(2), TODAY))
    # Ten weeks from 1 October is 10 December; 12.9 weeks, 90 days, is 30 December.
    assert decision_lines(found, TODAY, W) == ("Ground, decision 1: 10 Dec → 30 Dec",)
    assert any("plans reach a stop rule first" in line for line in rule_lines(found, W))
    assert any(line.startswith("Ground: ") for line in landing_lines(found, W))


def test_every_kind_of_change() -> None:
    before = Portfolio(
        [*held().records(), project("Idea", state=ProjectState.IDEA), project("Held", state=ProjectState.ON_HOLD)]
    )
    new = try_project("Faster answers", "product", Decimal(2), (4, 6, 9), Decimal("0.6"))
    found = try_out(
        before,
        (
            try_start("idea"),
            try_resume("held"),
            try_pause("product"),
            try_moving("ground-1", 3),
            new,
            try_stop("ground"),
        ),
        TODAY,
    )
    assert not found.unfit
    states = {each.title: each.state for each in found.portfolio.all(Project)}
    assert states == {
        "Product": ProjectState.ON_HOLD,
        "Ground": ProjectState.STOPPED,
        "Idea": ProjectState.ACTIVE,
        "Held": ProjectState.ACTIVE,
        "Faster answers": ProjectState.ACTIVE,
    }
    made = found.portfolio.of(
        DecisionPoint, next(p.id for p in found.portfolio.all(Project) if p.title.startswith("F"))
    )
    assert made[0].chance == Decimal("0.6")


def test_a_moved_decision_says_from_when_to_when() -> None:
    found = tried(held(), try_moving("ground-1", 3))
    assert decision_lines(found, TODAY, W) == ("Ground, decision 1: 10 Dec → 31 Dec",)


def test_reach_the_target_reaches_it() -> None:
    # 0.7 x 11 - 7 = 0.7 people to move: 7.7 to 3.3.
    before = held()
    changes = reach_target(before, TODAY)
    after = try_out(before, changes, TODAY).portfolio
    assert [after.get(Project, each).people_on(TODAY) for each in ("product", "ground")] == [
        Decimal("7.7"),
        Decimal("3.3"),
    ]
    assert balance(after, TODAY).share == Decimal("0.7")


def test_losing_two_people_takes_one_each_from_the_largest() -> None:
    before = sample_portfolio(SAMPLE_DAY)
    after = try_out(before, lose_people(before, SAMPLE_DAY), SAMPLE_DAY).portfolio
    assert results(before, SAMPLE_DAY).people - results(after, SAMPLE_DAY).people == 2
    lost = [
        was.title
        for was in before.all(Project)
        if was.people_on(SAMPLE_DAY) != after.get(Project, was.id).people_on(SAMPLE_DAY)
    ]
    assert lost == ["Stop card fraud before payout", "Tables from any layout, live"]


def test_stop_what_is_nearest_its_rule() -> None:
    before = sample_portfolio(SAMPLE_DAY)
    (change,) = stop_nearest(before, SAMPLE_DAY)
    after = try_out(before, (change,), SAMPLE_DAY).portfolio
    stopped = [each.id for each in after.all(Project) if before.get(Project, each.id).state is not each.state]
    active = results(before, SAMPLE_DAY).active
    nearest = max(active, key=lambda figures: figures.nearest.part if figures.nearest else Decimal(0))
    assert stopped == [nearest.project.id]


def test_with_nothing_to_work_on_each_says_what_is_missing() -> None:
    for empty in (portfolio(), portfolio(project("Bare"))):
        for ready in (reach_target, stop_nearest, lose_people):
            with pytest.raises(UserError):
                ready(empty, TODAY)
    found = try_out(portfolio(), (), TODAY)
    compared = compare(portfolio(), found.portfolio, found.edit, TODAY)
    assert balance_change(compared, BalanceMeasure.PEOPLE, W) == "none"
    assert (value_change(compared, W), landings_change(compared, W)) == ("not priced", "0")


def test_applied_it_is_one_step_with_its_reason_and_back_again_in_one() -> None:
    before = held()
    keep = keep_option(before, name="Fewer on new ground", changes=reach_target(before, TODAY))
    kept = before.apply(keep)
    (option,) = kept.all(WhatIfOption)
    edit = apply_option(
        kept, changes=option.changes, name=option.name, because=BECAUSE, today=TODAY, now=NOW, option_id=option.id
    )
    after = kept.apply(edit)
    assert balance(after, TODAY).share == Decimal("0.7")
    assert [each.text for each in after.all(Update)] == ["Fewer on new ground: Agreed on Friday."]
    assert after.all(WhatIfOption) == ()
    assert after.apply(edit.inverse()) == kept


def test_without_a_reason_or_a_change_nothing_is_applied() -> None:
    before = held()
    with pytest.raises(InvalidInput):
        apply_option(before, changes=[try_stop("ground")], name="", because=Because(" "), today=TODAY, now=NOW)
    with pytest.raises(UserError, match="changes nothing"):
        apply_option(before, changes=[], name="", because=BECAUSE, today=TODAY, now=NOW)


def test_when_the_portfolio_has_moved_on_it_says_what_no_longer_applies() -> None:
    before = held()
    changes = (try_people(before.get(Project, "ground"), Decimal(3), TODAY), try_stop("product"))
    stopped = before.apply(try_out(before, (changes[1],), TODAY).edit)
    later = stopped.apply(set_people(stopped, project_id="ground", since=TODAY, people=2))
    found = try_out(later, changes, TODAY)
    assert [each.sentence for each in found.unfit] == [
        "Ground: 2 people work on it now, 4 when this was tried.",
        "This project has no open decision point at which it could be stopped.",
    ]
    with pytest.raises(UserError, match="no open decision point"):
        apply_option(later, changes=changes, name="", because=BECAUSE, today=TODAY, now=NOW)


def test_a_kept_option_can_be_written_over_and_thrown_away() -> None:
    before = held()
    once = before.apply(keep_option(before, name="Stop it", changes=[try_stop("ground")], reason="Too slow."))
    again = once.apply(keep_option(once, name="stop it", changes=[try_pause("ground")]))
    (option,) = again.all(WhatIfOption)
    assert [option.name, option.reason, option.changes[0].command] == ["Stop it", "Too slow.", "hold_project"]
    gone = again.apply(throw_option_away(again, option_id=option.id, now=NOW))
    assert gone.all(WhatIfOption) == ()
    with pytest.raises(InvalidInput):
        keep_option(before, name=" ", changes=[try_stop("ground")])


def test_what_is_not_a_change_is_said_and_nothing_else_stops() -> None:
    before = held()
    odd = (
        WhatIfChange.make(command="format_disk", arguments="{}"),
        WhatIfChange.make(command="set_people", arguments="[1"),
        WhatIfChange.make(command="set_people", arguments='{"project_id": "ground", "people": "many"}'),
        WhatIfChange.make(command="change_decision_point", arguments='{"portfolio": 1}'),
    )
    found = try_out(before, (*odd, try_pause("ground")), TODAY)
    assert len(found.unfit) == 4
    assert found.portfolio.get(Project, "ground").state is ProjectState.ON_HOLD


def test_the_samples_own_option_can_be_tried() -> None:
    before = sample_portfolio(SAMPLE_DAY)
    (option,) = before.all(WhatIfOption)
    found = try_out(before, option.changes, SAMPLE_DAY)
    assert not found.unfit
    assert compare(before, found.portfolio, found.edit, SAMPLE_DAY).decisions
