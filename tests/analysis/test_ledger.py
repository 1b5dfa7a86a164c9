"""Is everything that was tried in the ledger, with what it cost and what it ruled out?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.build import decision, experiment, point, portfolio, project
from tests.commands.test_sequences import ACTS, start

from sciencepm.analysis.learning_wording import (
    cost_words,
    entry_place,
    entry_title,
    ledger_headline,
    ledger_subline,
    taught_text,
)
from sciencepm.analysis.ledger import EntryKind, LedgerEntry, Negative, Result, found_in, ledger, negative
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Spend
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
ONE = point("statements", 1, short_question="95 of 100 tables?")


def tried(letter: str, outcome: ExperimentOutcome | None, **fields: Any) -> Experiment:
    state = ExperimentState.DONE if outcome else ExperimentState.RUNNING
    return experiment(ONE.id, letter, state=state, outcome=outcome, **fields)


FAILED = tried(
    "A",
    ExperimentOutcome.DID_NOT_WORK,
    cost=8_000,
    ended_on=date(2026, 8, 28),
    rules_out="Rules by layout.",
    hypothesis="Suppliers keep their layout for years.",
)
UNPRICED = tried("B", ExperimentOutcome.DID_NOT_WORK, ended_on=date(2026, 9, 17))
WORKED = tried("C", ExperimentOutcome.WORKED, cost=24_000, ended_on=date(2026, 10, 16), why="It held on every page.")
RUNS = tried("D", None, started_on=date(2026, 11, 2))
PLANNED = experiment(ONE.id, "E")


def held(*records: Record, **project_fields: Any) -> Portfolio:
    return portfolio(project(**project_fields), ONE, *records)


def test_experiments_and_decisions_stand_together_newest_first() -> None:
    revised = decision(ONE.id, date(2026, 11, 3), Outcome.REVISE, why="91 of 100.", learned="Rules stop at 61.")
    entries = ledger(held(FAILED, WORKED, RUNS, PLANNED, revised), TODAY)
    assert [(entry_title(each, W), each.result) for each in entries] == [
        ("95 of 100 tables?", Result.REVISE),
        ("D", Result.RUNNING),
        ("C", Result.WORKED),
        ("A", Result.DID_NOT_WORK),
        ("E", Result.PLANNED),
    ]
    assert [entry_place(each, W) for each in entries[:2]] == ["Decision 1", "Experiment D"]
    assert [taught_text(each) for each in entries[:1]] == ["Rules stop at 61."]


def test_stopped_and_landed_projects_stay_in_the_ledger() -> None:
    for state in (ProjectState.STOPPED, ProjectState.LANDED):
        assert len(ledger(held(FAILED, state=state, ended_on=date(2026, 10, 30)), TODAY)) == 1


def test_a_corrected_decision_is_there_once_as_it_was_corrected() -> None:
    first = decision(ONE.id, date(2026, 11, 3), Outcome.GO)
    second = decision(ONE.id, date(2026, 11, 3), Outcome.STOP, corrects_id=first.id, what_was_wrong="It was stop.")
    assert [each.result for each in ledger(held(first, second), TODAY)] == [Result.STOP]


def test_a_final_decision_costs_what_its_stage_cost() -> None:
    # 30,000 on 1 September and 5,000 on 1 November belong to the stage that ended on 3 November; 9,000 came after.
    spends = [
        Spend.make(id=f"spend-{day}", project_id="statements", on=day, amount=amount)
        for day, amount in (
            (date(2026, 9, 1), 30_000),
            (date(2026, 11, 1), 5_000),
            (date(2026, 11, 10), 9_000),
        )
    ]
    revised = decision(ONE.id, date(2026, 10, 1), Outcome.REVISE, ask_again_on=date(2026, 11, 3))
    went = decision(ONE.id, date(2026, 11, 3), Outcome.GO)
    final, before = ledger(held(*spends, revised, went), TODAY)
    assert final.cost is not None
    assert (final.cost.amount, cost_words(final, W)) == (Decimal(35_000), "€35k")
    assert (before.cost, cost_words(before, W)) == (None, "")


def test_what_did_not_work_is_counted_with_what_it_ruled_out_and_cost() -> None:
    # A and B did not work; A ruled something out and cost 8,000, B has no cost on record.
    entries = ledger(held(FAILED, UNPRICED, WORKED), TODAY)
    assert negative(entries) == Negative(2, 1, Decimal(8_000), 1)
    assert ledger_headline(entries, W) == "2 experiments did not work: they ruled out 1 path, for at least €8k"
    assert ledger_headline(ledger(held(FAILED), TODAY), W) == "1 experiment did not work: it ruled out 1 path, for €8k"
    assert ledger_headline(ledger(held(UNPRICED), TODAY), W) == (
        "1 experiment did not work; what it ruled out is not written down yet"
    )
    assert ledger_headline(ledger(held(WORKED), TODAY), W) == "1 experiment has a result, and nothing was ruled out yet"
    assert ledger_headline((), W) == "What have we tried, and what did it teach us?"


def test_the_rest_is_counted_below() -> None:
    went = decision(ONE.id, date(2026, 11, 3), Outcome.GO)
    entries = ledger(held(FAILED, WORKED, RUNS, went), TODAY)
    assert ledger_subline(entries, W) == "1 worked · 1 under way · 1 decision taken"


def test_one_finds_by_any_word_written_about_it() -> None:
    entries = ledger(held(FAILED, WORKED, team="Documents"), TODAY)

    def letters(find: str) -> list[str]:
        return [entry_title(each, W) for each in found_in(entries, find)]

    assert letters("suppliers layout") == ["A"]  # in the hypothesis and in what it rules out
    assert letters("EVERY page") == ["C"]  # in why we believe it
    assert letters("documents") == ["C", "A"]  # the team
    assert letters("quantum") == []


def test_the_sample_tells_of_fifteen_that_did_not_work() -> None:
    # By hand: fraud A 9k; statements A 8k, B 11k, C 24k, D 13k; billing A 3k; answers A 6k; payments A 4k; archive 5k;
    # invoices A 12k; tables A 9k; unsure A 6k; rare B 7k, C 11k, D 10k. Together 138k, each with what it ruled out.
    entries = ledger(sample_portfolio(SAMPLE_DAY), SAMPLE_DAY)
    assert ledger_headline(entries, W) == "15 experiments did not work: they ruled out 15 paths, for €138k"


@settings(max_examples=60)
@given(data=st.data())
def test_every_experiment_and_every_standing_decision_is_there_once(data: st.DataObject) -> None:
    current = start()
    for act in data.draw(st.lists(st.sampled_from(ACTS), max_size=20), label="acts"):
        try:
            current = current.apply(act(current, data.draw))
        except UserError:
            continue
    entries = ledger(current, TODAY)
    corrected = {each.corrects_id for each in current.all(Decision)}
    wanted = {each.id for each in current.all(Experiment)}
    wanted |= {each.id for each in current.all(Decision) if each.id not in corrected}
    assert sorted(entry.record.id for entry in entries) == sorted(wanted)
    live = {each.id for each in current.all(Project)}
    assert all(entry.project.id in live for entry in entries)
    assert _days(entries) == sorted(_days(entries), reverse=True)
    counted = negative(entries)
    assert counted.ruled_out <= counted.count
    assert counted.cost == sum(
        (each.cost.amount for each in entries if each.cost and each.result is Result.DID_NOT_WORK), Decimal(0)
    )
    assert {entry.kind for entry in entries} <= set(EntryKind)


def _days(entries: tuple[LedgerEntry, ...]) -> list[date]:
    return [entry.on or date.min for entry in entries]
