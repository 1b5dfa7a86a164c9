"""For whom a brief is, about what, told how, compared with what, and on which paper."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from sciencepm.analysis.brief.order import Frame
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.i18n import Words
from sciencepm.ui.briefs.composition import NOBODY, OURSELVES, Composition, last_issued
from sciencepm.ui.roadmap.asked import comparisons
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label


class ChoicesCard(Card):
    """`changed` brings the composition with one more choice made; `audience_requested` asks to change an audience."""

    changed = Signal(object)
    audience_requested = Signal(object)

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, spacing=10)
        self._session = session
        self._now = Composition(NOBODY)
        self.readers = ChoiceEditor(words("Audience"), [])
        self.hidden = Label(look="caption", wrap=True)
        self.change = button(words("Change…"), lambda: self.audience_requested.emit(self._audience()), "link")
        self.new = button(words("New audience…"), lambda: self.audience_requested.emit(None), "link")
        self.project = ChoiceEditor(words("Project"), [])
        self.stakeholder = ChoiceEditor(words("Stakeholder"), [])
        self.frame = ChoiceEditor(words("Tell it as"), _frames(words))
        self.since = ChoiceEditor(words("Compare with"), [])
        self.paper = ChoiceEditor(words("Paper"), [("a4", "A4"), ("letter", "Letter")])
        self._project_field = Field(words("Project"), self.project)
        self._stakeholder_field = Field(words("Stakeholder"), self.stakeholder)
        self._frame_field = Field(words("Tell it as"), self.frame)
        self._since_field = Field(words("Compare with"), self.since)
        self.add(Field(words("Audience"), self.readers))
        self.add(flowing(self.change, self.new, spacing=px(4), line_gap=0))
        self.add(self.hidden)
        for field in (self._project_field, self._stakeholder_field, self._frame_field, self._since_field):
            self.add(field)
        self.add(Field(words("Paper"), self.paper))
        self.readers.committed.connect(lambda code: self._say(readers=code, since_id=None))
        self.project.committed.connect(lambda code: self._say(project_id=code or None))
        self.stakeholder.committed.connect(lambda code: self._say(stakeholder_id=code or None))
        self.frame.committed.connect(lambda code: self._say(frame=Frame(code) if code else None))
        self.since.committed.connect(lambda code: self._say(since_id=code or None))
        self.paper.committed.connect(lambda code: self._say(paper="letter" if code == "letter" else "a4"))

    def show_choices(self, now: Composition) -> None:
        """Offer what there is to choose from by now, with what holds."""
        session, words, portfolio = self._session, self._session.words, self._session.portfolio
        self._now = now
        audiences = [(each.id, each.name) for each in portfolio.all(Audience)]
        others = [(OURSELVES, words("Ourselves, with everything")), (NOBODY, words("Nobody in particular"))]
        _offer(self.readers, [*audiences, *others], now.readers)
        self.change.setVisible(self._audience() is not None)
        writes = not session.document.is_read_only
        self.change.setEnabled(writes)
        self.new.setEnabled(writes)
        audience = now.audience(portfolio, words)
        sees = audience is not None and audience.sees_confidential
        projects = [(each.id, each.title) for each in portfolio.all(Project) if sees or not each.confidential]
        every = words("The newest that was not go")
        if now.kind is BriefKind.PROJECT:
            every = words("A page for every active project")
        _offer(self.project, [("", every), *projects], now.project_id or "")
        people = [(each.id, each.name) for each in portfolio.all(Stakeholder)]
        _offer(self.stakeholder, [("", words("Whoever is due next")), *people], now.stakeholder_id or "")
        last = last_issued(portfolio, audience)
        known = words("Their last brief") if last else words("The newest version there is")
        earlier = comparisons(portfolio, session)[1:]
        _offer(self.since, [("", known), *earlier], now.since_id or "")
        self.frame.show_value(now.frame.value if now.frame else "")
        self.paper.show_value(now.paper)
        self._project_field.setVisible(now.asks_project)
        self._stakeholder_field.setVisible(now.kind is BriefKind.CHECK_IN_AGENDA)
        self._frame_field.setVisible(now.kind is BriefKind.PROJECT)
        self._since_field.setVisible(bool(earlier))

    def say_hidden(self, sentence: str) -> None:
        """How much these readers do not see."""
        self.hidden.setText(sentence)
        self.hidden.setVisible(bool(sentence))

    def _audience(self) -> Audience | None:
        return self._session.portfolio.find(Audience, self._now.readers)

    def _say(self, **changes: object) -> None:
        self.changed.emit(replace(self._now, **changes))  # type: ignore[arg-type]


def _offer(editor: ChoiceEditor, choices: list[tuple[str, str]], code: str) -> None:
    if [(editor.itemData(at), editor.itemText(at)) for at in range(editor.count())] != choices:
        editor.clear()
        for each, said in choices:
            editor.addItem(said, each)
    editor.show_value(code)


def _frames(w: Words) -> list[tuple[str, str]]:
    return [
        ("", w("As it fits the project")),
        (Frame.SOLVE.value, w("Situation, opportunity, leverage, value, execution (SOLVE)")),
        (Frame.STAR.value, w("Situation, task, action, result (STAR)")),
        (Frame.SCQA.value, w("Situation, complication, question, answer")),
    ]
