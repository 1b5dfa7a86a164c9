"""What is to be looked at before a brief goes out, each with a way to mend it at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.brief_checks import Fact
from sciencepm.analysis.wording_checks.notice import Suggestion
from sciencepm.analysis.wording_checks.portfolio_wording import WordingFinding
from sciencepm.ui.briefs.composing import Checked
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.wording.remark import Leave, Remark, follow_finding, leave_finding
from sciencepm.ui.wording.wording_list import WordingList


class ChecksCard(Card):
    """`opened` asks to go to the record a remark is about."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        words = session.words
        self.count = Label(look="state-third")
        super().__init__(session.theme, title=words("Before you send it"), aside=self.count)
        self._session = session
        self._none = Label(words("Nothing to remark on in these words."), "second", wrap=True)
        self.list = WordingList(session.theme, words, writes=not session.document.is_read_only)
        self.list.follow_requested.connect(self._follow)
        self.list.leave_requested.connect(self._leave)
        self.list.open_requested.connect(self._open)
        self.add(self._none)
        self.add(self.list)
        self._none.hide()

    def show_wording(self, found: tuple[WordingFinding, ...]) -> None:
        """Show these remarks."""
        words = self._session.words
        self.count.setText(words.n("{count} to look at", "{count} to look at", len(found)) if found else "")
        self.count.set_look("state-revise" if found else "state-third")
        self._none.setVisible(not found)
        self.list.show_remarks([Remark(each.notice, each.text, self._where(each), each) for each in found])

    def _where(self, finding: WordingFinding) -> str:
        words = self._session.words
        return words("in {project}", project=finding.project.title) if finding.project else words("in the portfolio")

    def _follow(self, remark: Remark, suggestion: Suggestion) -> None:
        assert isinstance(remark.key, WordingFinding)
        follow_finding(self._session, remark.key, suggestion)

    def _leave(self, remark: Remark, how: Leave) -> None:
        assert isinstance(remark.key, WordingFinding)
        leave_finding(self._session, remark.key, how)

    def _open(self, remark: Remark) -> None:
        assert isinstance(remark.key, WordingFinding)
        self.opened.emit(remark.key.record.id)


class FactsCard(Card):
    """What was looked over without being asked, and what these readers do not see."""

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("Checked"))
        self._theme, self._words = session.theme, words
        self._facts = column(spacing=px(5))
        self._figures = column(spacing=px(3))
        self._differ = Label(look="caption-strong", wrap=True)
        self.add(self._facts)
        self.add(self._differ)
        self.add(self._figures)
        self.hide()

    def show_checked(self, checked: Checked) -> None:
        """Show these facts, and the figures that differ for these readers."""
        words = self._words
        clear(self._facts)
        clear(self._figures)
        for fact in checked.facts:
            self._facts.addWidget(_fact_line(self._theme, fact))
        figures = checked.withheld.figures
        self._differ.setText(words("For them, and for you"))
        self._differ.setVisible(bool(figures))
        for each in figures:
            said = words("{what}: {seen}, in all {whole}", what=each.what, seen=each.seen, whole=each.whole)
            self._figures.addWidget(Label(said, "caption", wrap=True))
        self.show()


def _fact_line(theme: Theme, fact: Fact) -> QWidget:
    line = QWidget()
    glyph = Label()
    glyph.setPixmap(theme.pixmap("check" if fact.is_well else "circle-alert", "go" if fact.is_well else "revise", 14))
    said = Label(fact.sentence, "second", wrap=True)
    across = row(spacing=theme.px(8))
    across.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(said, 1)
    line.setLayout(across)
    return line
