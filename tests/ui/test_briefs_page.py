"""The composer as a PM uses it: choices, live pages, going where a line comes from, checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sciencepm.analysis.brief.blocks import SectionKey
from sciencepm.commands.records import change_record
from sciencepm.commands.stakeholders import answer_ask
from sciencepm.domain.documents import Audience, Brief, BriefKind, Content, Snapshot, SnapshotReason
from sciencepm.domain.stakeholders import Ask
from sciencepm.export.pdf.raster import opened, page_raster, page_sizes
from sciencepm.ui.briefs.audience_sheet import AudienceSheet
from sciencepm.ui.briefs.composing import Composed
from sciencepm.ui.briefs.issuing import IssueSheet
from sciencepm.ui.briefs.printing import print_pages
from sciencepm.ui.pages.briefs import BriefsPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> BriefsPage:
    page = BriefsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda _edit: page.refresh())
    page.resize(1228, 841)
    page.show()
    page.show_location(Location("briefs"))
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: BriefsPage) -> None:
    """Until the pages and checks of what was asked for have come."""
    qtbot.waitUntil(lambda: not page.work.is_busy and not page.is_waiting, timeout=20_000)


def composed(page: BriefsPage) -> Composed:
    assert page.composed is not None
    return page.composed


def test_it_opens_with_the_brief_for_whoever_got_the_last_one(page: BriefsPage) -> None:
    assert page.header.headline.text() == "Portfolio brief for the Executive committee"
    assert page.header.subline.text() == "Draft, follows no. 6 · 20 November 2026"
    assert page.pages.count == 3
    assert page.pages.image(0) is not None
    assert composed(page).pdf.startswith(b"%PDF")


def test_the_pages_follow_what_is_typed_before_it_is_kept(qtbot: QtBot, page: BriefsPage) -> None:
    editor = page.ask.fields["what"].editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Pay for one more month")
    settle(qtbot, page)
    box = "".join(str(section) for section in composed(page).content.chapters[0].first)
    assert "Pay for one more month" in box
    (ask,) = [each for each in page.session.portfolio.all(Ask) if each.answered_on is None]
    assert ask.what.startswith("Approve the human check")


def test_old_pages_are_dimmed_and_stay_while_new_ones_are_made(qtbot: QtBot, page: BriefsPage) -> None:
    page.pages.wait()
    qtbot.waitUntil(lambda: page.pages.is_dimmed)
    assert page.pages.image(0) is not None
    page.refresh()
    settle(qtbot, page)
    assert not page.pages.is_dimmed


def test_a_line_of_the_page_leads_to_the_field_its_words_come_from(qtbot: QtBot, page: BriefsPage) -> None:
    (ask,) = [each for each in page.session.portfolio.all(Ask) if each.answered_on is None]
    page.pages.setFocus()
    for _step in range(40):
        qtbot.keyClick(page.pages, Qt.Key.Key_Down)
        if page.pages.chosen == ask.id:
            break
    assert page.pages.chosen == ask.id
    qtbot.keyClick(page.pages, Qt.Key.Key_Return)
    assert page.ask.fields["what"].editor.hasFocus()


def test_a_line_on_a_project_leads_to_the_project(qtbot: QtBot, page: BriefsPage) -> None:
    place = next(each for each in composed(page).fit.places if each.record_id == "statements")
    with qtbot.waitSignal(page.go_requested) as asked:
        page.pages.opened.emit(place.record_id)
    assert asked.args == [Location("projects", "statements")]


def test_each_kind_asks_only_for_what_it_needs(qtbot: QtBot, page: BriefsPage) -> None:
    page.kinds.buttons[BriefKind.PROJECT].click()
    settle(qtbot, page)
    assert page.choices.project.isVisible()
    assert page.choices.frame.isVisible()
    assert page.pane.fit.text().startswith("10 pages")
    page.kinds.buttons[BriefKind.PROJECT].setFocus()
    qtbot.keyClick(page.kinds.buttons[BriefKind.PROJECT], Qt.Key.Key_Down)
    settle(qtbot, page)
    assert composed(page).content.kind is BriefKind.DECISION_MEMO
    assert not page.choices.frame.isVisible()
    assert page.pane.fit.text().startswith("Fits 1 page (8")


def test_a_section_that_is_not_wanted_is_left_out_and_can_come_back(qtbot: QtBot, page: BriefsPage) -> None:
    page.sections.ticks[SectionKey.RISKS].box.click()
    settle(qtbot, page)
    keys = {section.key for section in composed(page).content.chapters[0].sections()}
    assert SectionKey.RISKS not in keys
    assert not page.sections.ticks[SectionKey.RISKS].is_ticked
    page.sections.ticks[SectionKey.RISKS].box.click()
    settle(qtbot, page)
    assert SectionKey.RISKS in {section.key for section in composed(page).content.chapters[0].sections()}


def test_it_says_how_much_an_audience_does_not_see(qtbot: QtBot, page: BriefsPage) -> None:
    hidden = [each for each in page.session.portfolio.all(Audience) if not each.sees_confidential]
    page.choices.readers.show_value(hidden[0].id)
    page.choices.readers.committed.emit(hidden[0].id)
    settle(qtbot, page)
    assert "confidential project is hidden" in page.choices.hidden.text()


def test_a_remark_on_the_words_of_the_brief_is_mended_at_once(qtbot: QtBot, page: BriefsPage) -> None:
    (ask,) = [each for each in page.session.portfolio.all(Ask) if each.answered_on is None]
    page.session.do(change_record, ask, if_no="The recall stays at 62 of 100.")
    settle(qtbot, page)
    assert page.checks.count.text() == "1 to look at"
    page.checks.list.rows[0].suggestions[0].click()
    settle(qtbot, page)
    assert page.checks.count.text() == ""
    after = page.session.portfolio.get(Ask, ask.id)
    assert "recall" not in after.if_no
    page.session.undo()
    assert "recall" in page.session.portfolio.get(Ask, ask.id).if_no


def test_an_empty_portfolio_offers_to_begin(qtbot: QtBot, empty_session: Session) -> None:
    page = BriefsPage(empty_session)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_location(Location("briefs"))
    with qtbot.waitSignal(page.action_requested) as asked:
        page.begin.click()
    assert asked.args == ["new-project"]
    assert not page.work.is_busy


def test_what_is_composed_is_of_the_day(page: BriefsPage) -> None:
    assert composed(page).content.day == date(2026, 11, 20)


def issue_it(qtbot: QtBot, page: BriefsPage) -> Brief:
    before = {each.id for each in page.session.portfolio.all(Brief)}
    sheet = IssueSheet(page.session, page.composition, page.order, page)
    sheet.others.setText("Chair of the board")
    sheet.do.click()
    settle(qtbot, page)
    return next(each for each in page.session.portfolio.all(Brief) if each.id not in before)


def test_issuing_freezes_pages_number_and_readers_and_can_be_undone_once(qtbot: QtBot, page: BriefsPage) -> None:
    assert page.issuing.text() == "Issue no. 7…"
    brief = issue_it(qtbot, page)
    portfolio = page.session.portfolio
    content = portfolio.get(Content, brief.content_id or "")
    assert brief.number == 7
    assert "Chair of the board" in brief.recipients
    assert "Chief financial officer" in brief.recipients
    assert portfolio.get(Brief, brief.replaces_id or "").number == 6
    assert "No. 7, replaces no. 6" in text_of(content.data)
    assert "Draft" not in text_of(content.data)
    snapshot = portfolio.get(Snapshot, brief.snapshot_id or "")
    assert snapshot.reason is SnapshotReason.BRIEF
    assert page.header.subline.text().startswith("Draft, follows no. 7")
    assert page.issuing.text() == "Issue no. 8…"
    page.session.undo()
    assert page.session.portfolio.find(Brief, brief.id) is None
    assert page.session.portfolio.find(Snapshot, snapshot.id) is None


def test_an_issued_brief_opens_as_it_went_out_whatever_changes(qtbot: QtBot, page: BriefsPage) -> None:
    brief = issue_it(qtbot, page)
    (ask,) = [each for each in page.session.portfolio.all(Ask) if each.answered_on is None]
    page.session.do(change_record, ask, what="Something else entirely")
    settle(qtbot, page)
    page.sent.open_requested.emit(brief)
    settle(qtbot, page)
    assert (
        page.pane.fit.text()
        == f"No. 7 as it went out on {page.session.words.near_day(brief.issued_at.date(), page.session.today)}"
    )
    assert page.pdf() == page.session.portfolio.get(Content, brief.content_id or "").data
    page.pane.back.click()
    settle(qtbot, page)
    assert "Something else entirely" in text_of(page.pdf())


def test_the_next_brief_compares_with_the_last_and_opens_with_the_answers(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = BriefsPage(session)
    qtbot.addWidget(page)
    page.show_location(Location("briefs"))
    issue_it(qtbot, page)
    (ask,) = [each for each in session.portfolio.all(Ask) if each.answered_on is None]
    later = date(2026, 12, 14)
    monkeypatch.setattr(session, "_today", lambda: later)
    session.do(answer_ask, ask_id=ask.id, answer="Yes, until the holidays.", on=date(2026, 12, 10))
    content = page.content()
    changes = next(s for s in content.chapters[0].sections() if s.key is SectionKey.CHANGES)
    assert "20 November" in changes.heading.replace("\N{NO-BREAK SPACE}", " ")
    assert "Yes, until the holidays." in str(changes.blocks[0])
    assert content.view.then is not None
    assert content.view.then.on == date(2026, 11, 20)


def test_pages_are_printed_one_for_one(page: BriefsPage, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(page.pdf(), printer)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert len(page_sizes(printed)) == 3
    # The same ink at the same place: the two pages differ little, a shifted one would differ in most of its lines.
    ours, theirs = (page_raster(pdf, 0, 0.5) for pdf in (page.pdf(), printed))
    dark = [sum(value < 200 for value in each.data[::4]) for each in (ours, theirs)]
    assert abs(dark[0] - dark[1]) < dark[0] // 4


def test_an_audience_is_added_and_written_to(qtbot: QtBot, page: BriefsPage) -> None:
    sheet = AudienceSheet(page.session, None, page)
    qtbot.keyClicks(sheet.answers.field("name").editor, "Works council")
    sheet.answers.field("language").editor.setText("klingon!")  # type: ignore[attr-defined]
    sheet.do.click()
    assert sheet.answers.field("language").error == "Please write a language such as en or en_US."
    sheet.answers.field("language").editor.setText("en")  # type: ignore[attr-defined]
    sheet.sights["sees_people"].tick(True)
    sheet.do.click()
    made = page.session.portfolio.get(Audience, sheet.added or "")
    assert (made.name, made.sees_people, made.sees_money, made.sees_confidential) == (
        "Works council",
        True,
        False,
        False,
    )
    page.compose_as(replace(page.composition, readers=made.id))
    settle(qtbot, page)
    assert page.issuing.text() == "Issue no. 1…"
    assert "Money is not shown." in page.choices.hidden.text()


def text_of(pdf: bytes) -> str:
    with opened(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_from_the_window_a_brief_is_copied_for_mail_and_a_copy_of_the_portfolio_is_sent(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    assert not window.actions_by_code["print"].isEnabled()
    window.run("briefs")
    page = window.briefing.seen
    assert page is not None
    settle(qtbot, page)
    assert window.actions_by_code["print"].isEnabled()
    window.run("copy-brief")
    mail = QGuiApplication.clipboard().mimeData()
    assert "We need one decision" in mail.html()
    assert "We need one decision" in mail.text()
    # What lies on the clipboard of a screen that is none would outlive it.
    QGuiApplication.clipboard().clear()
    place = tmp_path / "theirs.sciencepm"
    # The platform's own dialog is not ours to test.
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(place)])
    window.run("send-copy")
    assert place.exists()
