"""What is asked about options: one more project, a name to keep one under, and why one is applied."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.what_if_words import change_text
from sciencepm.commands.what_if import Because, apply_option, keep_option, try_project
from sciencepm.domain.documents import WhatIfChange
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind
from sciencepm.errors import InvalidInput
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.plan.entry import figures, whole_shares
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

_NOTHING = Edit("Try a project", ())


class _Sheet(QDialog):
    """A title, fields, and a button that does one thing with them."""

    def __init__(self, session: Session, title: str, act: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self.session = session
        self.setProperty("look", "sheet")
        self.setWindowTitle(title)
        self.answers = Answers(session)
        margins = (px(24), px(4), px(24), px(12))
        self.parts = column(spacing=px(10), margins=margins)
        head = panel(column(Label(title, "dialog-title", wrap=True)))
        head.setContentsMargins(px(24), px(20), px(24), px(8))
        self.act = button(act, self._act, "primary")
        foot = row(None, button(words("Cancel"), self.reject), self.act, margins=(px(24), px(12), px(24), px(14)))
        whole = column(head, scrolled(panel(self.parts, "sheet")), rule(), foot, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _act(self) -> None:
        raise NotImplementedError


class NewProjectSheet(_Sheet):
    """`change` is the project asked for, once it was."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session, words("What if we began a project?"), words("Try it"), parent)
        self.change: WhatIfChange | None = None
        answers = self.answers
        title = answers.line("title", words("Project"))
        kinds = [(kind.value, label_of(kind, words)) for kind in (Kind.PRODUCT, Kind.FOUNDATIONAL)]
        kind = answers.choice("kind", words("Kind"), kinds)
        number = figures(words)
        people = answers.line("people", words("People"), entry=number, value="2")
        weeks = [
            answers.line(name, label, entry=number, value=value)
            for name, label, value in (
                ("early", words("Weeks, 1 in 10 sooner"), "6"),
                ("likely", words("Middle"), "10"),
                ("late", words("1 in 10 later"), "16"),
            )
        ]
        chance = answers.line("chance", words("Chance to land"), entry=whole_shares(words), value="60%")
        for part in (title, side_by_side((kind, people, chance), px(12)), side_by_side(weeks, px(12))):
            if isinstance(part, QWidget):
                self.parts.addWidget(part)
            else:
                self.parts.addLayout(part)
        self.parts.addWidget(answers.elsewhere)
        self.parts.addStretch(1)
        self.resize(px(560), px(340))
        title.editor.setFocus()

    def _act(self) -> None:
        if self.answers.carry_out(self._make):
            self.accept()

    def _make(self, _portfolio: Portfolio, **given: object) -> Edit:
        words = self.session.words
        wrong = {}
        if not str(given["title"]).strip():
            wrong["title"] = words("Please say what it is called.")
        if given["people"] is None:
            wrong["people"] = words("Please write how many people, such as 2.5.")
        weeks = [given[name] for name in ("early", "likely", "late")]
        whole = [int(each) for each in weeks if isinstance(each, Decimal) and each >= 1]
        if len(whole) < len(weeks) or whole != sorted(whole):
            wrong["early"] = words("Please write three numbers of weeks, the shortest first.")
        if wrong:
            raise InvalidInput(wrong)
        self.change = try_project(
            str(given["title"]),
            str(given["kind"]),
            Decimal(str(given["people"])),
            (whole[0], whole[1], whole[2]),
            Decimal(str(given["chance"])),
        )
        return _NOTHING


class KeepSheet(_Sheet):
    """Keeps an option under a name."""

    def __init__(
        self, session: Session, changes: Sequence[WhatIfChange], name: str, reason: str, parent: QWidget | None = None
    ) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session, words("Keep this option"), words("Keep"), parent)
        self._changes = tuple(changes)
        self.parts.addWidget(self.answers.line("name", words("Name"), value=name))
        self.parts.addWidget(self.answers.text("reason", words("What speaks for it"), least_lines=3, value=reason))
        self.parts.addWidget(self.answers.elsewhere)
        self.parts.addStretch(1)
        self.resize(px(480), px(320))
        self.answers.field("name").editor.setFocus()

    @property
    def name(self) -> str:
        return self.answers.typed("name").strip()

    def _act(self) -> None:
        def keep(portfolio: Portfolio, name: str, reason: str) -> Edit:
            return keep_option(portfolio, name=name, changes=self._changes, reason=reason)

        if self.answers.carry_out(keep):
            self.accept()


class ApplySheet(_Sheet):
    """Applies an option as one step, once it is said why."""

    def __init__(
        self,
        session: Session,
        changes: Sequence[WhatIfChange],
        name: str,
        reason: str,
        option_id: str | None,
        parent: QWidget | None = None,
    ) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session, words("Apply this option?"), words("Apply"), parent)
        self._changes, self._name, self._option_id = tuple(changes), name, option_id
        self.parts.addWidget(Label(words("One step, which can be undone:"), "second", wrap=True))
        for change in self._changes:
            self.parts.addWidget(Label(change_text(session.portfolio, change, words), wrap=True))
        self.parts.addWidget(self.answers.text("reason", words("Why"), least_lines=2, value=reason))
        self._stops = any(change.command == "stop_project" for change in self._changes)
        if self._stops:
            self.parts.addWidget(self.answers.line("decided_by", words("Decided by")))
            self.parts.addWidget(self.answers.text("learned", words("What we learned"), least_lines=2))
        self.parts.addWidget(self.answers.elsewhere)
        self.parts.addStretch(1)
        self.resize(px(520), px(420 if self._stops else 360))
        self.answers.field("reason").editor.setFocus()

    def _act(self) -> None:
        def command(portfolio: Portfolio, reason: str, decided_by: str = "", learned: str = "") -> Edit:
            return apply_option(
                portfolio,
                changes=self._changes,
                name=self._name,
                because=Because(reason, decided_by, learned),
                today=self.session.today,
                now=now(),
                option_id=self._option_id,
            )

        if self.answers.carry_out(command):
            self.accept()
