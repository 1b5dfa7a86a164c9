"""The four figures at the top of Overview: balance, value, landings, and what is close to a stop rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.analysis.balance import Balance, BalanceBand
from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.horizon import horizon
from sciencepm.analysis.results import Results
from sciencepm.analysis.stop_rule_wording import closeness_text
from sciencepm.analysis.value_wording import range_text
from sciencepm.analysis.wording import exact_number
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Project
from sciencepm.domain.stop_rule import StopRule
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.figure_card import FigureCard
from sciencepm.ui.widgets.kind_bar import BalanceBar

_FOUR_FROM: Final = 640
_TWO_FROM: Final = 330
"""How many cards stand side by side from which width on."""


class OverviewFigures(QWidget):
    """Four cards, fewer in a line where it is narrow. What has no figure says what it waits for."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.balance, self.value, self.landings, self.stop_rules = (FigureCard(theme) for _ in range(4))
        self.value.opens(words("Open the values it is made of"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(14))
        self._arrange(4)

    def show_results(self, portfolio: Portfolio, figures: Results) -> None:
        """Show what was computed of the portfolio."""
        self._show_balance(figures.balance)
        self._show_value(figures)
        self._show_landings(portfolio, figures)
        self._show_close(portfolio, figures)

    def _show_balance(self, balance: Balance) -> None:
        w = self._words
        name = w("Balance, by {measure}", measure=words_of(balance.measure, w))
        if balance.share is None:
            why = {
                BalanceMeasure.PEOPLE: w("No active project has people"),
                BalanceMeasure.MONEY: w("No active project has a monthly cost"),
                BalanceMeasure.COUNT: w("No project is active"),
            }[balance.measure]
            why = why if balance.active else w("No project is active")
            self.balance.say_missing(name, w("No balance yet"), why)
            return
        self.balance.set_bar(
            BalanceBar(self._theme, float(balance.share), float(balance.target), float(balance.tolerance_in_force))
        )
        note = _band_text(balance, w)
        beside = w("target {ratio}", ratio=_ratio(balance.target))
        urgent = balance.band is BalanceBand.OUT
        self.balance.say(name, _ratio(balance.share), note, beside=beside, urgent=urgent)

    def _show_value(self, figures: Results) -> None:
        w, name = self._words, self._words("Value a year, weighted by chance")
        together = figures.value_if_all_land
        all_land = w("{range} if every active project lands", range=range_text(together, w)) if together else ""
        if figures.value_by_chance is not None:
            self.value.say(name, w.money(figures.value_by_chance), all_land)
        elif all_land:
            why = w("{value}; none has its weeks and chances yet", value=all_land)
            self.value.say_missing(name, w("No chance yet"), why)
        else:
            why = w("No active project has a value in money") if figures.active else w("No project is active")
            self.value.say_missing(name, w("No value yet"), why)

    def _show_landings(self, portfolio: Portfolio, figures: Results) -> None:
        w = self._words
        by = horizon(portfolio, figures.today)
        name = w("Expected to land by {month}", month=w.long_month(by))
        without = sum(not (entry.forecast and entry.forecast.chance is not None) for entry in figures.active)
        if without == len(figures.active):
            why = w("No plan has its weeks and chances yet") if figures.active else w("No project is active")
            self.landings.say_missing(name, w("No forecast yet"), why)
            return
        count = figures.landings(by)
        spread = w("{low} to {high}, eight times in ten", low=count.low, high=count.high)
        if count.low == count.high:
            spread = w("At least eight times in ten")
        missing = w.n("{count} has no forecast yet", "{count} have no forecast yet", without) if without else ""
        note = " · ".join(part for part in (spread, missing) if part)
        self.landings.say(name, w("{expected} of {of}", expected=count.expected, of=count.of), note)

    def _show_close(self, portfolio: Portfolio, figures: Results) -> None:
        w, name = self._words, self._words("Close to a stop rule")
        if figures.close:
            near = list(dict.fromkeys(entry.rule.project_id for entry in figures.close))
            title = portfolio.get(Project, near[0]).title
            note = w("{project}: {closeness}", project=title, closeness=closeness_text(figures.close[0], w))
            self.stop_rules.say(name, w.number(len(near)), note, urgent=True)
        elif any(portfolio.of(StopRule, entry.project.id) for entry in figures.active):
            self.stop_rules.say(name, w("None"), w("No active project is six tenths of the way to a stop rule"))
        else:
            why = w("No active project has a stop rule") if figures.active else w("No project is active")
            self.stop_rules.say_missing(name, w("No stop rule yet"), why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, px = self.width(), self._theme.px
        self._arrange(4 if width >= px(_FOUR_FROM) else 2 if width >= px(_TWO_FROM) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._grid.property("columns"):
            return
        self._grid.setProperty("columns", columns)
        for place, card in enumerate((self.balance, self.value, self.landings, self.stop_rules)):
            self._grid.addWidget(card, place // columns, place % columns)
        for place in range(4):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)


def _ratio(share: Decimal) -> str:
    percent = Words.whole_percent(share)
    return f"{percent} : {100 - percent}"


def _band_text(balance: Balance, w: Words) -> str:
    """Whether the share is within its band, which is always printed: "within ±5 points"."""
    points = exact_number((balance.tolerance_in_force * 100).quantize(Decimal("0.1")), w)
    if balance.band is BalanceBand.WITHIN or balance.difference is None:
        return w("Within ±{points} points", points=points)
    by = exact_number(abs(balance.difference * 100).quantize(Decimal(1)), w)
    side = w("below") if balance.difference < 0 else w("above")
    said = w("Drifting") if balance.band is BalanceBand.DRIFTING else w("Out of range")
    return w("{said}: {by} points {side} target, ±{points} agreed", said=said, by=by, side=side, points=points)
