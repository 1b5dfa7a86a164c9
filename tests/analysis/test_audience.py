"""Is everything an audience may not see gone, and nothing else?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.analysis.build import decision, experiment, point, portfolio, project, stakeholder, stop_rule, told

from sciencepm.analysis.audience import Sight, sight_of, snapshot_for
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import (
    Audience,
    Brief,
    BriefKind,
    Content,
    Deck,
    ProjectResult,
    Slide,
    SlideKind,
    Snapshot,
    WhatIfChange,
    WhatIfOption,
)
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_data import portfolio_to_json
from sciencepm.domain.project import Attachment, Enables, PeopleFrom, Project
from sciencepm.domain.record import Record
from sciencepm.domain.snapshots import parts_of, portfolio_then
from sciencepm.domain.stakeholders import Ask, CheckIn, Stakeholder, Told, Update
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.domain.value_case import Sheet, ValueCase

DAY = date(2026, 11, 20)
THEN = date(2026, 10, 2)
TOKEN = "Blackbird"


def _secret(**fields: Any) -> list[Record]:
    """A confidential project with a record of many kinds, each naming it."""
    picture = Content.of(TOKEN.encode(), "image/png")
    return [
        project(TOKEN, confidential=True, people=(PeopleFrom(since=date(2026, 8, 1), people=Decimal(9)),), **fields),
        point("blackbird", question=f"{TOKEN}?"),
        experiment("blackbird-1", title=TOKEN),
        decision("blackbird-1", date(2026, 11, 1), Outcome.REVISE, why=TOKEN),
        stop_rule("blackbird", StopRuleType.EXPERIMENTS, text=TOKEN, limit=4),
        Update.make(id="update", project_id="blackbird", on=DAY, text=TOKEN),
        Ask.make(id="ask-project", project_id="blackbird", what=TOKEN),
        Ask.make(id="ask-point", decision_point_id="blackbird-1", what=TOKEN),
        ValueCase.make(id="case-secret", project_id="blackbird", sheet=Sheet.OWN_FORMULA, sentence=TOKEN),
        ValueCase.make(id="case-open", project_id="statements", sheet=Sheet.OWN_FORMULA, contains_id="case-secret"),
        Enables.make(id="enables-to", project_id="statements", enabled_id="blackbird"),
        Enables.make(id="enables-from", project_id="blackbird", enabled_id="statements"),
        stakeholder("Sponsor", all_projects=False, project_ids=("blackbird",), worries=TOKEN),
        stakeholder("Board", all_projects=False, project_ids=("blackbird", "statements")),
        told("blackbird-1-revise", "board", DAY),
        CheckIn.make(id="meeting", on=DAY, stakeholder_ids=("sponsor", "board")),
        CheckIn.make(id="alone", on=DAY, stakeholder_ids=("sponsor",), notes=TOKEN),
        picture,
        Attachment.make(id="picture", project_id="blackbird", content_id=picture.id),
        Audience.make(id="public", name="Public", stakeholder_ids=("board",)),
        Audience.make(id="inner", name=f"{TOKEN} circle", sees_confidential=True, sees_money=True),
        Deck.make(
            id="deck",
            name="Talk",
            audience_id="public",
            slides=(Slide(kind=SlideKind.PROJECT, project_id="blackbird", notes=TOKEN), Slide(kind=SlideKind.BALANCE)),
        ),
        WhatIfOption.make(id="what-if", name=TOKEN, changes=(WhatIfChange(command="stop"),)),
    ]


def _with_snapshot(*records: Record) -> Portfolio:
    """The records, and a snapshot of them taken seven weeks before for a brief to the public."""
    base = portfolio(*records)
    parts, contents = parts_of(base)
    snapshot = Snapshot.make(
        id="then",
        taken_at=datetime(2026, 10, 2, tzinfo=UTC),
        on=THEN,
        parts=parts,
        share=Decimal("0.9"),
        results=tuple(ProjectResult(project_id=each.id) for each in base.all(Project)),
    )
    brief = Brief.make(
        id="brief",
        kind=BriefKind.PORTFOLIO,
        audience_id="public",
        issued_at=datetime(2026, 10, 2, tzinfo=UTC),
        number=3,
        snapshot_id="then",
        content_id=contents[0].id,
    )
    return Portfolio([*base.records(), *contents, snapshot, brief])


def _public(base: Portfolio) -> Portfolio:
    return snapshot_for(base, base.get(Audience, "public"))


def test_nothing_of_a_confidential_project_is_left() -> None:
    seen = _public(portfolio(project(), point("statements"), *_secret()))
    assert TOKEN.casefold() not in portfolio_to_json(seen).casefold()
    assert [each.title for each in seen.all(Project)] == ["Statements into tables"]
    kept = (DecisionPoint, Experiment, Decision, StopRule, Told, Enables, Ask, Attachment, Content, WhatIfOption)
    assert [len(seen.all(model)) for model in kept] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]


def test_what_stays_no_longer_names_it() -> None:
    seen = _public(portfolio(project(), point("statements"), *_secret()))
    assert [(each.id, each.project_ids) for each in seen.all(Stakeholder)] == [("board", ("statements",))]
    assert [(each.id, each.stakeholder_ids) for each in seen.all(CheckIn)] == [("meeting", ("board",))]
    assert [each.contains_id for each in seen.all(ValueCase)] == [None]
    assert [slide.kind for deck in seen.all(Deck) for slide in deck.slides] == [SlideKind.BALANCE]
    assert [each.name for each in seen.all(Audience)] == ["Public"]


def test_the_snapshot_is_taken_apart_the_same_way() -> None:
    # Then Statements had no people on it and Blackbird nine, so the kept share of 0.9 says something of Blackbird.
    base = _with_snapshot(project(), point("statements"), *_secret())
    seen = _public(base)
    (snapshot,) = seen.all(Snapshot)
    then = portfolio_then(seen, snapshot)
    assert TOKEN.casefold() not in portfolio_to_json(then).casefold()
    assert snapshot.share is None
    assert [each.project_id for each in snapshot.results] == ["statements"]
    assert all(TOKEN.encode() not in content.data for content in seen.all(Content))


def test_a_project_open_then_and_confidential_now_is_gone_from_both() -> None:
    was_open = project(TOKEN)
    base = _with_snapshot(project(), was_open, Audience.make(id="public", name="Public"))
    records = [each for each in base.records() if each.id != was_open.id]
    hidden = Portfolio([*records, was_open.evolve(confidential=True)])
    seen = _public(hidden)
    assert TOKEN.casefold() not in portfolio_to_json(seen).casefold()
    assert TOKEN not in portfolio_to_json(portfolio_then(seen, seen.all(Snapshot)[0]))


def test_the_issued_document_stays_away_but_its_number_is_known() -> None:
    seen = _public(_with_snapshot(project(), *_secret()))
    (brief,) = seen.all(Brief)
    assert (brief.number, brief.content_id, brief.snapshot_id) == (3, None, "then")


def test_who_sees_confidential_projects_gets_them_all() -> None:
    base = portfolio(project(), point("statements"), *_secret())
    seen = snapshot_for(base, base.get(Audience, "inner"))
    assert {each.title for each in seen.all(Project)} == {"Statements into tables", TOKEN}
    assert [each.id for each in seen.all(Enables)] == ["enables-from", "enables-to"]
    assert [each.name for each in seen.all(Audience)] == [f"{TOKEN} circle"]


def test_without_an_audience_nothing_confidential_is_in_it() -> None:
    seen = snapshot_for(portfolio(project(), *_secret()), None)
    assert TOKEN.casefold() not in portfolio_to_json(seen).casefold()


def test_between_an_audience_and_a_stakeholder_the_stricter_wins() -> None:
    cleared = stakeholder("Cleared", confidential=True)
    other = stakeholder("Other")
    base = portfolio(project(), project(TOKEN, confidential=True), cleared, other)
    alone = Audience.make(name="Alone", stakeholder_ids=("cleared",), sees_confidential=True)
    both = Audience.make(name="Both", stakeholder_ids=("cleared", "other"), sees_confidential=True)
    unsaid = Audience.make(name="Unsaid", stakeholder_ids=("cleared",))
    assert [sight_of(base, each).confidential for each in (alone, both, unsaid)] == [True, False, False]
    assert [len(snapshot_for(base, each).all(Project)) for each in (alone, both, unsaid)] == [2, 1, 1]


def test_what_an_audience_does_not_say_is_hidden_and_no_audience_sees_money_and_people() -> None:
    base = portfolio()
    assert sight_of(base, Audience.make(name="New")) == Sight(confidential=False, money=False, people=False)
    assert sight_of(base, None) == Sight(confidential=False, money=True, people=True)


def test_the_bin_is_in_nobodys_copy() -> None:
    gone = project("Thrown away").evolve(deleted_on=datetime(2026, 11, 1, tzinfo=UTC))
    base = portfolio(project(), gone, point("thrown"), Audience.make(id="inner", name="Inner", sees_confidential=True))
    seen = snapshot_for(base, base.get(Audience, "inner"))
    assert [each.id for each in seen.records()] == ["settings", "statements", "inner"]


def test_changing_a_hidden_project_changes_nothing_an_audience_gets() -> None:
    before = _with_snapshot(project(), point("statements"), *_secret())
    after = _with_snapshot(project(), point("statements"), *_secret(position=7, owner="Somebody else"))
    assert _public(before) == _public(after)
