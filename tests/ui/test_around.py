"""Pictures, documents, links and other projects: dropped, pasted, captioned, opened when asked, removed, undone."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sciencepm.commands.attachments import attach
from sciencepm.commands.records import add_record
from sciencepm.domain.documents import Content
from sciencepm.domain.project import Attachment, Enables, Link, Project
from sciencepm.errors import UserError
from sciencepm.ui.around.picture import png_bytes, read_picture
from sciencepm.ui.around.preview import Preview
from sciencepm.ui.go_to import GoTo
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.window import Window

STATEMENTS = "statements"


@pytest.fixture
def window(qtbot: QtBot, session: Session, theme: Theme, qapp: QApplication) -> Iterator[Window]:
    made = Window(session)
    qtbot.addWidget(made)
    made.show()
    made.go(Location("projects", STATEMENTS))
    yield made
    apply_theme(qapp, theme, session.paths.cache)


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[list[str]]:
    """What is handed to other programs, by its address."""
    desk = _Desk()
    for scheme in ("file", "https"):
        QDesktopServices.setUrlHandler(scheme, desk, "take")  # type: ignore[arg-type]  # the stub says bytes, the library takes text
    yield desk.taken
    for scheme in ("file", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


class _Desk(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.taken.append(url.toString())


def page_of(window: Window) -> ProjectPage:
    assert isinstance(window.page, ProjectPage)
    return window.page


def picture(width: int = 40, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B6BA8"))
    return image


def attached(session: Session) -> tuple[Attachment, ...]:
    return session.portfolio.of(Attachment, STATEMENTS)


def link_to(session: Session, address: str) -> Link:
    (found,) = (each for each in session.portfolio.of(Link, STATEMENTS) if each.address == address)
    return found


def drop(page: QWidget, mime: QMimeData) -> bool:
    """A real drop on the middle of the page; whether it was taken."""
    where, copy, left, none = page.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, _NO_KEYS
    entering = QDragEnterEvent(where, copy, mime, left, none)
    QApplication.sendEvent(page, entering)
    if not entering.isAccepted():
        return False
    dropped = QDropEvent(QPointF(where), copy, mime, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(page, dropped)
    return dropped.isAccepted()


_NO_KEYS = Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_dropped_files_are_kept_shown_captioned_removed_and_undone(window: Window, tmp_path: Path) -> None:
    session, page = window.session, page_of(window)
    shot, notes = tmp_path / "flow.png", tmp_path / "notes.txt"
    shot.write_bytes(png_bytes(picture()))
    notes.write_text("Lisbon wants the totals first.")
    before = session.portfolio.digest()
    assert drop(page, files(shot, notes))
    assert not page.dropping.sign.isVisible()
    shot.unlink()  # it is kept inside
    flow, text = attached(session)
    assert (flow.name, text.name) == ("flow.png", "notes.txt")
    card = page.plan.around.files
    row = card.part_of(flow.id)
    assert row is not None
    assert "PNG picture" in row.accessibleName()
    row.caption.editor.setText("How a page is read")  # type: ignore[attr-defined]
    row.caption.editor.commit()  # type: ignore[attr-defined]
    assert session.portfolio.get(Attachment, flow.id).caption == "How a page is read"
    row.remove.click()  # type: ignore[attr-defined]
    assert [each.name for each in attached(session)] == ["notes.txt"]
    while session.document.undo_label:
        session.undo()
    assert session.portfolio.digest() == before


def test_an_address_that_is_dropped_becomes_a_link(window: Window) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/tables")])
    assert drop(page_of(window), mime)
    assert link_to(window.session, "https://example.com/tables").caption == ""
    script = QMimeData()
    script.setUrls([QUrl("javascript:alert(1)")])
    assert not drop(page_of(window), script)


def test_a_picture_on_the_clipboard_is_pasted_with_the_keyboard(window: Window) -> None:
    session = window.session
    QGuiApplication.clipboard().setImage(picture())
    page_of(window).plan.strip.focus_current()
    window.run("paste")
    (kept,) = attached(session)
    assert kept.name == "Picture of 20 November 2026.png"
    content = session.portfolio.get(Content, kept.content_id)
    assert read_picture(content.data, content.media_type, 100).size() == picture().size()


def test_words_on_the_clipboard_go_to_the_field_and_files_to_the_page(window: Window, tmp_path: Path) -> None:
    page, editor = page_of(window), page_of(window).goal.goal.editor
    editor.setFocus()
    QGuiApplication.clipboard().setText("Read every page. ")
    window.run("paste")
    assert "Read every page." in editor.text()  # type: ignore[attr-defined]
    notes = tmp_path / "notes.txt"
    notes.write_text("x")
    QGuiApplication.clipboard().setMimeData(files(notes))
    editor.setFocus()
    window.run("paste")
    assert "notes.txt" not in editor.text()  # type: ignore[attr-defined]
    assert [each.name for each in attached(window.session)] == ["notes.txt"]
    assert page.tab == "plan"


def jpeg() -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(200, 200).save(buffer, "JPG")  # type: ignore[call-overload]
    return bytes(held.data())


def bomb() -> bytes:
    """A picture of 60,000 by 60,000 points in a few hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    side = (60_000).to_bytes(4)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
    head = chunk(b"IHDR", side + side + bytes([8, 2, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("bomb.png", bomb(), "too many points"),
        ("cut.png", png_bytes(picture(200, 200))[:-40], "cannot be read"),
        ("cut.jpg", jpeg()[:-40], "cannot be read"),
        ("flow.png", b"<svg onload='x()'></svg>", "is not the kind of file its name says"),
        ("flow.svg", b"<svg><script>x()</script></svg>", "holds a program"),
        ("empty.pdf", b"", "is empty"),
    ],
)
def test_hostile_files_get_a_sentence_and_the_others_are_kept(
    window: Window, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "notes.txt"
    bad.write_bytes(data)
    good.write_text("kept")
    drop(page_of(window), files(bad, good))
    card = page_of(window).plan.around.files
    assert sentence in card.wrong.text()
    assert name in card.wrong.text()
    assert [each.name for each in attached(window.session)] == ["notes.txt"]


def test_a_folder_or_a_pipe_is_no_file(window: Window, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    drop(page_of(window), files(tmp_path, pipe))
    said = page_of(window).plan.around.files.wrong.text()
    assert said.count("is not a file") == 2
    assert attached(window.session) == ()


def test_a_bomb_in_a_file_from_someone_else_is_listed_and_not_shown(window: Window) -> None:
    session = window.session
    session.do(attach, project_id=STATEMENTS, files=[("bomb.png", bomb())])
    (kept,) = attached(session)
    row = page_of(window).plan.around.files.part_of(kept.id)
    assert row is not None
    assert "cannot be shown" in row.accessibleName()
    with pytest.raises(UserError, match="too many points"):
        Preview(session, kept, window)


def test_a_copy_is_opened_only_when_asked_and_under_a_safe_name(window: Window, opened: list[str]) -> None:
    session = window.session
    session.do(attach, project_id=STATEMENTS, files=[("flow.png", png_bytes(picture()))], caption="../../how it runs")
    (kept,) = attached(session)
    row = page_of(window).plan.around.files.part_of(kept.id)
    assert row is not None
    assert opened == []
    row.open.click()  # type: ignore[attr-defined]
    (address,) = opened
    path = Path(QUrl(address).toLocalFile())
    assert path.name == "how it runs.png"
    assert path.is_relative_to(session.paths.cache)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_bytes() == session.portfolio.get(Content, kept.content_id).data


def test_what_could_run_is_not_opened(window: Window, opened: list[str]) -> None:
    session = window.session
    session.do(attach, project_id=STATEMENTS, files=[("setup.exe", b"MZ")])
    row = page_of(window).plan.around.files.part_of(attached(session)[0].id)
    assert row is not None
    assert row.open.isHidden()  # type: ignore[attr-defined]
    assert not row.look.isEnabled()  # type: ignore[attr-defined]
    assert opened == []


def test_a_copy_is_saved_where_one_likes(window: Window, tmp_path: Path) -> None:
    session = window.session
    session.do(attach, project_id=STATEMENTS, files=[("notes.txt", b"Lisbon")])
    row = page_of(window).plan.around.files.part_of(attached(session)[0].id)
    assert row is not None
    target = tmp_path / "copy.txt"

    offered: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        offered.extend(dialog.selectedFiles())
        dialog.selectFile(str(target))
        dialog.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(0, choose)
    row.save.click()  # type: ignore[attr-defined]
    assert Path(offered[0]).name == "notes.txt"
    assert target.read_bytes() == b"Lisbon"


def test_a_link_is_opened_after_its_whole_address_was_shown(window: Window, opened: list[str]) -> None:
    session = window.session
    session.do(add_record, Link, project_id=STATEMENTS, address="https://b\u00fccher.example/plan")
    link = link_to(session, "https://b\u00fccher.example/plan")
    row = page_of(window).plan.around.links.part_of(link.id)
    assert row is not None
    shown: list[str] = []

    def answer(text: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(box.informativeText())
        by_text = {each.text().replace("&", ""): each for each in box.buttons()}
        by_text.get(text, box.buttons()[0]).click()

    QTimer.singleShot(0, lambda: answer("Cancel"))
    row.open.click()  # type: ignore[attr-defined]
    assert opened == []
    QTimer.singleShot(0, lambda: answer("Open"))
    row.open.click()  # type: ignore[attr-defined]
    assert shown == ["https://xn--bcher-kva.example/plan"] * 2
    assert len(opened) == 1
    row.copy.click()  # type: ignore[attr-defined]
    assert QGuiApplication.clipboard().text() == link.address


def test_an_address_that_is_only_copied_has_no_button_to_open_it(window: Window) -> None:
    session = window.session
    session.do(add_record, Link, project_id=STATEMENTS, address="\\\\server\\share\\plan.pdf")
    row = page_of(window).plan.around.links.part_of(link_to(session, "\\\\server\\share\\plan.pdf").id)
    assert row is not None
    assert row.open.isHidden()  # type: ignore[attr-defined]
    assert not row.copy.isHidden()  # type: ignore[attr-defined]


def choose_project(window: Window, title: str) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GoTo)
        dialog._line.setText(title)
        dialog._go()

    QTimer.singleShot(0, choose)
    page_of(window).plan.around.others.choose.click()


def words_in(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel)]
    return "\n".join(labels + [each.text() for each in widget.findChildren(QPushButton)])


def test_what_a_project_opens_is_said_on_both_sides_and_never_in_a_circle(window: Window) -> None:
    session = window.session
    other = next(each for each in session.portfolio.all(Project) if each.id == "billing")
    choose_project(window, other.title)
    card = page_of(window).plan.around.others
    assert "Opens 1 product" in words_in(card)
    assert other.title in words_in(card)
    window.go(Location("projects", other.id))
    assert "Builds on" in words_in(card)
    assert "Statements into tables" in words_in(card)
    choose_project(window, "Statements into tables")
    assert card.wrong.text() == (
        f"“Statements into tables” opens the way for “{other.title}” already, so it cannot be the other way round."
    )
    assert session.portfolio.of(Enables, other.id) == ()


def test_every_control_around_a_project_has_a_name(window: Window) -> None:
    session = window.session
    session.do(attach, project_id=STATEMENTS, files=[("flow.png", png_bytes(picture())), ("notes.txt", b"x")])
    session.do(add_record, Link, project_id=STATEMENTS, address="https://example.com")
    for widget in page_of(window).plan.around.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or getattr(widget, "text", str)(), type(widget).__name__
