"""Who was told, and questions, promises and asks that get their answer."""

from __future__ import annotations

from datetime import date

import pytest
from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.commands.check_ins import log_check_in
from sciencepm.commands.decisions import record_decision
from sciencepm.commands.records import add_record, remove_record
from sciencepm.commands.stakeholders import answer_ask, answer_question, keep_promise, tell
from sciencepm.domain.decision import Decision
from sciencepm.domain.documents import Snapshot, SnapshotReason
from sciencepm.domain.stakeholders import Ask, CheckIn, Promise, Question, Stakeholder, TellingWay, Told

LATER = date(2026, 11, 22)


@pytest.fixture
def decision(desk: Desk) -> Decision:
    (point,) = desk.points(desk.project())
    inputs = {"point_id": point.id, "on": TODAY, "outcome": "stop", "learned": "Enough", "today": TODAY}
    found = desk.new(record_decision, **inputs)
    assert isinstance(found, Decision)
    return found


def stakeholder(desk: Desk, name: str) -> Stakeholder:
    found = desk.new(add_record, Stakeholder, name=name, all_projects=True)
    assert isinstance(found, Stakeholder)
    return found


def test_several_are_told_in_one_step_and_nobody_twice(desk: Desk, decision: Decision) -> None:
    one, two, three = (stakeholder(desk, name) for name in ("Operations", "Payments", "Finance"))
    inputs = {"decision_id": decision.id, "on": TODAY}
    assert desk.do(tell, **inputs, stakeholder_ids=[one.id, two.id], how="call").label == "Mark as told"
    told = desk.portfolio.of(Told, decision.id)
    assert {(each.stakeholder_id, each.how) for each in told} == {(one.id, TellingWay.CALL), (two.id, TellingWay.CALL)}
    assert desk.refused(tell, **inputs, stakeholder_ids=[three.id, one.id]) == "This was told already."
    assert len(desk.do(tell, **inputs, stakeholder_ids=[three.id, three.id]).changes) == 1
    desk.do(remove_record, told[0], now=NOW)
    desk.do(tell, **inputs, stakeholder_ids=[told[0].stakeholder_id])


def test_telling_needs_somebody_and_a_possible_day(desk: Desk, decision: Decision) -> None:
    one = stakeholder(desk, "Operations")
    assert desk.wrong(tell, decision_id=decision.id, stakeholder_ids=[], on=TODAY) == {
        "stakeholder_ids": "Please choose who was told."
    }
    assert desk.wrong(tell, decision_id=decision.id, stakeholder_ids=[one.id], on=date(2026, 11, 19)) == {
        "on": "Nobody can be told before it was decided."
    }
    desk.do(remove_record, one, now=NOW)
    assert desk.refused(tell, decision_id=decision.id, stakeholder_ids=[one.id], on=TODAY) == "This is in the bin."


def test_a_check_in_keeps_the_portfolio_as_it_is(desk: Desk) -> None:
    one = stakeholder(desk, "Operations")
    project = desk.project()
    inputs = {"on": TODAY, "at": NOW, "today": TODAY, "stakeholder_ids": [one.id], "notes": "Wants it by July"}
    check_in = desk.new(log_check_in, **inputs)
    assert desk.portfolio.all(CheckIn) == (check_in,)
    (snapshot,) = desk.portfolio.all(Snapshot)
    assert (snapshot.reason, snapshot.on, snapshot.taken_at) == (SnapshotReason.CHECK_IN, TODAY, NOW)
    assert project.id in {part.project_id for part in snapshot.parts}
    assert desk.wrong(log_check_in, on=LATER, at=NOW, today=TODAY) == {"on": "A check-in is logged once it has been."}


def test_questions_promises_and_asks_get_their_answer(desk: Desk) -> None:
    question = desk.new(add_record, Question, on=TODAY, text="What if small firms differ?")
    promise = desk.new(add_record, Promise, what="A demo on real pages", to="Operations", due=LATER)
    ask = desk.new(add_record, Ask, what="Approve the live trial", amount=260_000)
    for command, inputs in ((answer_question, {"question_id": question.id}), (answer_ask, {"ask_id": ask.id})):
        assert desk.wrong(command, **inputs, answer=" ", on=LATER) == {"answer": "Please write the answer."}
        desk.do(command, **inputs, answer="Yes, from May", on=LATER)
    desk.do(keep_promise, promise_id=promise.id, on=LATER)
    assert (desk.now(question).answer, desk.now(question).answered_on) == ("Yes, from May", LATER)
    assert (desk.now(ask).answer, desk.now(ask).answered_on) == ("Yes, from May", LATER)
    assert desk.now(promise).kept_on == LATER
    desk.do(keep_promise, promise_id=promise.id, on=None)
    assert desk.now(promise).kept_on is None
