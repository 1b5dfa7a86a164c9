"""Is whatever is done kept, and does undo go all the way back? Row R13 of what is promised."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sciencepm.document import Document
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.errors import InvalidInput, UserError
from sciencepm.paths import Paths
from sciencepm.store.keeping import Timing
from sciencepm.store.opening import new_unfiled

ON_CLOSE = Timing(quiet=1_000_000, latest=1_000_000)

# Random work: each step is an operation with a text and a number that says which record it is about.
_steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "point", "ask", "bin", "remove", "both", "undo", "redo"]),
        st.text(max_size=12),
        st.integers(0, 5),
        st.sampled_from([1, 59, 120]),
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(steps=_steps)
def test_whatever_is_done_is_kept_and_goes_all_the_way_back(steps: list[tuple[str, str, int, int]]) -> None:
    now = [datetime(2026, 11, 20, 14, 2, tzinfo=UTC)]
    with tempfile.TemporaryDirectory() as folder:
        start = Portfolio.new(name="Start")
        kept, portfolio = new_unfiled(start, Paths.at(Path(folder)), ON_CLOSE)
        document = Document(kept, portfolio, lambda: now[0])
        try:
            for operation, text, number, seconds in steps:
                now[0] += timedelta(seconds=seconds)
                _do_at_random(document, operation, text, number)
                reloaded = kept.load()
                assert reloaded == document.portfolio
                assert reloaded.digest() == document.portfolio.digest()
            end = document.portfolio.digest()
            while document.undo_label:
                document.undo()
            assert document.portfolio.digest() == start.digest() == kept.load().digest()
            while document.redo_label:
                document.redo()
            if "undo" not in [operation for operation, *_ in steps]:
                assert document.portfolio.digest() == end
            assert kept.load().digest() == document.portfolio.digest()
        finally:
            document.close()


def _do_at_random(document: Document, operation: str, text: str, number: int) -> None:
    if operation == "undo":
        document.undo()
    elif operation == "redo":
        document.redo()
    else:
        try:
            changes = _CHANGES[operation](document.portfolio, text, number)
            document.do(Edit(operation, changes, operation if operation in ("rename", "ask") else None))
        except (InvalidInput, UserError):
            pass  # an empty title, or something still belongs to what was to go


def _pick(records: tuple[Record, ...], number: int) -> Record | None:
    return records[number % len(records)] if records else None


def _made(portfolio: Portfolio, text: str, number: int) -> tuple[Change, ...]:
    return (Change(None, Project.make(title=text, monthly_cost=number, tags=[text])),)


def _pointed(portfolio: Portfolio, text: str, number: int) -> tuple[Change, ...]:
    project = _pick(portfolio.all(Project), number)
    if project is None:
        return ()
    return (Change(None, DecisionPoint.make(project_id=project.id, question=text, chance="0.5")),)


def _renamed(portfolio: Portfolio, text: str, number: int) -> tuple[Change, ...]:
    project = _pick(portfolio.all(Project), number)
    return (Change(project, project.evolve(title=text)),) if project else ()


def _asked(portfolio: Portfolio, text: str, number: int) -> tuple[Change, ...]:
    point = _pick(portfolio.all(DecisionPoint), number)
    return (Change(point, point.evolve(question=text)),) if point else ()


def _binned(portfolio: Portfolio, text: str, number: int) -> tuple[Change, ...]:
    project = _pick(portfolio.all(Project), number)
    return (Change(project, project.evolve(deleted_on=datetime(2026, 11, 20, tzinfo=UTC))),) if project else ()


def _removed(portfolio: Portfolio, text: str, number: int) -> tuple[Change, ...]:
    record = _pick((*portfolio.all(DecisionPoint), *portfolio.all(Project)), number)
    return (Change(record, None),) if record else ()


def _both(portfolio: Portfolio, text: str, number: int) -> tuple[Change, ...]:
    return (*_renamed(portfolio, text, number), *_made(portfolio, f"{text}!", number))


_CHANGES: dict[str, Callable[[Portfolio, str, int], tuple[Change, ...]]] = {
    "add": _made,
    "rename": _renamed,
    "point": _pointed,
    "ask": _asked,
    "bin": _binned,
    "remove": _removed,
    "both": _both,
}
