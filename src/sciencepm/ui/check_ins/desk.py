"""One stakeholder: the update drafted for them, what they were promised, what they asked, and the last meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sciencepm.analysis.check_in_people import promises_to, questions_of
from sciencepm.analysis.drafted_update import drafted_update
from sciencepm.analysis.owed_news import owed_news
from sciencepm.analysis.wording import role_text
from sciencepm.commands.stakeholders import keep_promise, tell
from sciencepm.domain.decision import Decision
from sciencepm.domain.stakeholders import CheckIn, Promise, Stakeholder, TellingWay
from sciencepm.ui.check_ins.question_rows import QuestionRow
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row, rule
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label

_MOST_KEPT = 3


class Desk(Card):
    """Reads what it shows from the portfolio; what was changed in a draft stays until it was sent."""

    edit_requested = Signal(str)
    """Someone's own particulars, by their id."""
    mail_requested = Signal(str, str)
    """A draft for the mail program: subject and text."""
    mail_file_requested = Signal(str, str)
    memo_requested = Signal(str)
    """The memo of a decision, by its id."""
    agenda_requested = Signal(str)
    """The agenda for a stakeholder, by their id."""

    def __init__(self, session: Session) -> None:
        words, theme, px = session.words, session.theme, session.theme.px
        self._aside = Label(look="muted")
        super().__init__(theme, title=words("Update"), aside=self._aside, spacing=10)
        self._session = session
        self._drafts: dict[tuple[str, str], str] = {}
        self._stakeholder: Stakeholder | None = None
        self._decision: Decision | None = None
        self._subject = ""
        self.about = Label(look="second", wrap=True)
        self.edit = icon_button(theme, "pencil", words("Change this stakeholder"), self._ask_edit)
        across = row(spacing=px(8))
        across.addWidget(self.about, 1)
        self.agenda = button(words("Agenda…"), self._ask_agenda)
        across.addWidget(self.agenda, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.add(across)
        self.news = Label(look="strong", wrap=True)
        self.draft = TextEditor(words("The update, to be changed as you like"), least_lines=4)
        self.draft.textChanged.connect(self._keep_draft)
        self.copy_and_tell = button(words("Copy and mark as told"), self._copy_and_tell, "primary")
        self.copy_only = button(words("Copy"), self._copy)
        self.mail = button(words("Email draft"))
        self.mail.setMenu(self._mail_menu())
        self.memo = button(words("Decision memo…"), self._ask_memo)
        buttons = flowing(self.copy_and_tell, self.copy_only, self.mail, self.memo, spacing=px(8))
        # Each by itself in the card: a panel around them would be given the height of its narrowest words.
        self._update = (self.news, self.draft, buttons)
        for part in self._update:
            self.add(part)
        self._calm = Label(look="second", wrap=True)
        self.add(self._calm)
        self._promises, self._questions, self._met = (column(spacing=px(6)) for _ in range(3))
        for below in (self._promises, self._questions, self._met):
            self.add(below)
        self.add(None)

    @property
    def stakeholder_id(self) -> str | None:
        """Whose desk it is."""
        return self._stakeholder.id if self._stakeholder else None

    def show_person(self, stakeholder: Stakeholder, decision: Decision | None = None) -> None:
        """Show a stakeholder, with the update on `decision` or on what they have waited for longest."""
        session, words, today = self._session, self._session.words, self._session.today
        self._stakeholder = stakeholder
        owed = [each for each in owed_news(session.portfolio, today) if each.stakeholder.id == stakeholder.id]
        if decision is None and owed:
            decision = owed[0].decision
        self._decision = decision
        waits = decision is not None and any(each.decision.id == decision.id for each in owed)
        who = role_text(stakeholder.name, words)
        title = words("Update for {who}", who=who) if decision else words("Before you meet {who}", who=who)
        self.heading.setText(title)
        self.setAccessibleName(title)
        self._aside.setText(words("draft") if decision else "")
        cares = words("Cares about: {what}", what=stakeholder.values) if stakeholder.values else ""
        worries = words("Worries: {what}", what=stakeholder.worries) if stakeholder.worries else ""
        self.about.setText(
            "\n".join(part for part in (cares, worries) if part) or words("Nothing noted about them yet.")
        )
        writes = not session.document.is_read_only
        self.edit.setEnabled(writes)
        for part in self._update:
            part.setVisible(decision is not None)
        self._calm.setVisible(decision is None)
        self._calm.setText(words("They have heard of every decision. The agenda says what changed since you last met."))
        if decision is not None:
            self._show_draft(stakeholder, decision)
        self.copy_and_tell.setVisible(waits and writes)
        self.copy_only.setVisible(not (waits and writes))
        self._show_promises(stakeholder)
        self._show_questions(stakeholder)
        self._show_met(stakeholder)

    # The update

    def _show_draft(self, stakeholder: Stakeholder, decision: Decision) -> None:
        session = self._session
        made = drafted_update(session.portfolio, decision, stakeholder, session.today, session.words)
        self._subject = made.title
        self.news.setText(made.title)
        body = "\n\n".join(part.text if not part.heading else f"{part.heading} {part.text}" for part in made.parts)
        text = self._drafts.get((decision.id, stakeholder.id), body)
        if self.draft.text() != text:
            self.draft.blockSignals(True)
            self.draft.setText(text)
            self.draft.blockSignals(False)
            self.draft.fit()

    def _keep_draft(self) -> None:
        if self._decision is not None and self._stakeholder is not None:
            self._drafts[self._decision.id, self._stakeholder.id] = self.draft.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._subject}\n\n{self.draft.text()}")

    def _copy_and_tell(self) -> None:
        decision, stakeholder = self._decision, self._stakeholder
        if decision is None or stakeholder is None:
            return
        self._copy()
        self._session.remove(
            tell,
            decision_id=decision.id,
            stakeholder_ids=(stakeholder.id,),
            on=self._session.today,
            how=TellingWay.MESSAGE,
        )

    def _mail_menu(self) -> QMenu:
        words, menu = self._session.words, QMenu(self)
        for text, signal in (
            (words("Open in the mail program"), self.mail_requested),
            (words("Save as a draft (.eml)…"), self.mail_file_requested),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _on=False, signal=signal: signal.emit(self._subject, self.draft.text()))
            menu.addAction(action)
        return menu

    def _ask_edit(self) -> None:
        if self._stakeholder is not None:
            self.edit_requested.emit(self._stakeholder.id)

    def _ask_memo(self) -> None:
        if self._decision is not None:
            self.memo_requested.emit(self._decision.id)

    def _ask_agenda(self) -> None:
        if self._stakeholder is not None:
            self.agenda_requested.emit(self._stakeholder.id)

    # What stands below it

    def _show_promises(self, stakeholder: Stakeholder) -> None:
        words, today = self._session.words, self._session.today
        found = promises_to(self._session.portfolio, stakeholder)
        waiting = [each for each in found if each.kept_on is None]
        kept = [each for each in found if each.kept_on is not None][:_MOST_KEPT]
        rows: list[QWidget] = [self._promise_row(each) for each in waiting]
        for each in kept:
            day = words.short_day(each.kept_on or today, today)
            rows.append(Label(words("{what} · kept {day}", what=each.what, day=day), "muted", wrap=True))
        _fill(self._promises, words("Promises to them"), rows)

    def _promise_row(self, promise: Promise) -> QWidget:
        words, session, today = self._session.words, self._session, self._session.today
        when, look = words("no day agreed"), "caption"
        if promise.due is not None:
            when = words("due {day}", day=words.short_day(promise.due, today))
            look = "state-stop" if promise.due < today else "caption"
        below = " · ".join(part for part in (when, promise.owner) if part)
        said = column(Label(promise.what, wrap=True), Label(below, look, wrap=True), spacing=1)
        across = row(spacing=session.theme.px(8))
        across.addLayout(said, 1)
        if not session.document.is_read_only:
            kept = button(
                words("Mark as kept"), lambda: session.remove(keep_promise, promise_id=promise.id, on=session.today)
            )
            kept.setAccessibleName(words("Mark as kept: {what}", what=promise.what))
            across.addWidget(kept)
        return panel(across)

    def _show_questions(self, stakeholder: Stakeholder) -> None:
        found = questions_of(self._session.portfolio, stakeholder)
        rows: list[QWidget] = [QuestionRow(self._session, each) for each in found]
        _fill(self._questions, self._session.words("Questions they asked"), rows)

    def _show_met(self, stakeholder: Stakeholder) -> None:
        session, words, today = self._session, self._session.words, self._session.today
        meetings = [each for each in session.portfolio.all(CheckIn) if stakeholder.id in each.stakeholder_ids]
        last = max((each for each in meetings if each.on <= today), key=lambda each: each.on, default=None)
        rows: list[QWidget] = []
        if last is not None and last.notes:
            rows.append(Label(last.notes, "second", wrap=True))
        day = words.near_day(last.on, today) if last else ""
        _fill(self._met, words("Last met on {day}", day=day) if last else words("Not met yet"), rows, alone=True)


def _fill(into: QVBoxLayout, title: str, rows: list[QWidget], *, alone: bool = False) -> None:
    """A heading with rows below it; nothing at all where there are none, unless the heading says enough `alone`."""
    clear(into)
    if not rows and not alone:
        return
    into.addWidget(rule(soft=True))
    into.addWidget(Label(title, "strong", wrap=True))
    for each in rows:
        into.addWidget(each)
