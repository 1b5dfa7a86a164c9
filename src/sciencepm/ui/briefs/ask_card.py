"""The decision a brief asks for: what, how much, by when, who decides, what if no and what if late."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from sciencepm.analysis.audience import sight_of
from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.commands.stakeholders import answer_ask
from sciencepm.domain.documents import BriefKind
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Ask
from sciencepm.ui.briefs.composition import Composition
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, VerbForm
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.sight import go_to
from sciencepm.ui.widgets.text import Label

_NAME_LETTERS = 60


class AskCard(Card):
    """Fields of one ask at a time; `typed` is said with every key, so that the pages can follow before it is kept."""

    typed = Signal()

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, Label(words("The decision asked"), "caption-strong"))
        self._session = session
        self._now: Composition | None = None
        self._ask_id: str | None = None
        self._form: RecordForm | None = None
        self.fields: dict[str, BoundField] = {}
        self.choice = ChoiceEditor(words("Which decision asked"), [])
        self.choice.committed.connect(self._choose)
        self._none = Label(words("Nothing is asked of these readers."), "second", wrap=True)
        self._inner = column(spacing=px(8))
        self._answer = column(spacing=0)
        self.new = button(words("Ask for a decision"), self._add, "link")
        self.remove = button(words("Remove"), self._remove, "link")
        self.answer = button(words("Answered…"), self._ask_answer, "link")
        self.add(self.choice)
        self.add(self._none)
        self.add(self._inner)
        self.add(self._answer)
        self.add(flowing(self.answer, self.remove, self.new, spacing=px(4), line_gap=0))

    @property
    def ask_id(self) -> str | None:
        """The ask whose fields are shown."""
        return self._ask_id

    def show_asks(self, now: Composition) -> None:
        """Read the asks again that this brief can hold."""
        self._now = now
        portfolio = self._session.portfolio
        sight = sight_of(portfolio, now.audience(portfolio, self._session.words))
        asks = open_asks(portfolio, now, sees_confidential=sight.confidential)
        self.choice.setVisible(len(asks) > 1)
        self._none.setVisible(not asks)
        self.choice.clear()
        for ask in asks:
            self.choice.addItem(_short(ask.what), ask.id)
        if self._ask_id not in {ask.id for ask in asks}:
            self._ask_id = asks[0].id if asks else None
            self._build()
        self.choice.show_value(self._ask_id or "")
        if self._form is not None:
            self._form.refresh()
        writes = not self._session.document.is_read_only
        for each in (self.remove, self.answer):
            each.setVisible(self._ask_id is not None)
            each.setEnabled(writes)
        self.new.setEnabled(writes)

    def show_ask(self, ask_id: str) -> None:
        """Bring an ask into its fields, and the keyboard to the first."""
        self._choose(ask_id)
        go_to(self.fields["what"].editor)

    def drafted(self, portfolio: Portfolio) -> Portfolio:
        """The portfolio as it would be with what is being typed here."""
        for field in self.fields.values():
            portfolio = field.drafted(portfolio)
        return portfolio

    def _choose(self, ask_id: str) -> None:
        if ask_id != self._ask_id:
            self._ask_id = ask_id
            self._build()
        self.choice.show_value(ask_id)

    def _build(self) -> None:
        clear(self._inner)
        clear(self._answer)
        self.fields, self._form = {}, None
        if self._ask_id is None:
            return
        words, ask_id = self._session.words, self._ask_id

        def find() -> Ask:
            return self._session.portfolio.get(Ask, ask_id)

        def change(portfolio: Portfolio, merge_key: str | None, **fields: Any) -> Edit:
            return change_record(portfolio, portfolio.get(Ask, ask_id), merge_key=merge_key, **fields)

        form = self._form = RecordForm(self._session, find, change)
        self.fields = {
            "what": form.wrapped("what", words("What"), words("Approve the human check of one page in eight")),
            "amount": form.number("amount", words("Amount"), words("38,000")),
            "needed_by": form.day("needed_by", words("Needed by")),
            "decides": form.line("decides", words("Who decides"), words("Head of Product")),
            "if_no": form.text("if_no", words("If no")),
            "if_late": form.text("if_late", words("If late")),
        }
        for field in self.fields.values():
            self._inner.addWidget(field)
            editor: Any = field.editor
            editor.textChanged.connect(lambda *_text: self._say_typed())
            field.show()

    def _say_typed(self) -> None:
        if any(field.editor.hasFocus() for field in self.fields.values()):
            self.typed.emit()

    def _add(self) -> None:
        now = self._now
        assert now is not None
        words, before = self._session.words, {ask.id for ask in self._session.portfolio.all(Ask)}
        project_id = now.project_id if now.asks_project else None
        if self._session.do(add_record, Ask, what=words("What we ask you to decide"), project_id=project_id):
            added = next(ask for ask in self._session.portfolio.all(Ask) if ask.id not in before)
            self.show_asks(now)
            self.show_ask(added.id)
            self.fields["what"].editor.selectAll()  # type: ignore[attr-defined]

    def _remove(self) -> None:
        ask = self._session.portfolio.find(Ask, self._ask_id)
        if ask is not None:
            self._session.remove(remove_record, ask, now=now())

    def _ask_answer(self) -> None:
        """The answer in words: the next brief to these readers opens with it."""
        words, session = self._session.words, self._session
        clear(self._answer)
        answers = Answers(session)
        rows = (
            (answers.text("answer", words("The answer"), words("Yes, until 11 December")),),
            (answers.day("on", words("Answered on"), value=session.today),),
        )

        def command(portfolio: Portfolio, **given: Any) -> Edit:
            return answer_ask(portfolio, ask_id=self._ask_id or "", **given)

        form = VerbForm(session, answers, rows, words("Keep the answer"), command, can_leave=True)
        form.left.connect(lambda: clear(self._answer))
        form.done.connect(lambda: clear(self._answer))
        self._answer.addWidget(form)
        form.show()
        form.focus_first()


def open_asks(portfolio: Portfolio, now: Composition, *, sees_confidential: bool) -> list[Ask]:
    """The asks without an answer that this brief can hold, those of projects that ended left out; soonest first."""
    ended = {
        project.id for project in portfolio.all(Project) if project.state in (ProjectState.LANDED, ProjectState.STOPPED)
    }
    if not sees_confidential:
        ended |= {project.id for project in portfolio.all(Project) if project.confidential}
    asks = [ask for ask in portfolio.all(Ask) if ask.answered_on is None and ask.project_id not in ended]
    if now.kind is BriefKind.PROJECT and now.project_id:
        asks = [ask for ask in asks if ask.project_id == now.project_id]
    return sorted(asks, key=lambda ask: (ask.needed_by or date.max, ask.id))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _NAME_LETTERS else line[: _NAME_LETTERS - 1].rstrip() + "…"
