"""Does taking changes back, newest first, lead to the portfolio as it was at every moment?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.build import point, portfolio, project
from tests.analysis.journal import Diary
from tests.commands.test_sequences import ACTS, Act, start

from sciencepm.analysis.as_it_was import Source, as_it_was, portfolio_on
from sciencepm.commands.documents import take_snapshot
from sciencepm.commands.plan import change_decision_point
from sciencepm.commands.projects import change_project, remove_project
from sciencepm.document import Document
from sciencepm.domain.documents import Content, Snapshot, SnapshotReason
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.paths import Paths

TABLES = project()
ONE = point("statements", 1)


def without_bytes(held: Portfolio) -> set[str]:
    """Every record as JSON but for the bytes of documents, which the journal leaves out."""
    return {record.model_dump_json(exclude={"data"}) for record in held.records()}


@settings(max_examples=40)
@given(data=st.data())
def test_taking_changes_back_leads_to_every_moment_there_was(data: st.DataObject) -> None:
    diary = Diary(start())
    undone: list[Edit] = []
    done: list[Edit] = []
    choices: list[Act | None] = [*ACTS, None, None]
    for act in data.draw(st.lists(st.sampled_from(choices), max_size=25), label="acts"):
        try:
            if act is not None:
                edit = act(diary.now, data.draw)
                if edit.is_empty:
                    continue
                diary.note(edit)
                done, undone = [*done, edit], []
            elif done and data.draw(st.sampled_from([True, False])):
                diary.note(done[-1].inverse(), is_undo=True)
                undone.append(done.pop())
            elif undone:
                diary.note(undone[-1], is_undo=True)
                done.append(undone.pop())
        except UserError:
            continue
    for after, then in enumerate(diary.then):
        assert without_bytes(as_it_was(diary.now, diary.entries, after)) == without_bytes(then)


def test_a_document_that_is_still_there_keeps_its_bytes() -> None:
    diary = Diary(portfolio(TABLES))
    day = date(2026, 10, 12)
    diary.do(take_snapshot, name="Before", reason=SnapshotReason.NAMED, at=diary.at, today=day)
    diary.do(change_project, project_id="statements", team="Papers")
    then = as_it_was(diary.now, diary.entries, 1)
    assert then == diary.then[1]
    assert all(content.data for content in then.all(Content))


def test_a_day_ends_at_midnight_where_one_is() -> None:
    diary = Diary(portfolio(TABLES, ONE))  # the first change is made on 12 October at 14:20
    diary.do(change_decision_point, point_id=ONE.id, chance="0.7", later=timedelta(hours=9, minutes=39))
    diary.do(change_decision_point, point_id=ONE.id, chance="0.8", later=timedelta(minutes=1))  # 23:59
    diary.do(change_decision_point, point_id=ONE.id, chance="0.9")  # 00:00 on the 13th

    def chance(day: int) -> Decimal | None:
        then = portfolio_on(diary.now, diary.entries, date(2026, 10, day), UTC)
        return then.portfolio.get(DecisionPoint, ONE.id).chance

    assert [chance(day) for day in (11, 12, 13, 14)] == [
        Decimal("0.6"),
        Decimal("0.8"),
        Decimal("0.9"),
        Decimal("0.9"),
    ]


def test_what_was_removed_is_there_again_on_the_day_before() -> None:
    diary = Diary(portfolio(TABLES, ONE))
    diary.do(change_project, project_id="statements", team="Papers", later=timedelta(days=1))
    diary.do(remove_project, project_id="statements", now=diary.at)
    assert diary.now.all(Project) == ()
    then = portfolio_on(diary.now, diary.entries, date(2026, 10, 12), UTC).portfolio
    assert [each.team for each in then.all(Project)] == ["Papers"]


def test_before_the_journal_the_last_version_kept_by_then_is_shown() -> None:
    sample = sample_portfolio(SAMPLE_DAY)
    (kept,) = sample.all(Snapshot)
    then = portfolio_on(sample, (), date(2026, 10, 31), UTC)
    assert (then.source, then.known_on) == (Source.SNAPSHOT, kept.on)
    statements = next(each for each in then.portfolio.all(Project) if each.title == "Statements into tables")
    assert len(then.portfolio.of(DecisionPoint, statements.id)) > 0
    earlier = portfolio_on(sample, (), kept.on - timedelta(days=1), UTC)
    assert (earlier.source, earlier.known_on, earlier.portfolio) == (Source.BEGINNING, None, sample)


def test_the_journal_of_an_open_document_leads_back_to_each_of_its_moments(tmp_path: Path) -> None:
    moment = [datetime(2026, 11, 20, 14, 2, tzinfo=UTC)]
    paths = Paths.at(tmp_path)
    paths.make()
    document = Document.untitled(paths, portfolio(TABLES, ONE), clock=lambda: moment[0])
    then = [document.portfolio]

    steps: tuple[Callable[[], None], ...] = (
        lambda: document.do(change_decision_point(document.portfolio, point_id=ONE.id, chance="0.8")),
        lambda: document.do(change_project(document.portfolio, project_id="statements", title="Statements, read")),
        document.undo,
        document.redo,
        document.undo,
    )
    for step in steps:
        moment[0] += timedelta(minutes=5)
        step()
        then.append(document.portfolio)
    journal = document.journal()
    document.close()
    assert len(journal) == 5
    assert [as_it_was(document.portfolio, journal, after) for after in range(6)] == then
