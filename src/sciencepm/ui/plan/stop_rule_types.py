"""The five kinds of stop rule: what each watches, and the wording a new one starts with."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.i18n import Words
from sciencepm.ui.plan.choice_button import ChoiceButton
from sciencepm.ui.plan.inspector import Inspector
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.text import Label


def starting_text(type: StopRuleType, w: Words) -> str:
    """What a new rule says until the PM says it better."""
    return {
        StopRuleType.EXPERIMENTS: w("No approach works after so many experiments"),
        StopRuleType.SPEND: w("Spending passes the budget"),
        StopRuleType.DATE: w("Not landed by the day agreed"),
        StopRuleType.METRIC: w("The figure we watch passes its limit"),
        StopRuleType.EVENT: w("Something outside makes this pointless"),
    }[type]


def limit_label(type: StopRuleType, w: Words) -> str:
    """What the limit of a rule is called."""
    return {
        StopRuleType.EXPERIMENTS: w("After how many that did not work"),
        StopRuleType.SPEND: w("Most we spend, in {currency}", currency=w.symbol.strip()),
        StopRuleType.DATE: w("Last day"),
        StopRuleType.METRIC: w("Limit"),
        StopRuleType.EVENT: w("Limit, if it is a figure"),
    }[type]


class StopRuleChooser(Inspector):
    """The panel that asks which kind of rule to add; `chosen` gives the code of the type."""

    chosen = Signal(str)

    def __init__(self, session: Session, project_id: str) -> None:
        words = session.words
        super().__init__(session, f"{project_id}-new-stop-rule", words("When would we stop?"))
        texts: dict[StopRuleType, tuple[str, str]] = {
            StopRuleType.EXPERIMENTS: (words("Experiments"), words("So many were tried and did not work")),
            StopRuleType.SPEND: (words("Money"), words("Spending passes an amount")),
            StopRuleType.DATE: (words("A date"), words("It has not landed by a day")),
            StopRuleType.METRIC: (words("A measured figure"), words("Something we measure passes a limit")),
            StopRuleType.EVENT: (words("An outside event"), words("Watched by hand: a rival, a law, a price")),
        }
        self.add(
            Label(words("Choose what is watched. The rule is free to change until it is agreed."), "second", wrap=True)
        )
        self.buttons: list[ChoiceButton] = []
        for code, (title, what) in texts.items():
            made = _choice(session, title, what)
            made.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code.value))
            made.stepped.connect(lambda by, made=made: self._step(made, by))
            self.buttons.append(made)
            self.add(made)
        self.add(None)

    def _step(self, made: ChoiceButton, by: int) -> None:
        self.buttons[(self.buttons.index(made) + by) % len(self.buttons)].setFocus()

    def is_there(self) -> bool:
        return True

    def refresh(self) -> None:
        """There is nothing to read before a rule is there."""

    def focus_first(self) -> None:
        self.buttons[0].setFocus()


def _choice(session: Session, title: str, what: str) -> ChoiceButton:
    px = session.theme.px
    labels = (Label(title, "strong"), Label(what, "caption", wrap=True))
    return ChoiceButton(f"{title}: {what}", column(*labels, spacing=px(1), margins=(px(12), px(8), px(12), px(8))))
