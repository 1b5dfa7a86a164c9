"""What is asked for on the plan tab, carried out: added, moved, split, started and removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from sciencepm.analysis.plan_ahead import Gap, Missing
from sciencepm.commands.experiments import add_experiment, move_experiment, remove_experiment
from sciencepm.commands.plan import add_decision_point, move_decision_point, remove_decision_point
from sciencepm.commands.stop_rules import add_stop_rule, remove_stop_rule
from sciencepm.commands.value import translate_experiment
from sciencepm.domain.decision import Decision
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.domain.value_case import ValueCase
from sciencepm.ui.clock import now
from sciencepm.ui.dialogs.told import ToldDialog
from sciencepm.ui.plan.experiment_inspector import ExperimentInspector
from sciencepm.ui.plan.experiment_verbs import AT_ONCE, Verb, do_at_once, offered
from sciencepm.ui.plan.inspector import Inspector
from sciencepm.ui.plan.modes_inspector import ModesInspector
from sciencepm.ui.plan.plan_tab import PlanTab
from sciencepm.ui.plan.point_inspector import PointInspector
from sciencepm.ui.plan.side import Side
from sciencepm.ui.plan.spend_inspector import SpendInspector
from sciencepm.ui.plan.stop_rule_types import StopRuleChooser, starting_text
from sciencepm.ui.session import Session


class PlanDesk(QObject):
    """`open_record` opens a record's panel on the page; `panel_wanted` asks for one that has no record yet."""

    panel_wanted = Signal(Inspector)
    value_wanted = Signal(str)
    """Asks to see a value case."""

    def __init__(self, session: Session, plan: PlanTab, side: Side, open_record: Callable[[str], None]) -> None:
        super().__init__(plan)
        self._session, self._plan, self._side, self._open_record = session, plan, side, open_record
        self.project_id = ""
        strip, rules = plan.strip, plan.rules
        strip.opened.connect(open_record)
        strip.point_wanted.connect(self.add_decision_point)
        strip.experiment_wanted.connect(self._add_experiment_on_card)
        strip.verb_wanted.connect(self._ask)
        strip.split_wanted.connect(self._ask_split)
        strip.point_moved.connect(lambda it, to: session.do(move_decision_point, point_id=it, to=to))
        strip.experiment_moved.connect(lambda it, to: session.do(move_experiment, experiment_id=it, point_id=to))
        strip.point_removed.connect(lambda it: session.remove(remove_decision_point, point_id=it, now=now()))
        strip.experiment_removed.connect(lambda it: session.remove(remove_experiment, experiment_id=it, now=now()))
        rules.rule_opened.connect(open_record)
        rules.rule_wanted.connect(self.add_stop_rule)
        rules.rule_removed.connect(lambda it: session.remove(remove_stop_rule, rule_id=it, now=now()))
        plan.add_point.clicked.connect(lambda _on=False: self.add_decision_point())
        plan.decision.opened.connect(open_record)
        plan.decision.told_wanted.connect(self.ask_told)
        side.told_wanted.connect(self.ask_told)
        side.translate_wanted.connect(self.translate)
        strip.translate_wanted.connect(self.translate)
        side.modes_wanted.connect(self.open_modes)
        plan.line.spending_wanted.connect(self.open_spending)

    def add_decision_point(self, after: str = "") -> None:
        """A new decision point behind another or at the end, with its panel to fill in."""
        session, project_id = self._session, self.project_id

        def command(portfolio: Portfolio) -> Edit:
            return add_decision_point(portfolio, project_id=project_id, after=after or None, w=session.words)

        before = self._ids(DecisionPoint, project_id)
        if session.do(command):
            self._open_new((self._ids(DecisionPoint, project_id) - before).pop())

    def add_experiment(self) -> None:
        """A new experiment under the decision point at hand, or the one that comes next, with its panel."""
        point_id = self._point_at_hand()
        if point_id is None:
            self.add_decision_point()
        elif added := self._add_experiment(point_id):
            self._open_new(added)

    def add_stop_rule(self) -> None:
        """Ask what the rule watches; the rule is added once that is chosen."""
        chooser = StopRuleChooser(self._session, self.project_id)
        chooser.chosen.connect(self._add_rule)
        self.panel_wanted.emit(chooser)
        chooser.focus_first()

    def ask_told(self, decision_id: str) -> None:
        """Note who has heard of a decision."""
        session = self._session
        dialog = ToldDialog(session, session.portfolio.get(Decision, decision_id), self._plan.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def translate(self, experiment_id: str, place: int) -> None:
        """Take a figure of an experiment to its value sheet, and go there."""
        session, project_id = self._session, self.project_id
        before = self._ids(ValueCase, project_id)
        if session.do(translate_experiment, experiment_id=experiment_id, place=place, w=session.words):
            self.value_wanted.emit((self._ids(ValueCase, project_id) - before).pop())

    def open_spending(self) -> None:
        """What the project has cost, and where more is entered."""
        panel = SpendInspector(self._session, self.project_id)
        self.panel_wanted.emit(panel)
        panel.focus_first()

    def open_modes(self) -> None:
        """The modes of the project and what each means."""
        panel = ModesInspector(self._session, self.project_id)
        self.panel_wanted.emit(panel)
        panel.focus_first()

    def fill_gap(self, gap: Gap) -> None:
        """Open what a forecast lacks."""
        if gap.what is Missing.DECISION_POINTS:
            self.add_decision_point()
        elif gap.number is None:
            self._open_record(self.project_id)
        else:
            point = self._session.portfolio.of(DecisionPoint, self.project_id)[gap.number - 1]
            self._open_record(point.id)
            panel = self._side.inspector
            if isinstance(panel, PointInspector):
                panel.focus_missing(gap.what)

    def _add_experiment(self, point_id: str) -> str:
        """The id of a new experiment; empty where it was refused."""
        before = self._ids(Experiment, point_id)
        if not self._session.do(lambda it: add_experiment(it, point_id=point_id)):
            return ""
        return (self._ids(Experiment, point_id) - before).pop()

    def _add_experiment_on_card(self, point_id: str) -> None:
        """A new experiment whose title is typed where it stands."""
        if added := self._add_experiment(point_id):
            self._plan.strip.name_new(added)

    def _ask(self, experiment_id: str, verb: str) -> None:
        """Do what a key or a menu asks of an experiment; what needs an answer is asked in its panel."""
        experiment = self._session.portfolio.get(Experiment, experiment_id)
        wanted = Verb(verb)
        if self._session.document.is_read_only or wanted not in offered(experiment.state):
            return
        if wanted in AT_ONCE:
            do_at_once(self._session, experiment_id, wanted)
            return
        self._open_record(experiment_id)
        panel = self._side.inspector
        if isinstance(panel, ExperimentInspector):
            panel.ask(wanted)

    def _ask_split(self, point_id: str) -> None:
        self._open_record(point_id)
        panel = self._side.inspector
        if isinstance(panel, PointInspector):
            panel.ask_split()

    def _add_rule(self, code: str) -> None:
        session, kind = self._session, StopRuleType(code)
        text = starting_text(kind, session.words)
        if session.do(lambda it: add_stop_rule(it, project_id=self.project_id, type=kind, text=text)):
            self._open_new(session.portfolio.of(StopRule, self.project_id)[-1].id)

    def _open_new(self, record_id: str) -> None:
        self._open_record(record_id)
        if self._side.inspector is not None:
            self._side.inspector.focus_first()

    def _point_at_hand(self) -> str | None:
        session = self._session
        if self._side.inspector is not None:
            shown = self._side.find(self._side.inspector.record_id)
            if isinstance(shown, DecisionPoint):
                return shown.id
            if isinstance(shown, Experiment):
                return shown.decision_point_id
        coming = session.results.projects[self.project_id].next
        points = session.portfolio.of(DecisionPoint, self.project_id)
        return coming.point.id if coming else points[-1].id if points else None

    def _ids(self, kind: type[Record], parent_id: str) -> set[str]:
        return {each.id for each in self._session.portfolio.of(kind, parent_id)}
