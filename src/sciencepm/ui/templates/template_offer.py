"""The words of a template offered for a decision point that nobody has begun to fill in."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.templates import DecisionPointTemplate, decision_point_template, decision_point_templates
from sciencepm.commands.plan import starting_wording
from sciencepm.commands.templates import begin_from_template
from sciencepm.domain.decision import Decision
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput
from sciencepm.i18n import Words
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.tiles import Tile, Tiles
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.sight import bring_into_sight


class TemplateOffer(QWidget):
    """Gone once there is anything one could lose; `begun` says that a template was taken."""

    begun = Signal()

    def __init__(self, session: Session, point_id: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._point_id = session, point_id
        self._asking: AskInPlace | None = None
        self.offer = button(words("Start from a template…"), self.show_templates)
        tiles = [Tile(each.code, words(each.name), words(each.when)) for each in decision_point_templates()]
        self.tiles = Tiles(session, words("Start from"), tiles, 280)
        self.tiles.hide()
        self.tiles.chosen.connect(self.choose)
        self.tiles.left.connect(self._leave)
        self._inner = column(row(self.offer, None), self.tiles, spacing=px(8))
        self.setLayout(self._inner)

    def refresh(self) -> None:
        """Offer as long as nothing would be lost."""
        session = self._session
        point = session.portfolio.get(DecisionPoint, self._point_id)
        self.setVisible(not session.document.is_read_only and is_untouched(session.portfolio, point, session.words))

    def show_templates(self) -> None:
        """Show what there is to start from."""
        self.offer.hide()
        self.tiles.show()
        bring_into_sight(self.tiles)
        self.tiles.focus_first()

    def choose(self, code: str) -> None:
        """Take a template; where it measures something, ask first how much is enough."""
        template = decision_point_template(code)
        if any(each.threshold is None for each in template.criteria):
            self.tiles.hide()
            self._asking = self._question(template)
            self._asking.ended.connect(self._after_asking)
            self._inner.addWidget(self._asking)
            self._asking.begin()
        elif self._session.do(self._begin, code, {}):
            self._end()

    def _question(self, template: DecisionPointTemplate) -> AskInPlace:
        session, words = self._session, self._session.words
        answers = Answers(session)
        number, rows = figures(words), []
        for each in template.criteria:
            if each.threshold is None:
                unit = words(each.unit, currency=session.portfolio.settings.currency) if each.unit else ""
                rows.append([answers.line(each.code, words(each.asks), unit, number)])

        def begin(portfolio: Portfolio, **given: Decimal | None) -> Edit:
            agreed = {code: figure for code, figure in given.items() if figure is not None}
            return self._begin(portfolio, template.code, agreed)

        note = words("What nobody knows yet can stay empty.")
        return AskInPlace(session, words(template.name), answers, rows, words("Start from it"), begin, note)

    def _begin(self, portfolio: Portfolio, code: str, agreed: dict[str, Decimal]) -> Edit:
        words = self._session.words
        try:
            return begin_from_template(portfolio, point_id=self._point_id, template=code, thresholds=agreed, w=words)
        except InvalidInput as refused:
            # Each field has the name of its criterion.
            raise InvalidInput({name.removeprefix("thresholds."): it for name, it in refused.fields.items()}) from None

    def _after_asking(self, done: bool) -> None:
        if done:
            self._end()
        else:
            self._leave()

    def _end(self) -> None:
        self._close()
        self.begun.emit()

    def _leave(self) -> None:
        self._close()
        self.offer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.tiles.hide()
        self.offer.show()
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None


def is_untouched(portfolio: Portfolio, point: DecisionPoint, w: Words) -> bool:
    """Whether a decision point has nothing but the words it began with."""
    if any(portfolio.of(model, point.id) for model in (Experiment, Criterion, Decision)):
        return False
    begins = (starting_wording(w, first=True), starting_wording(w, first=False))
    return any(all(getattr(point, name) in ("", words) for name, words in each.items()) for each in begins)
