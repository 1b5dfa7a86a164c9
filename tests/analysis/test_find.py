"""Have we tried this? One finds it wherever it was written, and sees the words where they stand."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import build

from sciencepm.analysis.find import Hit, find_index
from sciencepm.analysis.written import fields_looked_through
from sciencepm.domain.concerns import Risk, RiskCategory, VocabularyTerm
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.kinds import KINDS, kind_of, parent_kind
from sciencepm.domain.plan import Criterion
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Update
from sciencepm.i18n import Words

W = Words()


def marked(hit: Hit) -> list[str]:
    return [hit.excerpt[start:end] for start, end in hit.marks]


@pytest.fixture
def records() -> list[Record]:
    return [
        build.project(),
        build.project("Fraud before payout", team="Payments"),
        build.point("statements"),
        build.experiment(
            "statements-1", "B", title="Layout templates", rules_out="Naïve templates: 400 suppliers, 400 layouts."
        ),
        build.point("fraud"),
        build.experiment("fraud-1", "A", title="Graph of accounts", why="Links between accounts carry the signal."),
        Criterion.make(id="sure", decision_point_id="fraud-1", metric="Alarms that are right", threshold=90),
        Decision.make(
            id="chosen",
            decision_point_id="fraud-1",
            on="2026-10-30",
            outcome=Outcome.GO,
            learned="Card numbers alone say nothing.",
        ),
        Risk.make(id="gdpr", project_id="fraud", category=RiskCategory.PRIVACY, text="Profiles of customers"),
        VocabularyTerm.make(id="word", project_id="statements", term="Clean table", meaning="No cell typed by hand"),
        Update.make(id="jotted", project_id="fraud", on="2026-11-01", text="The bank asked about Zürich cards"),
    ]


@pytest.mark.parametrize(
    ("looked_for", "shown_id", "where"),
    [
        ("templates suppliers", "statements-1-B", "Experiment B: what it rules out"),
        ("NAIVE", "statements-1-B", "Experiment B: what it rules out"),
        ("signal", "fraud-1-A", "Experiment A: why we believe it"),
        ("alarms", "fraud-1", "Decision 1: criterion"),
        ("card numbers", "chosen", "Decision 1, 30 Oct: what was learned"),
        ("profiles", "gdpr", "Risk"),
        ("typed by hand", "word", "Word agreed: meaning"),
        ("zurich", None, "Update"),
        ("payments", None, "Team"),
    ],
)
def test_it_is_found_wherever_it_was_written(
    records: list[Record], looked_for: str, shown_id: str | None, where: str
) -> None:
    (hit, *_) = find_index(build.portfolio(*records), W).find(looked_for)
    assert (hit.shown_id, hit.where) == (shown_id, where)
    assert marked(hit)


def test_the_words_are_marked_where_they_stand(records: list[Record]) -> None:
    (hit,) = find_index(build.portfolio(*records), W).find("naive 400")
    assert marked(hit) == ["Naïve", "400", "400"]


def test_several_words_must_all_be_there_in_the_record_or_its_projects_title(records: list[Record]) -> None:
    index = find_index(build.portfolio(*records), W)
    assert index.find("templates unicorns") == ()
    # The experiment says graph, its project's title fraud.
    assert [hit.shown_id for hit in index.find("fraud graph")] == ["fraud-1-A"]
    assert index.find("payout")[0].where == "Title"
    assert index.find("  ") == ()


def test_titles_come_first(records: list[Record]) -> None:
    records.append(build.project("Graph of everything"))
    first, second = find_index(build.portfolio(*records), W).find("graph")
    assert (first.title, first.where) == ("Graph of everything", "Title")
    assert second.shown_id == "fraud-1-A"


def test_one_looks_only_inside_some_projects(records: list[Record]) -> None:
    index = find_index(build.portfolio(*records), W)
    assert {hit.project_id for hit in index.find("a")} == {"statements", "fraud"}
    assert {hit.project_id for hit in index.find("a", ["fraud"])} == {"fraud"}


def test_what_is_in_the_bin_is_not_found(records: list[Record]) -> None:
    gone = [
        record.evolve(deleted_on="2026-11-01T10:00:00Z") if record.id == "statements-1-B" else record
        for record in records
    ]
    assert find_index(build.portfolio(*gone), W).find("templates") == ()


def test_after_an_edit_only_what_was_touched_is_made_anew(records: list[Record]) -> None:
    before = find_index(build.portfolio(*records), W)
    changed = [record.evolve(text="Profiles of dealers") if isinstance(record, Risk) else record for record in records]
    after = find_index(build.portfolio(*changed), W, before)
    assert after.find("dealers")[0].shown_id == "gdpr"
    assert after.find("profiles of customers") == ()
    kept = [entry for key, entry in after.made.items() if before.made.get(key) is entry]
    assert len(kept) == len(before.made) - 1


def test_every_field_of_words_inside_a_project_is_looked_through() -> None:
    looked = fields_looked_through(W)
    inside = {model for model in KINDS.values() if kind_of(model) == "project" or _belongs_to_a_project(model)}
    # Who was told, and which project enables which, are links and hold no words of their own.
    wordless = {"told", "enables"}
    assert {kind_of(model) for model in inside} - wordless == {kind_of(model) for model in looked}
    for model, fields in looked.items():
        plain = {
            name
            for name, info in model.model_fields.items()
            if info.annotation is str and name not in model.REFERENCES and name not in ("id", "letter")
        }
        assert plain <= fields, (model, plain - fields)


def _belongs_to_a_project(model: type[Record]) -> bool:
    parent = parent_kind(model)
    return parent is not None and (parent == "project" or _belongs_to_a_project(KINDS[parent]))


@given(st.text(min_size=1, max_size=30), st.data())
def test_any_word_of_a_text_finds_it_and_marks_lie_inside(text: str, data: st.DataObject) -> None:
    project = build.project(research_goal=text)
    words = project.research_goal.split()
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    if not unicodedata.normalize("NFKD", word.casefold()).strip("".join(map(chr, range(0x300, 0x370)))):
        return
    for hit in find_index(build.portfolio(project), W).find(word):
        assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marks)


def test_a_thousand_projects_are_looked_through_while_one_types() -> None:
    records: list[Record] = []
    for number in range(1_000):
        project = build.project(f"p{number} Project", research_goal=f"Goal {number} of the naïve reader " * 5)
        records += [project, build.point(project.id)]
        for letter in "ABCD":
            records.append(build.experiment(f"{project.id}-1", letter, hypothesis=f"Way {letter} of {number} " * 8))
    portfolio = build.portfolio(*records)
    begun = time.perf_counter()
    index = find_index(portfolio, W)
    built = time.perf_counter()
    for looked_for in ("n", "na", "naive", "naive 77", "way d of 999"):
        index.find(looked_for)
    found = time.perf_counter()
    find_index(portfolio, W, index)
    again = time.perf_counter()
    # By itself 0.4 s, 20 ms a search and 0.1 s; a busy machine gets several times that.
    assert built - begun < 2
    assert (found - built) / 5 < 0.2
    assert again - found < 1
