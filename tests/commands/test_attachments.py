"""Pictures and documents kept with a project: once each, named without folders, and never what they pretend to be."""

from __future__ import annotations

import pytest
from tests.commands.desk import NOW, Desk

from sciencepm.commands import attachments
from sciencepm.commands.attachments import MOST_BYTES, attach, attached_bytes
from sciencepm.commands.projects import add_project
from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.domain.documents import Content
from sciencepm.domain.project import Attachment, Enables, Project

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture
def project(desk: Desk) -> Project:
    return desk.project("Statements")


def test_the_same_bytes_are_kept_once(desk: Desk, project: Project) -> None:
    desk.do(attach, project_id=project.id, files=[("flow.png", PNG), ("copy of flow.png", PNG)])
    one, other = desk.portfolio.of(Attachment, project.id)
    assert one.content_id == other.content_id
    assert len(desk.portfolio.all(Content)) == 1
    assert attached_bytes(desk.portfolio, project.id) == len(PNG)
    desk.do(attach, project_id=project.id, files=[("again.png", PNG)])
    assert len(desk.portfolio.all(Content)) == 1


def test_captions_change_and_removing_is_undone(desk: Desk, project: Project) -> None:
    desk.do(attach, project_id=project.id, files=[("C:\\Users\\me\\flow.png", PNG)], caption="The flow")
    (one,) = desk.portfolio.of(Attachment, project.id)
    assert (one.name, one.caption) == ("flow.png", "The flow")
    desk.do(change_record, one, caption="How a page is read")
    desk.do(remove_record, desk.now(one), now=NOW)
    assert desk.portfolio.of(Attachment, project.id) == ()
    assert desk.portfolio.find(Content, one.content_id) is not None


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.pdf", b"", "“empty.pdf” is empty."),
        ("big.bin", b"x" * (MOST_BYTES + 1), "“big.bin” is larger than 25 MB."),
        ("flow.png", b"MZ\x90", "“flow.png” is not the kind of file its name says."),
        ("flow.svg", b"<svg><script/></svg>", "“flow.svg” is a drawing that holds a program or fetches something."),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence(
    desk: Desk, project: Project, name: str, data: bytes, sentence: str
) -> None:
    assert desk.refused(attach, project_id=project.id, files=[(name, data)]).startswith(sentence)


def test_all_attachments_together_leave_the_file_readable(
    desk: Desk, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_TOGETHER", 10)
    desk.do(attach, project_id=project.id, files=[("a.txt", b"six...")])
    said = desk.refused(attach, project_id=project.id, files=[("b.txt", b"five.")])
    assert said.startswith("The attachments of this portfolio would come to more than 250 MB.")
    desk.do(attach, project_id=project.id, files=[("once more.txt", b"six...")])


def test_opening_the_way_never_comes_round_again(desk: Desk, project: Project) -> None:
    second = desk.new(add_project, title="Search", today=NOW.date())
    third = desk.new(add_project, title="Billing", today=NOW.date())
    desk.do(add_record, Enables, project_id=project.id, enabled_id=second.id)
    desk.do(add_record, Enables, project_id=second.id, enabled_id=third.id)
    assert desk.wrong(add_record, Enables, project_id=third.id, enabled_id=project.id) == {
        "enabled_id": "“Statements” opens the way for “Billing” already, so it cannot be the other way round."
    }
    desk.do(add_record, Enables, project_id=project.id, enabled_id=third.id)
