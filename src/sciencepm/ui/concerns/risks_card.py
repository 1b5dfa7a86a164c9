"""What could go wrong: fairness, privacy and regulation always, then every other risk, and a line to add one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.risk_checks import CheckState, RiskCheck, open_risks, risk_checks
from sciencepm.commands.concerns import add_risk
from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.concerns.cells import Cells, RowKeys, head
from sciencepm.ui.concerns.risk_rows import MARK, CheckRow, RiskRow, closed_row, columns
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import LineEditor
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.sight import go_to, put
from sciencepm.ui.widgets.text import Label

_LEAST_IN_LINE = 860
_ORDER = list(RiskCategory)


class RisksCard(Card):
    """One tab stop for the list; what was closed is folded away below it."""

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        self._count = Label(look="second")
        super().__init__(session.theme, title=words("Risks"), aside=self._count, spacing=6)
        self._session, self._project_id = session, ""
        self._as_form = False
        self._head = head(session, columns(words), mark=MARK)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self._rows: KeptParts[Cells] = KeptParts(inner)
        self._keys = RowKeys(self)
        self.add_line = _AddLine(session)
        self.closed = button("", self._fold, "link")
        self._closed = column(spacing=px(2))
        self._closed_shown = False
        self.add(self._head)
        self.add(inner)
        self.add(self.add_line)
        self.add(row(self.closed, None))
        self.add(self._closed)

    def show_project(self, project_id: str) -> None:
        """Show the risks of this project."""
        session, words = self._session, self._session.words
        if project_id != self._project_id:
            self._project_id = project_id
            self._rows.empty()
            self._closed_shown = False
            self.add_line.show_project(project_id)
        risks = {risk.id: risk for risk in open_risks(session.portfolio, project_id)}
        checks = {check.category: check for check in risk_checks(session.portfolio, project_id)}
        if self._rows.show(_keys(risks, checks), self._row):
            rows = self._rows.values()
            for made in rows:
                made.arrange(as_form=self._as_form)
            self._keys.watch(rows)
            in_tab_order([*rows, self.add_line, self.closed])
        for category, check in checks.items():
            asked = self._rows.get(category.value)
            if isinstance(asked, CheckRow):
                asked.show_check(check)
        for made in self._rows.values():
            if isinstance(made, RiskRow):
                made.refresh()
        self._count.setText(words.n("{count} open", "{count} open", len(risks)) if risks else "")
        self.add_line.setEnabled(not session.document.is_read_only)
        self._show_closed()

    def part_of(self, record_id: str) -> QWidget | None:
        """The row of a risk, or of the check that found none."""
        risk = self._session.portfolio.find(Risk, record_id)
        return self._rows.get(risk.category.value if risk is not None and risk.none_found else record_id)

    def _row(self, key: str) -> Cells:
        if key not in _ORDER:
            return RiskRow(self._session, key)
        category = RiskCategory(key)
        made = CheckRow(self._session, self._project_id, category)
        made.risk_wanted.connect(lambda: self.add_line.begin(category))
        return made

    def _fold(self) -> None:
        self._closed_shown = not self._closed_shown
        self._show_closed()

    def _show_closed(self) -> None:
        words = self._session.words
        closed = [
            risk
            for risk in self._session.portfolio.of(Risk, self._project_id)
            if risk.closed_on is not None and not risk.none_found
        ]
        many = words.n("{count} closed risk", "{count} closed risks", len(closed))
        self.closed.setText(words("Hide closed risks") if self._closed_shown else many)
        self.closed.setVisible(bool(closed))
        clear(self._closed)
        if self._closed_shown:
            for risk in closed:
                put(self._closed, closed_row(self._session, risk))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._as_form = is_narrow(self.width(), self._session.theme.px(_LEAST_IN_LINE), was=self._as_form)
        self._head.setHidden(self._as_form)
        for made in self._rows.values():
            made.arrange(as_form=self._as_form)
        self.add_line.stack(narrow=self._as_form)


def _keys(risks: dict[str, Risk], checks: dict[RiskCategory, RiskCheck]) -> list[str]:
    """What is always asked first, each with its risks or that there is none; then the others by kind."""
    keys: list[str] = []
    for category in sorted(RiskCategory, key=_ORDER.index):
        found = sorted(risk.id for risk in risks.values() if risk.category is category)
        check = checks.get(category)
        keys += [category.value] if check is not None and check.state is not CheckState.FOUND else []
        keys += found
    return keys


class _AddLine(QWidget):
    """Kind, what could go wrong, Enter: that is all a risk needs to be on the list."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._project_id = session, ""
        self._answers = Answers(session)
        choices = [(code.value, label_of(code, words)) for code in RiskCategory]
        self.kind = self._answers.choice("category", words("Kind of risk"), choices)
        hint = words("What could go wrong? Enter adds it to the list")
        self.text = self._answers.line("text", words("Another risk"), hint)
        self.add = button(words("Add risk"), self._add)
        for field in (self.kind, self.text):
            field.show_name(False)
        self.kind.setFixedWidth(px(150))
        assert isinstance(self.text.editor, LineEditor)
        self._line = self.text.editor
        self._line.returnPressed.connect(self._add)
        self._across = row(spacing=px(8))
        for part, stretch in ((self.kind, 0), (self.text, 1), (self.add, 0)):
            self._across.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self._across, self._answers.elsewhere, spacing=px(4), margins=(0, px(6), 0, 0)))
        self._choose(RiskCategory.TECHNICAL)

    def show_project(self, project_id: str) -> None:
        """Add to this project from now on."""
        self._project_id = project_id
        self._line.clear()
        self.text.show_error("")
        self._choose(RiskCategory.TECHNICAL)

    def begin(self, category: RiskCategory) -> None:
        """Begin a risk of this kind."""
        self._choose(category)
        go_to(self._line)

    def stack(self, *, narrow: bool) -> None:
        """Stand below each other where there is little room."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(direction)

    def _choose(self, category: RiskCategory) -> None:
        self.kind.editor.show_value(category.value)  # type: ignore[attr-defined]

    def _add(self) -> None:
        def add(portfolio: Portfolio, **given: str) -> Edit:
            return add_risk(portfolio, project_id=self._project_id, category=given["category"], text=given["text"])

        if self._answers.carry_out(add):
            self._line.clear()
            go_to(self._line)
