"""A kept picture as large as the screen allows, without leaving the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from sciencepm.domain.documents import Content
from sciencepm.domain.project import Attachment
from sciencepm.ui.around.picture import picture_of
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class Preview(QDialog):
    """Escape or Enter closes it. Raises `UserError` when the picture cannot be shown."""

    def __init__(self, session: Session, attachment: Attachment, parent: QWidget) -> None:
        words, px = session.words, session.theme.px
        room = parent.window().size()
        image = picture_of(session.portfolio.get(Content, attachment.content_id), 2_000)
        super().__init__(parent)
        title = attachment.caption or attachment.name
        self.setWindowTitle(title)
        self.setProperty("look", "sheet")
        most = room * 0.8
        shown = QPixmap.fromImage(image)
        if shown.width() > most.width() or shown.height() > most.height():
            shown = QPixmap.fromImage(
                image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
        picture = Label()
        picture.setPixmap(shown)
        picture.setAccessibleName(title)
        close = button(words("Close"), self.accept, "primary")
        close.setDefault(True)
        gap = px(16)
        foot = row(Label(title, "second", wrap=True), close, spacing=px(12))
        foot.setStretch(0, 1)
        self.setLayout(column(picture, foot, spacing=px(12), margins=(gap, gap, gap, gap)))
