"""The target of the balance: how much, how far it may drift, why, and what it was before."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from sciencepm.analysis.balance_words import aim_text
from sciencepm.commands.settings import change_settings
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.plan.entry import per_cent, whole_shares
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

_LONGEST_HISTORY = 12


class TargetDialog(QDialog):
    """Changes target, tolerance and reason in one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session = session
        self.setProperty("look", "sheet")
        title = words("Target of the balance")
        self.setWindowTitle(title)
        settings = session.portfolio.settings
        self.answers = answers = Answers(session)
        whole, points = whole_shares(words), per_cent(words)
        target = answers.line(
            "target_share", words("Product-focused"), entry=whole, value=whole.show(settings.target_share)
        )
        drift = answers.line(
            "tolerance", words("May drift by, up or down"), entry=points, value=points.show(settings.tolerance)
        )
        reason = answers.text("target_reason", words("Why this target"), least_lines=3, value=settings.target_reason)
        margins = (px(24), px(4), px(24), px(12))
        parts = column(
            side_by_side((target, drift), px(12)), reason, answers.elsewhere, spacing=px(10), margins=margins
        )
        parts.addWidget(Label(words("What it was"), "strong"))
        aims = session.document.past().aims
        for aim in aims[: -_LONGEST_HISTORY - 1 : -1]:
            parts.addWidget(Label(aim_text(aim, words), wrap=True))
            if aim.reason:
                parts.addWidget(Label(aim.reason, "caption", wrap=True))
        parts.addStretch(1)
        head = panel(column(Label(title, "dialog-title", wrap=True)))
        head.setContentsMargins(px(24), px(20), px(24), px(8))
        self.keep = button(words("Change target"), self._keep, "primary")
        self.keep.setEnabled(not session.document.is_read_only)
        foot = row(None, button(words("Cancel"), self.reject), self.keep, margins=(px(24), px(12), px(24), px(14)))
        parts_of_it = column(head, scrolled(panel(parts, "sheet")), rule(), foot, spacing=0)
        parts_of_it.setStretch(1, 1)
        self.setLayout(parts_of_it)
        self.resize(px(520), px(460))

    def _keep(self) -> None:
        if self.answers.carry_out(change_settings):
            self.accept()
