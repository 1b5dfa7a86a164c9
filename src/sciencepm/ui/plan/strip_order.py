"""Where a dragged stage or experiment would go: the order the strip shows meanwhile, and the stage that takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from sciencepm.ui.plan.diamond import Diamond
from sciencepm.ui.plan.stage_card import StageCard


class StripOrder:
    """`order` are the decision points as they would stand, `target` is the stage that would take an experiment."""

    def __init__(self) -> None:
        self.order: list[str] | None = None
        self.target = ""

    def clear(self) -> None:
        """Nothing is being dragged."""
        self.order, self.target = None, ""

    def drag_stage(
        self,
        point_id: str,
        pointer: QPoint,
        cards: Mapping[str, StageCard],
        diamonds: Mapping[str, Diamond],
        decided: int,
    ) -> None:
        """A stage follows the pointer past the middles of the others; what was decided stays first."""
        ids = list(cards)
        if ids.index(point_id) < decided:
            return
        others = [each for each in self.order or ids if each != point_id]
        past = sum(pointer.x() > _middle(cards[each], diamonds[each]) for each in others)
        place = max(past, decided)
        self.order = [*others[:place], point_id, *others[place:]]

    def drag_experiment(
        self,
        point_id: str,
        pointer: QPoint,
        cards: Mapping[str, StageCard],
        diamonds: Mapping[str, Diamond],
    ) -> None:
        """The stage under the pointer takes it, where that is another one that is not over."""
        under = (each for each, card in cards.items() if card.x() <= pointer.x() < diamonds[each].geometry().right())
        found = next(under, "")
        self.target = found if found and found != point_id and cards[found].can_grow else ""

    def place_of(self, point_id: str, ids: Sequence[str]) -> int | None:
        """Where a stage was dragged to; None where that is where it is."""
        if self.order is None or self.order == list(ids):
            return None
        return self.order.index(point_id)


def _middle(card: QWidget, diamond: QWidget) -> float:
    return (card.geometry().left() + diamond.geometry().right()) / 2
