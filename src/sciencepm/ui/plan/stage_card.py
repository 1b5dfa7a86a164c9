"""A stage of the plan as a card: its title, its time, its experiments, and the question at its foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from sciencepm.analysis.plan import Stage, StageState
from sciencepm.commands.plan import change_decision_point
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.experiment_row import ExperimentRow
from sciencepm.ui.plan.path_break import PathBreak, Paths, paths
from sciencepm.ui.plan.plan_words import stage_cost_line, stage_line
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.widgets.kind_bar import paint_kind
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor
from sciencepm.ui.wording.field_watch import watch_wording


class AddButton(RovingButton):
    """A quiet line that adds something, dashed where it stands for a card."""

    def __init__(self, session: Session, text: str, parent: QWidget, *, dashed: bool = False) -> None:
        super().__init__(parent)
        px = session.theme.px
        self._session, self._dashed = session, dashed
        self.setText(text)
        self.setAccessibleName(text)
        glyph = Label()
        glyph.setPixmap(session.theme.pixmap("plus", "third", 16 if dashed else 14))
        said = Label(text, "caption-strong", wrap=dashed)
        for label in (glyph, said):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if dashed:
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner = column(None, glyph, said, None, spacing=px(6), margins=(px(8), px(8), px(8), px(8)))
            inner.setAlignment(glyph, Qt.AlignmentFlag.AlignHCenter)
            self.setLayout(inner)
        else:
            self.setLayout(row(glyph, said, None, spacing=px(6), margins=(px(10), px(4), px(8), px(4))))
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        if not (self._dashed or self.hasFocus() or self.is_under_mouse):
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.color("accent" if self.hasFocus() else "control"), 2 if self.hasFocus() else 1)
            if self._dashed and not self.hasFocus():
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen if self._dashed or self.hasFocus() else Qt.PenStyle.NoPen)
            if self.is_under_mouse:
                painter.setBrush(theme.color("raised"))
            radius = theme.px(8 if self._dashed else 4)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class StageCard(QFrame):
    """Edits its title and question where they stand; `opened` asks for the decision point's panel."""

    opened = Signal()
    experiment_opened = Signal(str)
    experiment_wanted = Signal()

    def __init__(self, session: Session, point_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session = session
        self.point_id = point_id
        self._stage: Stage | None = None
        self._is_selected = self._is_target = False
        self._rows: dict[str, ExperimentRow] = {}
        self._shape: list[str] = []
        self.setProperty("look", "stage")
        self._number = Label(look="stage-title")
        self.title = self._field(
            "stage_title",
            WrappedLineEditor(words("Stage"), words("What work comes first?"), in_place=True, size="strong"),
        )
        self._line = Label(look="caption", wrap=True)
        self._cost = Label(look="caption", wrap=True)
        self._experiments = column(spacing=px(5))
        self.add_button = AddButton(session, words("Add an experiment"), self)
        self.add_button.clicked.connect(self.experiment_wanted)
        self.question = self._field(
            "question",
            TextEditor(words("The question"), words("Which question must this stage answer?"), in_place=True),
        )
        heading = row(spacing=0)
        heading.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(self.title, 1)
        inside = px(4)
        foot = column(
            panel(
                column(Label(words("The question"), "caption-strong"), margins=(inside + 1, px(6), 0, 0)), "dashed-top"
            ),
            self.question,
            spacing=0,
        )
        top = column(
            heading, panel(column(self._line, self._cost, spacing=0, margins=(inside + 1, 0, 0, 0))), spacing=px(2)
        )
        self.setLayout(
            column(
                top,
                self._experiments,
                self.add_button,
                None,
                foot,
                spacing=px(6),
                margins=(px(8), px(13), px(8), px(8)),
            )
        )

    @property
    def is_full(self) -> bool:
        """Whether it has results to tell, which need room."""
        return self._stage is not None and any(each.measurements for each in self._stage.experiments)

    @property
    def can_grow(self) -> bool:
        """Whether experiments may still be added."""
        return not self.add_button.isHidden()

    @property
    def items(self) -> list[RovingButton]:
        """Its experiments from top to bottom, and what adds one."""
        return [*self._rows.values(), *([] if self.add_button.isHidden() else [self.add_button])]

    def row_of(self, experiment_id: str) -> ExperimentRow | None:
        """The row of an experiment, if it stands here."""
        return self._rows.get(experiment_id)

    def show_stage(self, stage: Stage) -> None:
        """Show this stage, keeping every row that is still there."""
        words = self._session.words
        self._stage = stage
        self._number.setText(words("{number} ·", number=stage.number))
        line = stage_line(stage, self._session.today, words)
        self._line.setText(line or words("How many weeks, at best and at worst?"))
        cost = stage_cost_line(self._session.portfolio, stage, self._session.today, words)
        self._cost.setText(cost)
        self._cost.setVisible(bool(cost))
        self._show_experiments(stage)
        self.title.refresh()
        self.question.refresh()
        over = stage.state in (StageState.PASSED, StageState.LEFT)
        self.add_button.setVisible(not over and not self._session.document.is_read_only)
        self.update()

    def rename(self) -> None:
        """Go to the title."""
        self.title.editor.setFocus()

    def set_selected(self, on: bool) -> None:
        """Whether the panel shows this decision point."""
        self._is_selected = on
        self.update()

    def set_target(self, on: bool) -> None:
        """Whether an experiment would be dropped here."""
        if on != self._is_target:
            self._is_target = on
            self.update()

    def _show_experiments(self, stage: Stage) -> None:
        """The paths one below the other, with what was decided between them."""
        found = paths(self._session.portfolio, stage)
        wanted = {each.id for each in stage.experiments}
        for gone in set(self._rows) - wanted:
            lost = self._rows.pop(gone)
            lost.hide()
            lost.deleteLater()
        shape = [part for trials, by in found for part in (*(each.id for each in trials), by.id if by else "")]
        if shape != self._shape:
            self._shape = shape
            self._arrange(found)
        for trials, left_by in found:
            for experiment in trials:
                self._rows[experiment.id].show_experiment(experiment, is_past=left_by is not None)

    def _arrange(self, found: Paths) -> None:
        before, self._rows = self._rows, {}
        while (item := self._experiments.takeAt(0)) is not None:
            if isinstance(part := item.widget(), PathBreak):
                part.hide()
                part.deleteLater()
        for trials, left_by in found:
            for experiment in trials:
                row = self._rows[experiment.id] = before.get(experiment.id) or self._row(experiment.id)
                self._experiments.addWidget(row)
                row.show()
            if left_by is not None:
                line = PathBreak(self._session, left_by)
                self._experiments.addWidget(line)
                line.show()

    def _row(self, experiment_id: str) -> ExperimentRow:
        made = ExperimentRow(self._session, experiment_id, self)
        made.clicked.connect(lambda _on=False: self.experiment_opened.emit(experiment_id))
        return made

    def _field(self, name: str, editor: TextEditor) -> BoundField:
        editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        editor.setProperty("edge", "tight" if name == "stage_title" else "")

        def point() -> DecisionPoint:
            return self._session.portfolio.get(DecisionPoint, self.point_id)

        def write(portfolio: Portfolio, text: str) -> Edit:
            key = typing_key(point(), name)
            return change_decision_point(portfolio, point_id=self.point_id, merge_key=key, **{name: text})

        field = BoundField(self._session, "", editor, lambda: str(getattr(point(), name)), write)
        watch_wording(field, self._session, point, name)
        return field

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, stage = self._session.theme, self._stage
        if stage is None:
            return
        left = stage.state is StageState.LEFT
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.px(8)
        shape = QPainterPath()
        shape.addRoundedRect(area, radius, radius)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, theme.color("background" if left else "surface"))
            painter.save()
            painter.setClipPath(shape)
            painter.setOpacity(1.0 if stage.state in (StageState.PASSED, StageState.RUNNING) else 0.45)
            band = QRectF(area.left(), area.top(), area.width(), theme.px(4))
            if not left:
                paint_kind(painter, band, theme, self._kind(), radius=0)
            painter.restore()
            marked = self._is_selected or self._is_target
            pen = QPen(theme.color("accent" if marked else "border"), 2 if marked else theme.tokens.border_width)
            if left:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPath(shape)

    def _kind(self) -> Kind:
        point = self._session.portfolio.get(DecisionPoint, self.point_id)
        return self._session.portfolio.get(Project, point.project_id).kind
