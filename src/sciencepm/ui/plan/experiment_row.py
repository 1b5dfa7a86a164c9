"""An experiment on its stage's card: letter, title, and how it came out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.analysis.wording import experiment_text
from sciencepm.commands.experiments import change_experiment
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.marks import experiment_look
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class ExperimentRow(RovingButton):
    """Its tint follows the outcome; the words and the glyph say the same. `renamed` follows Enter in its title."""

    renamed = Signal()

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
        self._state = Label(look="caption", wrap=True)
        self._field: BoundField | None = None
        state = row(spacing=px(4))
        state.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        self._words = column(self._title, state, spacing=px(1))
        across = row(spacing=px(9), margins=(px(8), px(5), px(8), px(5)))
        across.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._words, 1)
        self.setLayout(across)
        for label in (self._letter, self._title, self._glyph, self._state):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_experiment(self, experiment: Experiment, *, is_past: bool = False) -> None:
        """Show how it stands; `is_past` where it belongs to a path that was left."""
        theme, words = self._session.theme, self._session.words
        said = experiment_text(experiment, self._session.today, words)
        title = experiment.title or words("Untitled experiment")
        tone, icon = experiment_look(experiment)
        worked = experiment.outcome is ExperimentOutcome.WORKED
        over = experiment.state is ExperimentState.DROPPED or experiment.outcome is ExperimentOutcome.DID_NOT_WORK
        over = over or (is_past and not worked)
        self._letter.setText(experiment.letter)
        self._title.setText(title)
        self._title.set_look("item-title-over" if over or not experiment.title else "item-title")
        self._state.setText(said)
        self._state.set_look("state-third" if over else f"state-{tone}")
        self._glyph.setPixmap(theme.pixmap(icon, "third" if over else tone, 12))
        self._fill, self._edge = ("surface", "border") if over else _tint(experiment)
        self.setAccessibleName(
            words("Experiment {letter}: {title}. {state}", letter=experiment.letter, title=title, state=said)
        )
        if self._field is not None:
            self._field.refresh()
        self.update()

    def rename(self) -> None:
        """Edit the title where it stands; Enter keeps it, Escape leaves it as it was."""
        if self._session.document.is_read_only:
            return
        if self._field is None:
            self._field = self._title_field()
            self._words.insertWidget(0, self._field)
        self._title.hide()
        self._field.refresh()
        self._field.show()
        editor = self._field.editor
        assert isinstance(editor, TitleEditor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()

    def _title_field(self) -> BoundField:
        words = self._session.words
        editor = TitleEditor(words("Experiment"), words("What do we try?"), in_place=True, size="item")
        editor.setProperty("edge", "tight")
        editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

        def experiment() -> Experiment:
            return self._session.portfolio.get(Experiment, self.experiment_id)

        def write(portfolio: Portfolio, text: str) -> Edit:
            key = typing_key(experiment(), "title")
            return change_experiment(portfolio, experiment_id=self.experiment_id, merge_key=key, title=text)

        field = BoundField(self._session, "", editor, lambda: experiment().title, write)
        editor.left.connect(self._end)
        editor.entered.connect(self._keep)
        editor.called_off.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        return field

    def _keep(self) -> None:
        if self._field is not None and not self._field.error:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.renamed.emit()

    def _end(self) -> None:
        if self._field is not None and not self._field.error:
            self._field.hide()
            self._title.show()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.rename()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            marked = self.hasFocus() or self.is_selected
            edge = theme.color("accent" if marked else "control" if self.is_under_mouse else self._edge)
            painter.setPen(QPen(edge, 2 if marked else max(1, theme.tokens.border_width)))
            painter.setBrush(theme.color(self._fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))


class TitleEditor(WrappedLineEditor):
    """A title that is edited for a moment: `entered` on Enter, `called_off` on Escape, `left` in any case."""

    entered = Signal()
    called_off = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.called_off.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


def _tint(experiment: Experiment) -> tuple[str, str]:
    if experiment.outcome is ExperimentOutcome.WORKED:
        return "go.tint", "go.tint"
    if experiment.state is ExperimentState.RUNNING:
        return "accent_tint", "accent_tint"
    if experiment.state is ExperimentState.BLOCKED:
        return "revise.tint", "revise.tint"
    return "background", "border"
