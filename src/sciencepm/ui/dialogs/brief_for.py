"""Before a brief is written: whom it is for, and on which paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from sciencepm.domain.documents import Audience
from sciencepm.i18n import Paper
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field
from sciencepm.ui.widgets.text import Label

_INSIDE = ""


@dataclass(frozen=True, slots=True)
class BriefFor:
    """The audience (None: the team itself, which sees everything) and the paper."""

    audience: Audience | None
    paper: Paper


class BriefForDialog(QDialog):
    """What the audience may not see is left out before the brief is made; the dialog says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._audiences = {audience.id: audience for audience in session.portfolio.all(Audience)}
        self.setWindowTitle(words("Export executive brief"))
        audiences = [(audience.id, audience.name) for audience in self._audiences.values()]
        self.audience = ChoiceEditor(
            words("Who is it for?"), [*audiences, (_INSIDE, words("Ourselves, with everything"))]
        )
        self.paper = ChoiceEditor(words("Paper"), [("a4", "A4"), ("letter", "Letter")])
        self.paper.show_value(session.settings.paper)
        said = words("What this audience may not see is left out before a figure is worked out.")
        go_on = button(words("Choose a place…"), self.accept, "primary")
        go_on.setDefault(True)
        self.setLayout(
            column(
                Label(words("Export executive brief"), "section"),
                Field(words("Who is it for?"), self.audience),
                Field(words("Paper"), self.paper),
                Label(said, "caption", wrap=True),
                row(None, button(words("Cancel"), self.reject), go_on, spacing=px(12)),
                spacing=px(14),
                margins=(px(24), px(20), px(24), px(20)),
            )
        )
        self.setMinimumWidth(px(420))

    def answer(self) -> BriefFor:
        """What was chosen."""
        paper: Paper = "letter" if self.paper.value() == "letter" else "a4"
        return BriefFor(self._audiences.get(self.audience.value()), paper)
