"""What an empty place shows: an icon, a sentence, and one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.text import Label


class EmptyState(QWidget):
    """Centred in whatever room there is."""

    def __init__(self, theme: Theme, icon: str, sentence: str, action: QPushButton | None = None) -> None:
        super().__init__()
        picture = Label()
        picture.setPixmap(theme.pixmap(icon, "third", 32))
        said = Label(sentence, "second", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(None, picture, said, spacing=theme.px(12))
        layout.setAlignment(picture, Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setLayout(layout)
