"""What to ask the team at the weekly sync: better questions at the moment of asking, and the answers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.prompts import prompts
from sciencepm.analysis.sync_questions import is_for_team, project_questions
from sciencepm.commands.team_questions import ask_team
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Question
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.cells import RowKeys
from sciencepm.ui.concerns.tiles import Tile, Tiles
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.question_row import QuestionRow, StandingRow
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.sight import bring_into_sight, go_to
from sciencepm.ui.widgets.text import Label

_OWN = ""


class QuestionsCard(Card):
    """One tab stop for the questions; those answered before today are folded away."""

    def __init__(self, session: Session, project_id: str) -> None:
        words, px = session.words, session.theme.px
        self._count = Label(look="second")
        super().__init__(session.theme, title=words("Questions for the team"), aside=self._count, spacing=6)
        self._session, self._project_id = session, project_id
        self._asking: AskInPlace | None = None
        self._earlier_shown = False
        said = words("Questions wait here for the weekly sync.")
        self._none = Label(said, "second", wrap=True)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self._rows: KeptParts[QuestionRow] = KeptParts(inner)
        self._keys = RowKeys(self)
        self.standing = StandingRow(session)
        self.standing.wanted.connect(self._ask_standing)
        self.ask_button = button(words("Ask the team…"), self.offer)
        self.earlier = button("", self._fold, "link")
        self.tiles = Tiles(session, words("Ask for…"), self._tiles(), 230)
        self.tiles.hide()
        self.tiles.chosen.connect(self.ask)
        self.tiles.left.connect(self._leave)
        self._ask = column(spacing=0)
        self.body.setContentsMargins(px(10), px(14), px(10), px(14))
        for part in (self.heading, self._none, self.tiles):
            part.setContentsMargins(px(6), 0, px(6), 0)
        self._count.setContentsMargins(0, 0, px(6), 0)
        last = row(self.ask_button, self.earlier, None, spacing=px(8), margins=(px(6), px(6), 0, 0))
        for added in (self._none, inner, self.standing, self.tiles, self._ask, last):
            self.add(added)

    def show_project(self, project: Project) -> None:
        """Read the questions again."""
        session, words, today = self._session, self._session.words, self._session.today
        asked = [each for each in session.portfolio.of(Question, project.id) if is_for_team(session.portfolio, each)]
        earlier = [each for each in asked if each.answered_on is not None and each.answered_on < today]
        shown = asked if self._earlier_shown else [each for each in asked if each not in earlier]
        if self._rows.show([each.id for each in shown], lambda it: QuestionRow(session, it)):
            self._keys.watch(self._rows.values())
            in_tab_order([*self._rows.values(), self.standing, self.tiles, self.ask_button, self.earlier])
        for made in self._rows.values():
            made.refresh()
        waiting = project_questions(session.portfolio, project, today, words)
        standing = next((each for each in waiting if each.standing), None)
        self.standing.show_question(standing)
        self._none.setVisible(not shown and standing is None)
        many = sum(each.answered_on is None for each in asked)
        self._count.setText(words.n("{count} waiting", "{count} waiting", many) if many else "")
        self.ask_button.setEnabled(not session.document.is_read_only)
        self._show_earlier(len(earlier))

    def part_of(self, record_id: str) -> QWidget | None:
        """The row of a question that is shown."""
        return self._rows.get(record_id)

    def offer(self) -> None:
        """Show what to ask for, and what not to ask instead."""
        self._close()
        self.ask_button.hide()
        self.tiles.show()
        bring_into_sight(self.tiles)
        self.tiles.focus_first()

    def ask(self, code: str) -> None:
        """Ask for the words of a question, which begin as those of a prompt."""
        self._close()
        self.ask_button.hide()
        self._asking = self._question(code)
        self._asking.ended.connect(lambda _done: self._leave())
        self._ask.addWidget(self._asking)
        self._asking.begin()

    def _tiles(self) -> list[Tile]:
        words = self._session.words
        offered = [
            Tile(each.code, words(each.ask), words("Rather than: {question}", question=words(each.instead_of)))
            for each in prompts().asks
        ]
        return [*offered, Tile(_OWN, words("Your own question"), words("In your own words"))]

    def _question(self, code: str) -> AskInPlace:
        session, words = self._session, self._session.words
        prompt = next((each for each in prompts().asks if each.code == code), None)
        answers = Answers(session)
        text = answers.text("text", words("Question"), words("What do you want to know?"))
        owner = answers.line("owner", words("Who answers"), words("A role or a name"), value=self._team())
        if prompt is not None:
            assert isinstance(text.editor, TextEditor)
            text.editor.setText(words(prompt.ask))

        def ask(portfolio: Portfolio, **given: Any) -> Edit:
            return ask_team(portfolio, project_id=self._project_id, on=session.today, w=words, **given)

        note = words(prompt.why) if prompt is not None else ""
        title, done = words("Ask the team"), words("Ask at the weekly sync")
        return AskInPlace(session, title, answers, [[text], [owner]], done, ask, note)

    def _team(self) -> str:
        return self._session.portfolio.get(Project, self._project_id).team

    def _ask_standing(self) -> None:
        session, words = self._session, self._session.words
        text = words(prompts().standing)
        if session.do(ask_team, project_id=self._project_id, text=text, on=session.today, w=words):
            asked = session.portfolio.of(Question, self._project_id)
            now = next(each for each in reversed(asked) if each.text == text and each.answered_on is None)
            go_to(self._rows[now.id].answer.editor)

    def _close(self) -> None:
        self.tiles.hide()
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None

    def _leave(self) -> None:
        self._close()
        self.ask_button.show()
        self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self._earlier_shown = not self._earlier_shown
        self.show_project(self._session.portfolio.get(Project, self._project_id))

    def _show_earlier(self, many: int) -> None:
        words = self._session.words
        said = words.n("{count} earlier answer", "{count} earlier answers", many)
        self.earlier.setText(words("Hide earlier answers") if self._earlier_shown else said)
        self.earlier.setVisible(bool(many))
