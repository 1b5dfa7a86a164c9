"""A copy of a portfolio for an audience: in its bytes is nothing they may not see (S6, S10)."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from sciencepm.commands.documents import take_snapshot
from sciencepm.commands.projects import change_project
from sciencepm.commands.records import add_record
from sciencepm.document import Document
from sciencepm.domain.documents import Audience, Snapshot
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Ask, Stakeholder
from sciencepm.domain.stop_rule import Spend
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words
from sciencepm.paths import Paths

W = Words(currency="EUR")
HIDDEN = "XKRYPTONX"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    paths = Paths.at(tmp_path / "data")
    paths.make()
    return Document.untitled(paths, sample_portfolio(SAMPLE_DAY))


def sent(document: Document, audience: Audience | None, path: Path) -> bytes:
    document.send_copy(path, audience, SAMPLE_DAY, W)
    return path.read_bytes()


def test_a_hidden_project_is_in_no_byte_of_the_file(document: Document, tmp_path: Path) -> None:
    secret = next(each for each in document.portfolio.all(Project) if each.confidential)
    document.do(change_project(document.portfolio, project_id=secret.id, title=HIDDEN, research_goal=f"About {HIDDEN}"))
    document.do(add_record(document.portfolio, Ask, project_id=secret.id, what=f"Buy {HIDDEN}"))
    board = next(each for each in document.portfolio.all(Audience) if not each.sees_confidential)
    data = sent(document, board, tmp_path / "board.sciencepm")
    assert HIDDEN.encode() not in data
    assert HIDDEN.encode() in sent(document, everything(), tmp_path / "all.sciencepm")
    document.close()


def test_money_and_people_that_are_hidden_are_gone_with_every_sentence_that_names_them(
    document: Document, tmp_path: Path
) -> None:
    statements = document.portfolio.get(Project, "statements")
    document.do(
        change_project(
            document.portfolio,
            project_id=statements.id,
            owner=HIDDEN,
            monthly_cost="77777",
            outcome_wanted="It reads tables. It saves €987654 a year.",
        )
    )
    blind = Audience.make(name="Works council")
    path = tmp_path / "council.sciencepm"
    data = sent(document, blind, path)
    for gone in (HIDDEN, "77777", "987654"):
        assert gone.encode() not in data
    kept = Document.open(path, Paths.at(tmp_path / "theirs"))
    project = kept.portfolio.get(Project, "statements")
    assert project.outcome_wanted == "It reads tables."
    assert (project.monthly_cost, project.people, project.owner) == (None, (), "Not shown")
    assert not kept.portfolio.all(Spend)
    assert not kept.portfolio.all(Snapshot)
    assert all(ask.amount is None for ask in kept.portfolio.all(Ask))
    kept.close()
    document.close()


def test_what_is_noted_about_people_never_leaves(document: Document, tmp_path: Path) -> None:
    assert any(each.worries for each in document.portfolio.all(Stakeholder))
    path = tmp_path / "all.sciencepm"
    sent(document, everything(), path)
    kept = Document.open(path, Paths.at(tmp_path / "theirs"))
    assert not any(each.worries or each.values for each in kept.portfolio.all(Stakeholder))
    assert kept.portfolio.settings.id != document.portfolio.settings.id
    kept.close()
    document.close()


def test_the_copy_has_no_journal_and_no_versions_of_what_was_hidden(document: Document, tmp_path: Path) -> None:
    secret = next(each for each in document.portfolio.all(Project) if each.confidential)
    document.do(change_project(document.portfolio, project_id=secret.id, title=HIDDEN))
    now = document.portfolio.all(Snapshot)[0].taken_at
    document.do(take_snapshot(document.portfolio, name="Before", at=now, today=date(2026, 11, 19)))
    path = tmp_path / "board.sciencepm"
    board = next(each for each in document.portfolio.all(Audience) if not each.sees_confidential)
    assert HIDDEN.encode() not in sent(document, board, path)
    with sqlite3.connect(path) as read:
        tables = [row[0] for row in read.execute("select name from sqlite_master where name like '%journal%'")]
        assert all(read.execute(f"select count(*) from {name}").fetchone()[0] == 0 for name in tables)
    read.close()
    document.close()


def everything() -> Audience:
    return Audience.make(name="Ourselves", sees_confidential=True, sees_money=True, sees_people=True)
