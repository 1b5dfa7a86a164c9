"""The open value: its evidence, its figures with where they come from, how they add up, and a trap it may be in."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.sheets.form import Form, FormInput
from sciencepm.analysis.three_points import Scale
from sciencepm.analysis.value import CaseValue, case_value
from sciencepm.analysis.value_sheets import FORMS
from sciencepm.analysis.value_traps import Trap, trap_text, traps
from sciencepm.analysis.value_wording import formula_words, input_label
from sciencepm.commands.value import change_value_case, take_as_false_alarms, take_as_losses
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase
from sciencepm.i18n import Words
from sciencepm.ui.session import Session
from sciencepm.ui.value.input_row import LEAST, InputRow, widths
from sciencepm.ui.value.own_formula import OwnFormula
from sciencepm.ui.widgets.box import clear, column, panel, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.kept_parts import KeptParts
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.text import Label


def rows_of(case: ValueCase, *, by_gain: bool = False) -> tuple[FormInput, ...]:
    """The inputs to show: of two ways to say one thing the one that is used; `by_gain` where neither is yet."""
    form = FORMS[case.sheet]
    if case.sheet is Sheet.OWN_FORMULA:
        return tuple(FormInput(each.name, each.name, each.unit, Scale.ANY) for each in case.inputs)
    given = {each.name for each in case.inputs}
    losses = given & {"losses_gross", "losses_net"}
    hidden = {"losses_gross", "losses_net"} - given
    if form.input("gain") is not None:
        if "gain" in given or (by_gain and not given & {"before", "after"}):
            hidden |= {"before", "after"} - given - ({"before"} if losses else set())
        else:
            hidden.add("gain")
    if losses:
        hidden.add("attempted")
    return tuple(entry for entry in form.inputs if entry.name not in hidden)


class InputsCard(Card):
    """`sheet_changed` tells that the case moved to another sheet."""

    sheet_changed = Signal()

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme)
        self._session, self._case_id = session, ""
        self._by_gain = False
        self.heading = Label(look="section", wrap=True)
        levels = [(level.value, label_of(level, words)) for level in EvidenceLevel]
        self.evidence = ChoiceEditor(words("Evidence"), levels)
        self.evidence.committed.connect(lambda code: self._change(evidence=code))
        self.evidence.setSizeAdjustPolicy(ChoiceEditor.SizeAdjustPolicy.AdjustToContents)
        top = row(self.heading, self.evidence, spacing=px(8))
        top.setStretch(0, 1)
        self.add(top)
        self._caught = QVBoxLayout()
        self.add(self._caught)
        self._head = _Head(session)
        self.add(self._head)
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(0)
        self.rows: KeptParts[InputRow] = KeptParts(self._rows_box)
        self.add(self._rows_box)
        self.way = button("", self._turn_way, "flat")
        self.add(row(self.way, None))
        self.own = OwnFormula(session)
        self.add(self.own)
        self._adds_up = Label(wrap=True)
        self._says = Label(look="remark", wrap=True)
        inside = column(Label(words("How it adds up"), "caption-strong"), self._adds_up, spacing=px(2))
        inside.setContentsMargins(px(12), px(9), px(12), px(9))
        self._how = panel(inside, "quiet")
        self.add(self._how)
        self.add(self._says)

    def show_case(self, value: CaseValue) -> None:
        """Show a case as it is now."""
        session, words, case = self._session, self._session.words, value.case
        if case.id != self._case_id:
            self._case_id, self._by_gain = case.id, False
            self.rows.empty()
        form = FORMS[case.sheet]
        self.heading.setText(words(form.title))
        self.evidence.show_value(case.evidence.value)
        self.evidence.setEnabled(not session.document.is_read_only)
        self._show_traps(case)
        shown = rows_of(case, by_gain=self._by_gain)
        self._show_way(case, {entry.name for entry in shown})
        own = case.sheet is Sheet.OWN_FORMULA
        by_key = {f"{case.sheet.value}/{entry.name}/{entry.unit if own else ''}": entry for entry in shown}
        self.rows.show(list(by_key), lambda key: InputRow(session, case.id, by_key[key]))
        for each in self.rows.values():
            each.refresh()
        self._head.setVisible(bool(shown))
        self.own.setVisible(own)
        if own:
            self.own.show_case(value)
        self._how.setVisible(not own)
        self._adds_up.setText(formula_words(form, words) if form.figures else "")
        said = _lacking(value, form, {entry.name for entry in shown}, words)
        self._says.setText(said)
        self._says.setVisible(bool(said))

    def focus_first(self) -> None:
        """Go to the first figure, or to the formula."""
        found = next(iter(self.rows.values()), None)
        if found is not None:
            found.focus_first()
        elif not self.own.isHidden():
            self.own.focus_first()

    def _show_way(self, case: ValueCase, shown: set[str]) -> None:
        """Offer to give the gain itself, or before and after, as long as neither has a figure."""
        words, form = self._session.words, FORMS[case.sheet]
        open_yet = form.input("gain") is not None and not {each.name for each in case.inputs} & {
            "gain",
            "before",
            "after",
        }
        self.way.setVisible(open_yet and not self._session.document.is_read_only)
        self.way.setText(
            words("Give before and after instead") if "gain" in shown else words("Give the gain itself instead")
        )

    def _turn_way(self) -> None:
        self._by_gain = not self._by_gain
        case = self._session.portfolio.get(ValueCase, self._case_id)
        self.show_case(case_value(self._session.portfolio, case))

    def _show_traps(self, case: ValueCase) -> None:
        session, words, px = self._session, self._session.words, self._session.theme.px
        clear(self._caught)
        for caught in traps(session.portfolio, case)[:2]:
            verbs: list[QWidget] = []
            if caught.trap is Trap.LOSSES:
                for net, text in (
                    (False, words("Losses before anything came back")),
                    (True, words("Losses after what came back")),
                ):
                    verbs.append(button(text, partial(session.do, take_as_losses, case_id=case.id, net=net)))
            else:
                move = partial(session.do, take_as_false_alarms, case_id=case.id)
                verbs.append(button(words("Move to false alarms"), move))
            for verb in verbs:
                verb.setEnabled(not session.document.is_read_only)
            said = column(Label(trap_text(caught, words), wrap=True), flowing(*verbs, spacing=px(8)), spacing=px(8))
            said.setContentsMargins(px(12), px(10), px(12), px(10))
            self._caught.addWidget(panel(said, "watch"))

    def _change(self, **fields: Any) -> None:
        def command(portfolio: Portfolio) -> Edit:
            return change_value_case(portfolio, case_id=self._case_id, **fields)

        self._session.do(command)


class _Head(QWidget):
    """The names of the columns, as wide as these."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._narrow = session, False
        figures = (words("Low"), words("Likely"), words("High"))
        texts = (words("What"), *figures, words("Where it comes from"), words("As of"), words("Owner"))
        self._labels = [Label(text, "caption-strong") for text in texts]
        for label in self._labels[1:4]:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setContentsMargins(0, 0, px(5), 0)
        for label in self._labels[4:]:
            label.setContentsMargins(px(5), 0, 0, 0)
        self.setLayout(row(*self._labels, None, spacing=px(6)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = is_narrow(self.width(), self._session.theme.px(LEAST), was=self._narrow)
        what, figure, source, day, owner = widths(self.width(), self._session)
        for label, room in zip(self._labels, (what, figure, figure, figure, source, day, owner), strict=True):
            label.setFixedWidth(max(20, room))
            label.setVisible(not self._narrow)


def _lacking(value: CaseValue, form: Form, shown: set[str], words: Words) -> str:
    """What keeps a case from having a figure."""
    if value.missing:
        given = {each.name for each in value.case.inputs}
        missing = [name for name in value.missing if name in shown]
        if "gain" in value.missing and "gain" not in shown:
            missing += [name for name in ("before", "after") if name not in given]
        names = [_small(input_label(form, name, words)) for name in missing]
        return words("Still to fill in: {names}.", names=words.listing(names))
    if value.unfit:
        names = [_small(input_label(form, name, words)) for name in value.unfit]
        said = words("This cannot be so: {names}.", names=words.listing(names))
        return f"{said} {words('A share lies between 0 and 100%; nothing else is below 0.')}"
    if value.problem is not None and form.sheet is not Sheet.OWN_FORMULA:
        return words("With these figures something would be divided by nothing. Look at those that are 0 or 100%.")
    return ""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
