"""How good it has to be, in which of four ways, where, and at what price elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtGui import QResizeEvent

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.prompts import DimensionPrompt, prompts
from sciencepm.commands.records import add_record
from sciencepm.domain.concerns import QualityDimension, QualityTarget
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput
from sciencepm.i18n import Words
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.blocks_card import BlocksCard
from sciencepm.ui.concerns.cells import RowKeys, head
from sciencepm.ui.concerns.quality_row import QualityRow, columns
from sciencepm.ui.concerns.tiles import Tile
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.narrow import is_narrow

_LEAST_IN_LINE = 980


class QualityCard(BlocksCard):
    """There is no "more accurate" to choose: adding asks which kind of better, and then for its price."""

    def __init__(self, session: Session) -> None:
        words = session.words
        super().__init__(
            session,
            title=words("Quality targets"),
            aside="",
            icon="target",
            none=words("No target yet. Say which kind of better, on which cases, how good, and at what price."),
            add=words("Add a quality target"),
            question=words("Which kind of better?"),
            tiles=[_tile(each, words) for each in QualityDimension],
        )
        self._as_form = False
        self._asking: AskInPlace | None = None
        self._head = head(session, columns(words), inset=6)
        self.head.addWidget(self._head)
        self._keys = RowKeys(self)

    def show_project(self, project_id: str) -> None:
        super().show_project(project_id)
        self._head.setVisible(not self._as_form and bool(self.records()))

    def records(self) -> Sequence[QualityTarget]:
        return self._session.portfolio.of(QualityTarget, self._project_id)

    def make(self, record_id: str) -> QualityRow:
        return QualityRow(self._session, record_id)

    def arrange(self) -> None:
        rows = [made for made in self._blocks.values() if isinstance(made, QualityRow)]
        for made in rows:
            made.arrange(as_form=self._as_form)
        self._keys.watch(rows)

    def leave(self, *, to_button: bool = True) -> None:
        super().leave(to_button=to_button)
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._as_form = is_narrow(self.width(), self._session.theme.px(_LEAST_IN_LINE), was=self._as_form)
        self._head.setVisible(not self._as_form and bool(self._blocks.values()))
        for made in self._blocks.values():
            assert isinstance(made, QualityRow)
            made.arrange(as_form=self._as_form)

    def _choose(self, code: str) -> None:
        """A target is asked for whole: without a figure there is nothing to keep."""
        self.leave(to_button=False)
        self.add_button.hide()
        self._asking = self._question(QualityDimension(code))
        self._asking.ended.connect(self._end)
        self.foot.addWidget(self._asking)
        self._asking.begin()

    def _end(self, done: bool) -> None:
        self.leave(to_button=not done)
        if done:
            self.begin()

    def _question(self, dimension: QualityDimension) -> AskInPlace:
        session, words = self._session, self._session.words
        prompt: DimensionPrompt = prompts().dimensions[dimension]
        answers = Answers(session)
        target = answers.line("target", words("How good?"), "95", figures(words))
        unit = answers.line("unit", words("Of what?"), words("of 100 tables"))
        where = answers.line("segment", words("On which cases?"), words("Scanned pages"))
        cost = answers.line(
            "cost_accepted", words("What may get worse for it?"), words("One in 100 more slips through")
        )
        why = answers.text("why_users_notice", words("Why would users notice?"), words(prompt.users_notice))

        def add(portfolio: Portfolio, target: Decimal | None, **given: str) -> Edit:
            if target is None:
                raise InvalidInput({"target": words("Without a figure it is a wish: how good is good enough?")})
            return add_record(
                portfolio, QualityTarget, project_id=self._project_id, dimension=dimension, target=target, **given
            )

        title = f"{label_of(dimension, words)}. {words(prompt.question)}"
        rows = [[target, unit, where], [cost], [why]]
        return AskInPlace(session, title, answers, rows, words("Add target"), add, words(prompt.costs))


def _tile(dimension: QualityDimension, w: Words) -> Tile:
    """What a dimension is in plain words, with the name the team has for it."""
    plain = {
        QualityDimension.PRECISION: w("Fewer false alarms"),
        QualityDimension.RECALL: w("Fewer misses"),
        QualityDimension.CALIBRATION: w("Sure only when it is right"),
        QualityDimension.ROBUSTNESS: w("As good for everyone"),
    }[dimension]
    meaning = w(prompts().dimensions[dimension].meaning)
    said = w("{name}: {meaning}", name=label_of(dimension, w), meaning=meaning[:1].lower() + meaning[1:])
    return Tile(dimension.value, plain, said)
