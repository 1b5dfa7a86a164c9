"""Three questions that make a project: the first minute with the program, and every project after it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sciencepm.commands.projects import add_project
from sciencepm.commands.templates import add_project_from_template
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project
from sciencepm.ui.session import Session
from sciencepm.ui.templates.plan_choice import PlanChoice
from sciencepm.ui.widgets.box import column, panel, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.kind_choice import KindChoice
from sciencepm.ui.widgets.text import Label

_WIDTH: Final = 640


class FirstMinute(QWidget):
    """`added` tells the new project's id; `called_off` that there is none for now."""

    added = Signal(str)
    called_off = Signal()
    sample_requested = Signal()
    open_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self._title = Label(look="hero", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._below = Label(look="lead", wrap=True)
        self._below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.achieve = LineEditor(
            words("What are you trying to achieve?"),
            words("Turn supplier statements into clean tables without hand-typing"),
            size="large",
        )
        self.who = LineEditor(
            words("Who benefits, and how would they notice?"), words("Analysts close a case the same day"), size="large"
        )
        self.achieve_field = Field("", self.achieve, spacing=theme.px(4))
        self.kinds = KindChoice(theme, words)
        self.plan = PlanChoice(theme, words)
        self._plan_question = _question(self.plan, words("Which plan does it start with?"))
        for made in self.kinds.buttons.values():
            made.toggled.connect(lambda _on: self.plan.offer(self.kinds.kind))
        self.add = button("", self._add, "primary")
        self.add.setProperty("textSize", "large")
        self.cancel = button(words("Cancel"), self.called_off.emit)
        self.cancel.setProperty("textSize", "large")
        self._keys = Label(look="muted")
        self._elsewhere = self._other_ways()
        self.setLayout(column(scrolled(self._centred(), wraps=True), spacing=0))

    @property
    def title(self) -> str:
        """What is asked."""
        return self._title.text()

    def ask_first(self) -> None:
        """Ask for the first project, or offer to look elsewhere first."""
        words = self._session.words
        below = words("Start with one project you already run. Everything you write is kept, on this computer only.")
        self._ask(words("What is your science team trying to find out?"), below, words("Add your first project"), True)

    def ask_next(self) -> None:
        """Ask for one more project, which may be called off."""
        words = self._session.words
        below = words("The same three questions, and a plan to start with.")
        self._ask(words("What is the next thing to find out?"), below, words("Add project"), False)

    def _ask(self, title: str, below: str, add: str, first: bool) -> None:
        words = self._session.words
        self._title.setText(title)
        self._below.setText(below)
        self.add.setText(add)
        self.cancel.setVisible(not first)
        self._keys.setText(words("Enter") if first else words("Enter adds it, Esc calls it off"))
        self._elsewhere.setVisible(first)
        self._plan_question.setVisible(not first)
        self.plan.setVisible(not first)
        writes = not self._session.document.is_read_only
        for part in (self.achieve, self.who, self.kinds, self.plan, self.add):
            part.setEnabled(writes)
        self.achieve.setFocus()

    def _add(self) -> None:
        session = self._session
        done = session.do_at(
            self.achieve_field,
            self._project,
        )
        if not done:
            self.achieve.setFocus()
            return
        for line in (self.achieve, self.who):
            line.setText("")  # unlike clear(), this leaves nothing to undo in the line
        self.kinds.choose(Kind.PRODUCT)
        self.plan.reset()
        self.added.emit(session.portfolio.all(Project)[-1].id)

    def _project(self, portfolio: Portfolio) -> Edit:
        session = self._session
        given: dict[str, Any] = {
            "today": session.today,
            "achieve": self.achieve.text(),
            "who_benefits": self.who.text(),
            "kind": self.kinds.kind,
            "w": session.words,
        }
        if self.plan.code:
            return add_project_from_template(portfolio, template=self.plan.code, **given)
        return add_project(portfolio, **given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.add.isEnabled():
            self._add()
        elif event.key() == Qt.Key.Key_Escape and not self.cancel.isHidden():
            self.called_off.emit()
        else:
            super().keyPressEvent(event)

    def _centred(self) -> QWidget:
        theme, px = self._session.theme, self._session.theme.px
        words = self._session.words
        card = Card(theme, spacing=6)
        card.body.setContentsMargins(px(28), px(24), px(28), px(24))
        for part in (
            _question(self.achieve, words("What are you trying to achieve?")),
            self.achieve_field,
            px(8),
            _question(self.who, words("Who benefits, and how would they notice?")),
            self.who,
            px(8),
            _question(self.kinds, words("Is it closer to a product, or opening new ground?")),
            self.kinds,
            px(8),
            self._plan_question,
            self.plan,
            px(14),
            flowing(self.add, self.cancel, self._keys, spacing=px(12)),
        ):
            card.add(part)
        block = panel(
            column(
                column(self._title, self._below, spacing=px(8)),
                card,
                self._elsewhere,
                spacing=px(22),
            )
        )
        block.setMaximumWidth(px(_WIDTH))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        block.setSizePolicy(policy)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(block, 100)
        across.addStretch(1)
        return panel(column(None, across, None, margins=(px(26), px(20), px(26), px(20))), "page")

    def _other_ways(self) -> QWidget:
        words = self._session.words
        self.sample = button(words("Look around a sample"), self.sample_requested.emit)
        self.other = button(words("Open a portfolio…"), self.open_requested.emit)
        return flowing(self.sample, self.other, spacing=self._session.theme.px(14), centred=True)


def _question(editor: QWidget, text: str) -> Label:
    label = Label(text, "question", wrap=True)
    label.setBuddy(editor)
    return label
