"""An experiment on its stage's card: letter, title, and how it came out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.analysis.wording import experiment_text
from sciencepm.domain.plan import Experiment, ExperimentOutcome, ExperimentState
from sciencepm.ui.plan.marks import experiment_look
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.text import ElidedLabel, Label, plain_tip


class ExperimentRow(RovingButton):
    """Its tint follows the outcome; the words and the glyph say the same."""

    def __init__(self, session: Session, experiment_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = session.theme.px
        self._session = session
        self.experiment_id = experiment_id
        self._fill, self._edge = "background", "border"
        self._letter = Label(look="letter")
        self._letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label(look="item-title", wrap=True)
        self._glyph = Label()
        self._state = ElidedLabel(look="caption")
        state = row(spacing=px(4))
        state.addWidget(self._glyph)
        state.addWidget(self._state, 1)
        across = row(spacing=px(9), margins=(px(8), px(6), px(8), px(6)))
        across.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column(self._title, state, spacing=px(1)), 1)
        self.setLayout(across)
        for label in (self._letter, self._title, self._glyph, self._state):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show how it stands."""
        theme, words = self._session.theme, self._session.words
        said = experiment_text(experiment, self._session.today, words)
        title = experiment.title or words("Untitled experiment")
        tone, icon = experiment_look(experiment)
        self._letter.setText(experiment.letter)
        self._title.setText(title)
        over = experiment.state is ExperimentState.DROPPED or experiment.outcome is ExperimentOutcome.DID_NOT_WORK
        self._title.set_look("item-title-over" if over or not experiment.title else "item-title")
        self._state.setText(said)
        self._state.set_look(f"state-{tone}")
        self._glyph.setPixmap(theme.pixmap(icon, tone, 12))
        self._fill, self._edge = _tint(experiment)
        self.setToolTip(plain_tip(said))
        self.setAccessibleName(
            words("Experiment {letter}: {title}. {state}", letter=experiment.letter, title=title, state=said)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            marked = self.hasFocus() or self.is_selected
            edge = theme.color("accent" if marked else "control" if self.is_under_mouse else self._edge)
            painter.setPen(QPen(edge, 2 if marked else max(1, theme.tokens.border_width)))
            painter.setBrush(theme.color(self._fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))


def _tint(experiment: Experiment) -> tuple[str, str]:
    if experiment.outcome is ExperimentOutcome.WORKED:
        return "go.tint", "go.tint"
    if experiment.state is ExperimentState.RUNNING:
        return "accent_tint", "accent_tint"
    if experiment.state is ExperimentState.BLOCKED:
        return "revise.tint", "revise.tint"
    return "background", "border"
