"""From a measurement to business: one choice for each figure of an experiment, saying the sheet it goes to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from sciencepm.analysis.translate import translations
from sciencepm.analysis.value_sheets import FORMS
from sciencepm.analysis.wording import figure_text
from sciencepm.domain.plan import Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words


def translate_menu(
    portfolio: Portfolio, experiment: Experiment, w: Words, parent: QWidget, chosen: Callable[[str, int], object]
) -> QMenu:
    """Empty while the experiment has measured nothing; `chosen` gets its id and the place of the figure."""
    menu = QMenu(w("Translate to business…"), parent)
    for place, found in enumerate(translations(portfolio, experiment, w)):
        given = found.measurement
        said = w(
            "{metric}, {figure}: {sheet}",
            metric=given.metric,
            figure=figure_text(given.value, given.unit, w),
            sheet=w(FORMS[found.sheet].title),
        )
        menu.addAction(said.replace("&", "&&"), partial(chosen, experiment.id, place))
    menu.setEnabled(bool(experiment.measurements))
    return menu
