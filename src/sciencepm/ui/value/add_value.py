"""Choosing the sheet a new value is worked out on: a menu of the thirteen, each with the kind of value it gives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sciencepm.analysis.value_sheets import FORMS
from sciencepm.commands.value import add_value_case
from sciencepm.domain.project import Project
from sciencepm.domain.value_case import Sheet, ValueCase
from sciencepm.ui.session import Session


def sheet_menu(session: Session, project: Project, parent: QWidget, opened: Callable[[str], object]) -> QMenu:
    """The sheets to choose from for a project; `opened` gets the id of the new case."""
    words = session.words
    menu = QMenu(parent)
    heading = QAction(words("For {title}", title=project.title).replace("&", "&&"), menu)
    heading.setEnabled(False)
    menu.addAction(heading)
    menu.addSeparator()
    for sheet, form in FORMS.items():
        if sheet is Sheet.OWN_FORMULA:
            menu.addSeparator()
            text = words(form.title)
        else:
            text = words("{sheet}: {worth}", sheet=words(form.title), worth=words(form.worth))
        action = QAction(text, menu)
        action.triggered.connect(lambda _checked=False, sheet=sheet: _add(session, project.id, sheet, opened))
        menu.addAction(action)
    return menu


def _add(session: Session, project_id: str, sheet: Sheet, opened: Callable[[str], object]) -> None:
    before = {case.id for case in session.portfolio.of(ValueCase, project_id)}
    if session.do(add_value_case, project_id=project_id, sheet=sheet):
        made = [case.id for case in session.portfolio.of(ValueCase, project_id) if case.id not in before]
        opened(made[0])
