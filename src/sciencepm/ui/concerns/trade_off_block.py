"""A trade-off as a card: the question, the ways side by side, what to ask, and what was decided by whom."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.prompts import prompts
from sciencepm.commands.concerns import choose_option, set_options, unchoose_option
from sciencepm.commands.records import remove_record
from sciencepm.domain.concerns import TradeOff, TradeOffKind
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.concerns.team_asks import TeamAsks
from sciencepm.ui.concerns.trade_off_option import OptionPanel
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row, rule
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.even_columns import EvenColumns
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.sight import go_to, put
from sciencepm.ui.widgets.text import Label


class TradeOffBlock(QWidget):
    """Everything is changed where it stands; choosing asks who decides."""

    def __init__(self, session: Session, trade_off_id: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._id = session, trade_off_id
        self._form = InPlaceForm(session, TradeOff, trade_off_id)
        self._asking: AskInPlace | None = None
        self._asks: TeamAsks | None = None
        self._options: list[OptionPanel] = []
        self._shown: tuple[object, ...] | None = None
        kind = self._form.choice("kind", words("Kind of trade-off"), list(TradeOffKind))
        kind.show_name(False)
        self.question = self._form.heading("question", words("The question"), words("What pulls apart?"))
        self.remove = icon_button(session.theme, "trash-2", words("Remove this trade-off"), self._remove)
        self._pill = row(spacing=0)
        self._columns = EvenColumns(least=px(190), spacing=px(10))
        self.add_option = button(words("Add another way"), self._add_option, "link")
        ways = panel(self._columns)
        ways.setContentsMargins(px(6), 0, 0, 0)
        left = panel(column(ways, row(self.add_option, None), None, spacing=px(4)))
        self._side = QVBoxLayout()
        self._side.setSpacing(px(6))
        self._side.setContentsMargins(0, 0, 0, 0)
        top = row(kind, None, self._pill, self.remove, spacing=px(8))
        body = Beside((left, panel(self._side)), (7, 3), px(800), px(20))
        room = (0, px(6), 0, px(12))
        line = row(rule(soft=True), margins=(px(6), 0, 0, 0))
        self.setLayout(column(column(top, self.question, body, spacing=px(4), margins=room), line, spacing=0))
        self.setFocusProxy(self.question.editor)
        self.refresh()

    @property
    def options(self) -> list[OptionPanel]:
        """The ways in their order."""
        return self._options

    def refresh(self) -> None:
        """Read the trade-off again; what is half typed in a part that is still there stays."""
        session = self._session
        trade_off = session.portfolio.get(TradeOff, self._id)
        self._form.refresh()
        if len(trade_off.options) != len(self._options):
            self._build_options(trade_off)
        for made in self._options:
            made.refresh(trade_off)
        shape = (trade_off.kind, trade_off.chosen, trade_off.decided_by, trade_off.decided_on)
        if shape != self._shown:
            self._shown = shape
            self._build_side(trade_off)
        self.add_option.setVisible(not trade_off.chosen)
        if self._asks is not None:
            self._asks.refresh()
        for each in (self.remove, self.add_option):
            each.setEnabled(not session.document.is_read_only)
        self.setAccessibleName(trade_off.question)

    # The ways

    def _build_options(self, trade_off: TradeOff) -> None:
        clear(self._columns)
        self._options = [OptionPanel(self._session, self._id, place) for place in range(len(trade_off.options))]
        for place, made in enumerate(self._options):
            made.choice_wanted.connect(lambda place=place: self.choose(place))
            self._columns.addWidget(made)
            made.show()

    def _add_option(self) -> None:
        words = self._session.words

        def add(portfolio: Portfolio) -> Edit:
            options = portfolio.get(TradeOff, self._id).options
            taken = {option.name for option in options}
            names = (words("Way {letter}", letter=letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            name = next(each for each in names if each not in taken)
            return set_options(portfolio, trade_off_id=self._id, options=[*options, {"name": name}])

        if self._session.do(add):
            editor = self._options[-1].name.editor
            go_to(editor)
            editor.selectAll()  # type: ignore[attr-defined]

    # What is decided

    def choose(self, place: int) -> None:
        """Ask who decides for one of the ways."""
        option = self._session.portfolio.get(TradeOff, self._id).options[place].name
        self._leave()
        self._asking = self._question(option)
        self._asking.ended.connect(lambda done: self._end(place, done))
        self._side.insertWidget(0, self._asking)
        self._asking.begin()

    def _question(self, option: str) -> AskInPlace:
        session, words = self._session, self._session.words
        answers = Answers(session)
        decides = answers.line("decided_by", words("Who decides?"), value=_who_decides(session))
        when = answers.day("on", words("When?"), value=session.today)

        def choose(portfolio: Portfolio, decided_by: str, on: date | None) -> Edit:
            return choose_option(
                portfolio,
                trade_off_id=self._id,
                chosen=option,
                decided_by=decided_by,
                on=on or session.today,
                today=session.today,
            )

        title = words("You decide: {option}", option=option)
        return AskInPlace(session, title, answers, [[decides], [when]], words("Decide"), choose)

    def _end(self, place: int, done: bool) -> None:
        self._leave()
        go_to(self.undecide if done else self._options[place].choose)

    def _leave(self) -> None:
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None

    def _build_side(self, trade_off: TradeOff) -> None:
        session, words, px = self._session, self._session.words, self._session.theme.px
        self._asking = self._asks = None
        clear(self._side)
        clear(self._pill)
        if trade_off.chosen:
            put(self._pill, Pill(session.theme, words("Decided"), "go", "check"))
            day = words.near_day(trade_off.decided_on, session.today) if trade_off.decided_on else ""
            said = " · ".join(part for part in (trade_off.decided_by, day) if part)
            self.undecide = button(words("Take the choice back"), self._take_back, "link")
            self.undecide.setEnabled(not session.document.is_read_only)
            for part in (Label(trade_off.chosen, "strong", wrap=True), Label(said, "second", wrap=True)):
                part.setContentsMargins(px(6), 0, 0, 0)
                put(self._side, part)
            put(self._side, self.undecide)
            self._side.setAlignment(self.undecide, Qt.AlignmentFlag.AlignLeft)
        else:
            put(self._pill, Pill(session.theme, words("Not decided"), "revise", "circle"))
            prompt = prompts().trade_offs[trade_off.kind]
            named = Label(words("Ask before you decide"), "caption-strong")
            named.setContentsMargins(px(6), 0, 0, 0)
            self._asks = TeamAsks(session, trade_off.project_id, [words(each) for each in prompt.questions])
            put(self._side, named)
            put(self._side, self._asks)
        self._side.addStretch(1)

    def _take_back(self) -> None:
        self._session.remove(unchoose_option, trade_off_id=self._id)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(TradeOff, self._id), now=now())

        self._session.remove(remove)


def _who_decides(session: Session) -> str:
    """Who decided the last trade-off; the product manager where nobody has yet."""
    decided: list[tuple[date, str]] = [
        (each.decided_on, each.decided_by)
        for each in session.portfolio.all(TradeOff)
        if each.decided_on is not None and each.decided_by
    ]
    return max(decided)[1] if decided else session.words("Product manager")
