"""Does an open portfolio change through one gate, keep every step, and go all the way back?"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sciencepm.document import Document
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Link, Project
from sciencepm.errors import StaleEdit, UserError
from sciencepm.paths import Paths
from sciencepm.store.keeping import Keeping, KeepingState, Timing, Unfiled
from sciencepm.store.read_only import create_portfolio, load_portfolio

ON_CLOSE = Timing(quiet=1_000_000, latest=1_000_000)


class Clock:
    """Time that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.at(tmp_path / "mine")


@pytest.fixture
def document(paths: Paths, clock: Clock) -> Iterator[Document]:
    opened = Document.untitled(paths, Portfolio.new(name="First"), clock=clock)
    yield opened
    opened.close()


def _add(title: str) -> Edit:
    return Edit("Add project", (Change(None, Project.make(title=title)),))


def _rename(document: Document, title: str, *, merge: bool = True) -> Edit:
    (project,) = document.portfolio.all(Project)
    return Edit("Rename project", (Change(project, project.evolve(title=title)),), "title" if merge else None)


def _titles(document: Document) -> list[str]:
    return sorted(project.title for project in document.portfolio.all(Project))


def test_importing_it_loads_neither_the_database_nor_qt() -> None:
    look = "import sys, sciencepm.document\nprint([m for m in sys.modules if m in ('sqlalchemy', 'PySide6')])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_an_edit_is_heard_of_once_it_has_happened(document: Document) -> None:
    heard: list[tuple[Edit, list[str]]] = []

    def listener(edit: Edit) -> None:
        heard.append((edit, _titles(document)))

    document.listen(listener)
    add = _add("One")
    document.do(add)
    document.undo()
    document.redo()
    document.unlisten(listener)
    document.do(_add("Two"))
    assert heard == [(add, ["One"]), (add.inverse(), []), (add, ["One"])]


def test_undo_and_redo_say_what_they_would_do(document: Document) -> None:
    assert (document.undo_label, document.redo_label) == (None, None)
    document.do(_add("One"))
    document.do(_rename(document, "Two"))
    assert (document.undo_label, document.redo_label) == ("Rename project", None)
    document.undo()
    assert (document.undo_label, document.redo_label) == ("Add project", "Rename project")
    document.undo()
    assert (document.undo_label, document.redo_label) == (None, "Add project")
    assert _titles(document) == []
    document.redo()
    document.redo()
    assert _titles(document) == ["Two"]
    assert document.redo_label is None


def test_with_nothing_to_undo_or_redo_nothing_happens(document: Document) -> None:
    before = document.portfolio
    document.undo()
    document.redo()
    assert document.portfolio is before
    assert document.journal() == ()


def test_a_new_edit_ends_what_could_be_redone(document: Document) -> None:
    document.do(_add("One"))
    document.undo()
    document.do(_add("Two"))
    assert document.redo_label is None
    document.redo()
    assert _titles(document) == ["Two"]


def test_an_edit_that_changes_nothing_is_none(document: Document) -> None:
    document.do(_add("One"))
    (project,) = document.portfolio.all(Project)
    heard: list[Edit] = []
    document.listen(heard.append)
    document.do(Edit("Rename project", (Change(project, project),)))
    document.do(Edit("Nothing", ()))
    assert document.undo_label == "Add project"
    assert heard == []
    assert len(document.journal()) == 1


def test_typing_for_a_minute_is_one_step_of_undo(document: Document, clock: Clock) -> None:
    document.do(_add("T"))
    for title, seconds in (("Ti", 20), ("Tit", 39), ("Titl", 0.9)):
        document.do(_rename(document, title))
        clock.wait(seconds)
    document.do(_rename(document, "Title"))  # 59.9 seconds after the first letter
    clock.wait(1)
    document.do(_rename(document, "Title!"))  # a minute is over
    document.undo()
    assert _titles(document) == ["Title"]
    document.undo()
    assert _titles(document) == ["T"]
    document.redo()
    assert _titles(document) == ["Title"]
    assert [entry.label for entry in document.journal()].count("Rename project") == 5 + 3  # kept one by one


def test_what_does_not_belong_together_stays_apart(document: Document, clock: Clock) -> None:
    document.do(_add("One"))
    document.do(_rename(document, "Two"))
    document.do(_rename(document, "Three", merge=False))
    document.do(_rename(document, "Four"))
    document.undo()
    assert _titles(document) == ["Three"]
    document.do(_rename(document, "Five"))
    document.undo()
    document.undo()
    assert _titles(document) == ["Two"]
    document.do(_rename(document, "Six"))  # something could be redone: this begins a new step
    document.undo()
    assert _titles(document) == ["Two"]
    clock.wait(-3600)  # the clock was set back
    document.do(_rename(document, "Seven"))
    document.undo()
    assert _titles(document) == ["Two"]


def test_what_was_made_and_removed_in_one_go_leaves_nothing_to_take_back(document: Document) -> None:
    document.do(_add("One"))
    link = Link.make(project_id=document.portfolio.all(Project)[0].id, address="somewhere")
    document.do(Edit("Add link", (Change(None, link),), "link"))
    document.do(Edit("Remove link", (Change(link, None),), "link"))
    assert document.undo_label == "Add project"
    document.undo()
    assert _titles(document) == []


def test_a_closed_document_stays_closed(document: Document) -> None:
    document.do(_add("One"))
    assert document.close() == document.close() == Keeping(KeepingState.HERE_ONLY)
    with pytest.raises(RuntimeError, match="closed"):
        document.do(_add("Two"))
    assert _titles(document) == ["One"]


def test_an_edit_made_against_an_earlier_portfolio_changes_nothing(document: Document) -> None:
    document.do(_add("One"))
    late = _rename(document, "Late")
    document.do(_rename(document, "First", merge=False))
    before = document.portfolio
    with pytest.raises(StaleEdit):
        document.do(late)
    assert document.portfolio is before
    assert document.undo_label == "Rename project"
    assert len(document.journal()) == 2


def test_an_edit_that_cannot_be_kept_leaves_everything_as_it_was(document: Document) -> None:
    document.do(_add("One"))
    (project,) = document.portfolio.all(Project)
    before, journal = document.portfolio, document.journal()
    heard: list[Edit] = []
    document.listen(heard.append)
    too_far = Edit(
        "Move project",
        (Change(None, Project.make(title="Two")), Change(project, project.evolve(position=2**63))),
    )
    with pytest.raises(UserError, match="too large to be kept"):
        document.do(too_far)
    assert document.portfolio is before
    assert document.journal() == journal
    assert document.undo_label == "Add project"
    assert heard == []
    document.do(_rename(document, "Two"))
    assert _titles(document) == ["Two"]


def test_a_full_disk_leaves_everything_as_it_was(document: Document, paths: Paths) -> None:
    document.do(_add("One"))
    before = document.portfolio
    # SQLite is told that the disk ends here: what it then raises is what a full disk raises.
    store = document._kept._store  # type: ignore[attr-defined]
    (pages,) = store.call(lambda database: database.raw.execute("PRAGMA page_count").fetchone())
    store.call(lambda database: database.raw.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    large = Edit("Add", tuple(Change(None, Project.make(title="x", research_goal="why " * 4_000)) for _ in range(20)))
    with pytest.raises(UserError, match="could not be kept"):
        document.do(large)
    assert document.portfolio is before
    assert document._kept.load() == before
    store.call(lambda database: database.raw.execute("PRAGMA max_page_count = 100000").fetchone())
    document.do(large)
    assert document._kept.load() == document.portfolio


def test_a_portfolio_without_a_file_is_kept_and_there_the_next_time(paths: Paths, tmp_path: Path) -> None:
    document = Document.untitled(paths)
    assert (document.path, document.is_read_only) == (None, False)
    assert document.state == Keeping(KeepingState.HERE_ONLY)
    document.do(_add("One"))
    assert document.close() == Keeping(KeepingState.HERE_ONLY)
    again = Document.untitled(paths)
    assert again.portfolio == document.portfolio
    another = Document.untitled(paths)  # a second window
    assert another.portfolio.settings.id != again.portfolio.settings.id
    assert _titles(another) == []
    another.close()
    again.close()


def test_every_portfolio_without_a_file_can_be_found_again(paths: Paths) -> None:
    made = [Document.untitled(paths, Portfolio.new(name=name)) for name in ("First", "Second", "Blank")]
    for document in made[:2]:
        document.do(_add("One"))
    assert Document.unfiled(paths) == ()  # all open
    for document in made:
        document.close()
    first, second = (document.portfolio.settings.id for document in made[:2])
    # Nobody ever did anything to the third, so nobody is asked about it again.
    assert Document.unfiled(paths) == (Unfiled(second, "Second"), Unfiled(first, "First"))
    opened = Document.open_unfiled(first, paths)
    assert opened.portfolio == made[0].portfolio
    with pytest.raises(UserError, match="open elsewhere"):
        Document.open_unfiled(first, paths)
    assert Document.unfiled(paths) == (Unfiled(second, "Second"),)
    opened.close()
    newest = Document.untitled(paths)
    assert newest.portfolio.settings.id == second
    newest.close()


def test_a_sample_one_looked_at_is_still_there(paths: Paths) -> None:
    sample = Portfolio([*Portfolio.new(name="Sample").records(), Project.make(title="One")])
    Document.untitled(paths, sample).close()
    again = Document.untitled(paths)
    assert again.portfolio == sample
    again.close()


def test_a_portfolio_is_given_its_place(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "Research.sciencepm"
    document = Document.untitled(paths, timing=ON_CLOSE)
    document.do(_add("One"))
    document.keep_as(file)
    assert document.path == file
    assert document.state == Keeping(KeepingState.SAVED, file)
    assert load_portfolio(file) == document.portfolio
    reader = Document.open(file, paths)
    assert reader.is_read_only
    reader.close()
    document.do(_add("Two"))
    document.undo()
    document.undo()  # the way back is the same as before
    with pytest.raises(UserError, match="has its place already"):
        document.keep_as(tmp_path / "other.sciencepm")
    document.close()
    assert load_portfolio(file) == document.portfolio
    fresh = Document.untitled(paths)
    assert fresh.portfolio.settings.id != document.portfolio.settings.id
    fresh.close()


def test_a_place_that_will_not_do_is_refused_and_nothing_is_lost(paths: Paths, tmp_path: Path) -> None:
    document = Document.untitled(paths)
    document.do(_add("One"))
    taken = tmp_path / "taken.sciencepm"
    taken.write_text("theirs", encoding="utf-8")
    for place, sentence in (
        (taken, "already something"),
        (tmp_path, "already something"),
        (tmp_path / "no folder" / "x.sciencepm", "could not be written"),
        (taken / "x.sciencepm", "could not be written"),
    ):
        with pytest.raises(UserError, match=sentence):
            document.keep_as(place)
        with pytest.raises(UserError, match=sentence):
            document.save_copy(place)
        assert document.state == Keeping(KeepingState.HERE_ONLY)
    assert taken.read_text(encoding="utf-8") == "theirs"
    document.do(_add("Two"))
    document.keep_as(tmp_path / "free.sciencepm")
    document.close()
    assert {each.name for each in tmp_path.iterdir()} == {"mine", "taken.sciencepm", "free.sciencepm"}
    assert load_portfolio(tmp_path / "free.sciencepm") == document.portfolio


def test_a_copy_is_a_portfolio_of_its_own(paths: Paths, tmp_path: Path) -> None:
    file, copy = tmp_path / "one.sciencepm", tmp_path / "copy.sciencepm"
    document = Document.new(file, Portfolio.new(name="Both"), paths)
    document.do(_add("One"))
    document.save_copy(copy)
    document.do(_add("Two"))
    second = Document.open(copy, paths)
    assert not second.is_read_only
    assert second.portfolio.settings.id != document.portfolio.settings.id
    assert second.portfolio.settings.name == "Both"
    assert (_titles(second), second.journal()) == (["One"], ())
    second.do(_add("Three"))
    second.close()
    document.close()
    assert len(load_portfolio(file).all(Project)) == 2
    assert len(load_portfolio(copy).all(Project)) == 2


def test_a_new_file_is_made_only_where_nothing_is(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "one.sciencepm"
    document = Document.new(file, Portfolio.new(name="First"), paths)
    document.close()
    before = file.read_bytes()
    with pytest.raises(UserError, match="already something at this place"):
        Document.new(file, Portfolio.new(name="Second"), paths)
    with pytest.raises(UserError, match="already something at this place"):
        create_portfolio(file, Portfolio.new(name="Second"))
    assert file.read_bytes() == before


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    file = tmp_path / "one.sciencepm"
    create_portfolio(file, Portfolio.new())
    (tmp_path / "mine").write_text("in the way", encoding="utf-8")
    paths = Paths.at(tmp_path / "mine")
    with pytest.raises(UserError, match="cannot keep your work on this computer"):
        Document.open(file, paths)
    with pytest.raises(UserError, match="cannot keep your work on this computer"):
        Document.untitled(paths)
    assert not file.with_name(".one.sciencepm.lock").exists()
