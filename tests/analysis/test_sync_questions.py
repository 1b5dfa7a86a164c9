"""What a PM takes to the weekly sync with each team."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.analysis import build

from sciencepm.analysis.prompts import prompts
from sciencepm.analysis.sync_questions import asked_text, standing_last_asked, sync_questions
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Question
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
STANDING = prompts().standing


def question(text: str, on: date, **fields: Any) -> Question:
    return Question.make(project_id="statements", text=text, on=on, **{"asked_by": "Product manager", **fields})


def to_ask(*records: Record, **project: Any) -> list[tuple[str, str]]:
    portfolio = build.portfolio(build.project(**project), *records)
    return [
        (each.text, asked_text(each, TODAY, W))
        for entry in sync_questions(portfolio, TODAY, W)
        for each in entry.questions
    ]


def test_the_standing_question_is_asked_until_it_was() -> None:
    assert to_ask() == [(STANDING, "not asked yet")]
    asked = question(STANDING, date(2026, 11, 18))
    assert to_ask(asked) == [(STANDING, "since 18 November")]
    assert to_ask(asked.evolve(answered_on=TODAY)) == []


def test_it_is_asked_again_after_four_weeks() -> None:
    # 24 October to 20 November are 27 days
    answered = {"answer": "The scans", "answered_on": date(2026, 10, 29)}
    assert to_ask(question(STANDING, date(2026, 10, 24), **answered)) == []
    again = to_ask(question(STANDING.upper(), date(2026, 10, 23), **answered))
    assert again == [(STANDING, "last asked on 23 October")]


def test_collected_questions_wait_until_they_are_answered_the_oldest_first() -> None:
    late = question("What decides between them?", date(2026, 11, 19))
    early = question("What do we give up?", date(2026, 11, 12))
    done = question("Is it possible?", date(2026, 11, 5), answered_on=date(2026, 11, 12))
    ahead = question("And then?", date(2026, 11, 27))
    assert to_ask(late, early, done, ahead) == [
        ("What do we give up?", "since 12 November"),
        ("What decides between them?", "since 19 November"),
        (STANDING, "not asked yet"),
    ]


def test_what_stakeholders_ask_is_not_put_to_the_team() -> None:
    operations = build.stakeholder("Head of Operations")
    met = build.check_in(date(2026, 11, 3), operations.id)
    theirs = question("New people?", date(2026, 11, 3), asked_by="Head of Operations")
    noted = question("How dear?", date(2026, 11, 3), asked_by="Somebody", check_in_id=met.id)
    assert to_ask(operations, met, theirs, noted) == [(STANDING, "not asked yet")]


def test_who_waits_or_has_ended_is_spared_the_standing_question() -> None:
    collected = question("What do we give up?", date(2026, 11, 12))
    assert to_ask(state="on hold") == []
    assert to_ask(collected, state="idea") == [("What do we give up?", "since 12 November")]
    assert to_ask(collected, state="landed") == []
    assert to_ask(collected, state="stopped") == []


def test_projects_are_asked_in_their_order() -> None:
    portfolio = build.portfolio(build.project("Search", position=2), build.project("Matching", position=1))
    assert [entry.project.title for entry in sync_questions(portfolio, TODAY, W)] == ["Matching", "Search"]
    assert standing_last_asked(portfolio, "search", TODAY, W) is None
