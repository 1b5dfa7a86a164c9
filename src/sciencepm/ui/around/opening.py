"""What leaves for another program, only when the person asks: a copy of an attachment, or the address of a link."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from sciencepm.analysis.addresses import Reach, address_of
from sciencepm.analysis.file_kinds import may_be_opened
from sciencepm.domain.documents import Content
from sciencepm.domain.project import Attachment
from sciencepm.errors import UserError
from sciencepm.export.attachment import copy_to_open
from sciencepm.ui.session import Session


def open_attachment(session: Session, attachment: Attachment) -> None:
    """Write a copy into a folder of our own and ask the system to show it. Raises `UserError`."""
    media_type = session.portfolio.get(Content, attachment.content_id).media_type
    if not may_be_opened(attachment.name, media_type):
        raise UserError("This kind of file could run something, so it is not opened from here.", "Save a copy instead.")
    path = copy_to_open(session.portfolio, attachment, session.paths.cache)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError("No program on this computer shows this kind of file.", "Save a copy instead.")


def open_link(session: Session, text: str, parent: QWidget) -> None:
    """Ask with the whole address before anything is opened. Raises `UserError`."""
    words, address = session.words, address_of(text)
    if address.reach is Reach.COPY:
        raise UserError("This address is only copied, not opened.", "Copy it and open it where you know it is safe.")
    url = QUrl(address.url)
    page = address.reach is Reach.PAGE
    question = words("Open this page in your browser?") if page else words("Open this file with another program?")
    box = QMessageBox(QMessageBox.Icon.NoIcon, "SciencePM", question, QMessageBox.StandardButton.Cancel, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    # Letters that look like others are spelled out in the name of a host.
    box.setInformativeText(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) if page else text)
    go = box.addButton(words("Open"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    if box.clickedButton() is go and not QDesktopServices.openUrl(url):
        raise UserError("No program on this computer opens this address.", "Copy it instead.")


def copy_text(text: str) -> None:
    """Text to the clipboard."""
    QGuiApplication.clipboard().setText(text)
