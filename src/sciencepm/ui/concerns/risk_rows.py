"""The rows of the list of risks: one that was found, and one that says whether anybody has looked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.risk_checks import CheckState, RiskCheck
from sciencepm.commands.concerns import check_risk, close_risk
from sciencepm.commands.records import remove_record
from sciencepm.domain.concerns import Level, Risk, RiskCategory
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.cells import Cells, Column
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.text import Label

MARK, _KIND, _LEVEL, _OWNER, _BUTTONS = 16, 112, 84, 150, 58


def columns(w: Words) -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column(w("Kind"), _KIND),
        Column(w("What could go wrong"), stretch=5),
        Column(w("Likelihood"), _LEVEL),
        Column(w("Impact"), _LEVEL),
        Column(w("What we do about it"), stretch=5),
        Column(w("Owner"), _OWNER),
        Column("", _BUTTONS),
    )


class RiskRow(Cells):
    """A risk; every part of it is changed where it stands."""

    def __init__(self, session: Session, risk_id: str) -> None:
        super().__init__(session)
        words, px = session.words, session.theme.px
        self._session, self._risk_id = session, risk_id
        form = InPlaceForm(session, Risk, risk_id)
        self._form = form
        self._mark = _mark(session)
        kind = form.choice("category", words("Kind"), list(RiskCategory))
        self.text = form.text("text", words("What could go wrong"), words("What could go wrong, and for whom?"))
        levels = list(Level)
        likelihood = form.choice("likelihood", words("Likelihood"), levels)
        impact = form.choice("impact", words("Impact"), levels)
        mitigation = form.text("mitigation", words("What we do about it"), words("What makes it less likely?"))
        owner = form.wrapped("owner", words("Owner"), words("Who watches it?"))
        self.close_risk = icon_button(session.theme, "check", words("Close: it is no longer a risk"), self._close)
        self.remove = icon_button(session.theme, "trash-2", words("Remove this risk"), self._remove)
        self._kind = kind
        self.setFocusProxy(self.text.editor)
        cells = (
            kind,
            self.text,
            likelihood,
            impact,
            mitigation,
            owner,
            panel(row(None, self.close_risk, self.remove, spacing=px(2))),
        )
        places = ((0, 0, 3), (1, 0, 4), (2, 0, 1), (2, 1, 1), (3, 0, 4), (2, 2, 2), (0, 3, 1))
        self.hang(self._mark)
        self.hold(columns(words), cells, places)
        self.refresh()

    def arrange(self, *, as_form: bool) -> None:
        super().arrange(as_form=as_form)
        self._kind.show_name(False)

    def refresh(self) -> None:
        """Read the risk again."""
        session, words = self._session, self._session.words
        self._form.refresh()
        risk = session.portfolio.get(Risk, self._risk_id)
        self._mark.setPixmap(session.theme.pixmap("triangle-alert", risk_tone(risk), 14))
        self.setAccessibleName(
            words(
                "{kind} risk, likelihood {likelihood}, impact {impact}: {text}",
                kind=label_of(risk.category, words),
                likelihood=words_of(risk.likelihood, words),
                impact=words_of(risk.impact, words),
                text=risk.text,
            )
        )
        for made in (self.close_risk, self.remove):
            made.setEnabled(not session.document.is_read_only)

    def _close(self) -> None:
        self._session.remove(close_risk, risk_id=self._risk_id, on=self._session.today)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(Risk, self._risk_id), now=now())

        self._session.remove(remove)


class CheckRow(Cells):
    """What is asked of every project: who has looked and when, or that nobody has. `risk_wanted` asks to add one."""

    risk_wanted = Signal()

    def __init__(self, session: Session, project_id: str, category: RiskCategory) -> None:
        super().__init__(session)
        words, px = session.words, session.theme.px
        self._session, self._project_id, self._category = session, project_id, category
        self._asking: AskInPlace | None = None
        self._mark = _mark(session)
        name = Label(label_of(category, words), "strong")
        name.setContentsMargins(px(6), px(4), 0, px(4))
        self.said = Label(wrap=True)
        self._asked = Label(look="caption", wrap=True)
        said = panel(column(self.said, self._asked, spacing=px(1), margins=(px(6), px(4), 0, px(3))))
        self.check = button(words("None found…"), self.ask, "link")
        self.add_risk = button(words("Add a risk"), self.risk_wanted.emit, "link")
        self._first = panel(row(self.check, self.add_risk, None, spacing=px(6), margins=(0, px(2), 0, 0)))
        theme = session.theme
        self.check_again = icon_button(theme, "rotate-cw", words("Checked again…"), self.ask)
        self.add_after = icon_button(theme, "plus", words("Add a risk of this kind"), self.risk_wanted.emit)
        self._after = panel(row(None, self.check_again, self.add_after, spacing=px(2)))
        said = panel(column(said, self._first, spacing=0))
        cells = (name, said, self._after)
        places = ((0, 0, 3), (1, 0, 4), (0, 3, 1))
        wide = (Column("", _KIND), Column("", stretch=1), Column("", _BUTTONS))
        self.hang(self._mark)
        self.hold(wide, cells, places)

    def show_check(self, check: RiskCheck) -> None:
        """Say how this kind stands."""
        session, words, theme = self._session, self._session.words, self._session.theme
        icon, tone = {
            CheckState.NONE_FOUND: ("check", "go"),
            CheckState.CLOSED: ("check", "go"),
        }.get(check.state, ("circle", "revise"))
        self._mark.setPixmap(theme.pixmap(icon, tone, 14))
        self.said.setText(_said(check, session.today, words))
        self.said.set_look("state-revise" if check.state is CheckState.NOT_ASKED else "second")
        question = _questions(words)[check.category] if check.state is CheckState.NOT_ASKED else ""
        self._asked.setText(question)
        self._asked.setVisible(bool(question))
        self._first.setVisible(check.state is CheckState.NOT_ASKED)
        self._after.setVisible(check.state is not CheckState.NOT_ASKED)
        self.setAccessibleName(f"{label_of(check.category, words)}: {self.said.text()}")
        for made in (self.check, self.add_risk, self.check_again, self.add_after):
            made.setEnabled(not session.document.is_read_only)

    def ask(self) -> None:
        """Ask who has looked, and when."""
        if self._asking is None:
            self._asking = self._question()
            self._asking.ended.connect(lambda _done: self._leave())
            self.below.addWidget(self._asking)
        self._asking.begin()

    def _leave(self) -> None:
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None
            back = self.check if self.check.isVisible() else self.check_again
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _question(self) -> AskInPlace:
        session, words = self._session, self._session.words
        answers = Answers(session)
        who = answers.line("checked_by", words("Who has looked?"), words("Data protection officer"))
        when = answers.day("on", words("When?"), value=session.today)

        def check(portfolio: Portfolio, checked_by: str, on: date | None) -> Edit:
            return check_risk(
                portfolio,
                project_id=self._project_id,
                category=self._category,
                checked_by=checked_by,
                on=on or session.today,
                today=session.today,
            )

        title = words("{kind}: looked for, and none found", kind=label_of(self._category, words))
        return AskInPlace(session, title, answers, [[who, when]], words("Record"), check)


def risk_tone(risk: Risk) -> str:
    """How weighty a risk is, as a tone."""
    weight = _WEIGHT[risk.likelihood] * _WEIGHT[risk.impact]
    return "stop" if weight >= 6 else "revise" if weight >= 3 else "hold"


_WEIGHT = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}


def _mark(session: Session) -> Label:
    px = session.theme.px
    mark = Label()
    mark.setFixedWidth(px(MARK))
    mark.setContentsMargins(0, px(11), 0, 0)
    return mark


def _said(check: RiskCheck, today: date, w: Words) -> str:
    """How it stands, without its name."""
    found = check.check
    if check.state is CheckState.NOT_ASKED:
        return w("Nobody has looked yet")
    if check.state is CheckState.CLOSED or found is None:
        return w("No open risk")
    by = [found.checked_by] if found.checked_by else []
    by += [w.near_day(found.checked_on, today)] if found.checked_on else []
    return w("Checked, none found · {by}", by=", ".join(by)) if by else w("Checked, none found")


def _questions(w: Words) -> dict[RiskCategory, str]:
    return {
        RiskCategory.FAIRNESS: w("Does it treat every group of people alike? Who would be worse off?"),
        RiskCategory.PRIVACY: w("Whose data is in it, and do they know? Could it give some of it away?"),
        RiskCategory.REGULATORY: w("Which law or rule applies to what it decides, and who has read it?"),
    }


def closed_row(session: Session, risk: Risk) -> QWidget:
    """A risk that is no longer one, with the way back."""
    words, px = session.words, session.theme.px
    day = words.near_day(risk.closed_on, session.today) if risk.closed_on else ""
    said = Label(
        words("{kind}: {text} Closed {day}.", kind=label_of(risk.category, words), text=risk.text, day=day),
        "muted",
        wrap=True,
    )
    again = button(words("Open again"), lambda: session.do(close_risk, risk_id=risk.id, on=None), "link")
    again.setEnabled(not session.document.is_read_only)
    across = row(said, again, spacing=px(8), margins=(px(22), 0, 0, 0))
    across.setStretch(0, 1)
    return panel(across)
