"""A picture or document kept with a project: seen small, captioned where it stands, opened or saved only when asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QToolButton

from sciencepm.analysis.file_kinds import PICTURES, copy_name, kind_text, may_be_opened, size_text
from sciencepm.commands.records import remove_record
from sciencepm.domain.documents import Content
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Attachment
from sciencepm.errors import UserError
from sciencepm.export.attachment import write_attachment
from sciencepm.ui.around.opening import open_attachment
from sciencepm.ui.around.picture import picture_of
from sciencepm.ui.around.preview import Preview
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.cells import Cells
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import icon_button
from sciencepm.ui.widgets.text import Label

_WIDTH, _HEIGHT = 72, 48


class AttachmentRow(Cells):
    """Its caption is changed where it stands; the picture is pressed to see it large."""

    def __init__(self, session: Session, attachment_id: str) -> None:
        super().__init__(session)
        words, px, theme = session.words, session.theme.px, session.theme
        self._session, self._id = session, attachment_id
        content = self._content
        form = self._form = InPlaceForm(session, Attachment, attachment_id)
        self.caption = form.wrapped("caption", words("Caption"), words("What does it show?"))
        self._about = Label(look="caption", wrap=True)
        self._about.setContentsMargins(px(6), 0, 0, px(2))
        self.look = QToolButton()
        self.look.clicked.connect(lambda _on=False: self._look_at())
        self._is_shown: bool = self._show_small(content)
        self.open = icon_button(theme, "external-link", words("Open a copy in another program"), self._open)
        self.save = icon_button(theme, "download", words("Save a copy…"), self._save)
        self.remove = icon_button(theme, "trash-2", words("Remove this attachment"), self._remove)
        buttons = panel(row(None, self.open, self.save, self.remove, spacing=px(2)))
        # A style sheet has its own mind about how wide a button may be.
        place = panel(row(None, self.look, None, spacing=0))
        place.setFixedWidth(px(_WIDTH + 12))
        self.hang(place)
        said = panel(column(self.caption, self._about, spacing=0))
        self.hold((), (said, buttons), ((0, 0, 3), (0, 3, 1)))
        self.arrange(as_form=True)
        self.caption.show_name(False)
        self.open.setVisible(may_be_opened(self._attachment.name, content.media_type))
        self.refresh()

    @property
    def _attachment(self) -> Attachment:
        return self._session.portfolio.get(Attachment, self._id)

    @property
    def _content(self) -> Content:
        return self._session.portfolio.get(Content, self._attachment.content_id)

    def refresh(self) -> None:
        """Read the attachment again."""
        words, attachment, content = self._session.words, self._attachment, self._content
        self._form.refresh()
        kind = kind_text(attachment.name, content.media_type, words)
        parts = [attachment.name, kind, size_text(len(content.data), words)]
        if content.media_type in PICTURES and not self._is_shown:
            parts.append(words("cannot be shown"))
        self._about.setText(" · ".join(part for part in parts if part))
        called = attachment.caption or attachment.name
        self.setAccessibleName(", ".join(dict.fromkeys((called, *parts))))
        does = words("See “{called}” large", called=called)
        self.look.setAccessibleName(does if self._is_shown else words("Open “{called}”", called=called))
        self.look.setEnabled(self._is_shown or not self.open.isHidden())
        self.remove.setEnabled(not self._session.document.is_read_only)

    def _show_small(self, content: Content) -> bool:
        """Its picture, or a sign for a document. Whether there is a picture to be seen."""
        theme, px = self._session.theme, self._session.theme.px
        try:
            image = picture_of(content, 2 * px(_WIDTH))
        except UserError:
            self.look.setIcon(theme.icon("file-text", size=24))
            self.look.setIconSize(QSize(px(24), px(24)))
            return False
        self.look.setIcon(QIcon(_fitted(image, px(_WIDTH), px(_HEIGHT))))
        self.look.setIconSize(QSize(px(_WIDTH), px(_HEIGHT)))
        return True

    def _look_at(self) -> None:
        if not self._is_shown:
            self._open()
            return
        try:
            dialog = Preview(self._session, self._attachment, self)
        except UserError as refused:
            self._session.failed.emit(refused)
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open(self) -> None:
        try:
            open_attachment(self._session, self._attachment)
        except UserError as refused:
            self._session.failed.emit(refused)

    def _save(self) -> None:
        attachment, words = self._attachment, self._session.words
        dialog = QFileDialog(self, words("Save a copy"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(copy_name(attachment.name, attachment.caption))
        if dialog.exec() != QFileDialog.DialogCode.Accepted:
            return
        try:
            write_attachment(self._session.portfolio, attachment, Path(dialog.selectedFiles()[0]))
        except UserError as refused:
            self._session.failed.emit(refused)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(Attachment, self._id), now=now())

        self._session.remove(remove)


def _fitted(image: QImage, width: int, height: int) -> QPixmap:
    """As large as the place allows, twice as fine as the screen needs."""
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(2 * width, 2 * height, keep, smooth))
    pixmap.setDevicePixelRatio(2)
    return pixmap
