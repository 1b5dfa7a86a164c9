"""How a project is run: the modes it is in, the one that leads, and what each means for planning."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.finding import Finding, FindingCode
from sciencepm.analysis.modes import mode_guide, other_modes_text
from sciencepm.analysis.plan_findings import plan_findings
from sciencepm.commands.projects import change_project
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Mode, Project
from sciencepm.ui.plan.inspector import Inspector
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

_OF_MODES = (FindingCode.SINGLE_DATE, FindingCode.PER_CENT_COMPLETE)


class ModesInspector(Inspector):
    """The panel of a project's modes."""

    def __init__(self, session: Session, project_id: str) -> None:
        super().__init__(session, f"{project_id}-modes", session.words("How it is run"))
        words, px = session.words, session.theme.px
        self._project_id = project_id
        said = words("A project may run in several modes at once. The one that leads says what may be promised.")
        self._beside = Label(look="caption", wrap=True)
        self._wrong = Label(look="error", wrap=True)
        self._found = QVBoxLayout()
        self._found.setSpacing(px(4))
        self._shown: list[Finding] | None = None
        self.add(Label(said, "second", wrap=True), self._beside)
        self._leads = QButtonGroup(self)
        self.modes = {mode: _ModeBlock(session, mode) for mode in Mode}
        for mode, block in self.modes.items():
            self._leads.addButton(block.leads)
            block.runs.clicked.connect(lambda wanted, mode=mode: self._run(mode, wanted))
            block.leads.clicked.connect(lambda _on=False, mode=mode: self._lead(mode))
            self.section(block.title, block)
        self.add(self._wrong, self._found, None)
        self._wrong.hide()
        self.refresh()

    @property
    def marks(self) -> str:
        return ""

    @property
    def record(self) -> Project:
        return self.session.portfolio.get(Project, self._project_id)

    def refresh(self) -> None:
        session, words, project = self.session, self.session.words, self.record
        for block in self.modes.values():
            block.show_project(project, locked=session.document.is_read_only)
        self._beside.setText(other_modes_text(project, words))
        self._beside.setVisible(bool(self._beside.text()))
        found = [
            each for each in plan_findings(session.portfolio, project, session.today, words) if each.code in _OF_MODES
        ]
        if found != self._shown:
            self._shown = found
            self._show_found(found)

    def focus_first(self) -> None:
        self.modes[self.record.leading_mode].leads.setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why a mode cannot be changed so."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _run(self, mode: Mode, wanted: bool) -> None:
        others = tuple(each for each in self.record.modes if each is not mode)
        self._set((*others, mode) if wanted else others)

    def _lead(self, mode: Mode) -> None:
        self._set((mode, *(each for each in self.record.modes if each is not mode)))

    def _set(self, modes: tuple[Mode, ...]) -> None:
        self.session.do_at(self, change_project, project_id=self._project_id, modes=modes)
        self.refresh()

    def _show_found(self, found: list[Finding]) -> None:
        """What in the plan is at odds with the mode that leads, each with the way there."""
        clear(self._found)
        words = self.session.words
        if found:
            self._found.addWidget(Label(words("At odds with the mode that leads"), "strong"))
        for each in found:
            self._found.addWidget(Label(each.remark, "remark", wrap=True))
            if self.session.portfolio.find(DecisionPoint, each.record_id) is not None:
                there = button(words("Open the decision point"), look="link")
                there.clicked.connect(lambda _on=False, record_id=each.record_id: self.opened.emit(record_id))
                self._found.addLayout(row(there, None))


class _ModeBlock(QWidget):
    """One mode: whether the project runs in it, whether it leads, and what that means."""

    def __init__(self, session: Session, mode: Mode) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        guide = mode_guide(mode, words)
        self._mode = mode
        self.title = label_of(mode, words)
        self.runs, self.leads = QCheckBox(words("Runs in it")), QRadioButton(words("Leads"))
        self.runs.setAccessibleName(words("{mode}: runs in it", mode=self.title))
        self.leads.setAccessibleName(words("{mode}: leads", mode=self.title))
        self.leads.setAccessibleDescription(guide.planning)
        self._planning, self._ask = (Label(text, wrap=True) for text in (guide.planning, guide.ask))
        meaning = Label(guide.meaning, "second", wrap=True)
        self._rules = panel(column(self._planning, self._ask, spacing=px(4)))
        ticks = row(self.runs, self.leads, None, spacing=px(16))
        self.setLayout(column(meaning, ticks, self._rules, spacing=px(4)))

    def show_project(self, project: Project, *, locked: bool) -> None:
        """Show it; its rules are read where they hold."""
        leads = project.leading_mode is self._mode
        self.runs.setChecked(self._mode in project.modes)
        self.leads.setChecked(leads)
        self.runs.setEnabled(not locked)
        self.leads.setEnabled(not locked)
        self._rules.setVisible(leads)
