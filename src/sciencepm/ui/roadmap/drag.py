"""A decision on its way to another day: nothing is changed until it is let go, and all of it can be seen before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sciencepm.analysis.plan import day_after_weeks, stages
from sciencepm.analysis.wording import capital, decision_name, exact_number
from sciencepm.commands.plan import plan_decision_for
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.ranges import Weeks
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_number
from sciencepm.picture.roadmap_records import PointMark
from sciencepm.ui.roadmap.said import Said
from sciencepm.ui.session import Session

_WEEK: Final = 7


class Move:
    """Of one open decision, from the day it has. Raises `UserError` where it cannot be moved by weeks.

    `on` is the day it is on its way to; `error` says what is wrong with what was typed.
    """

    def __init__(self, session: Session, title: str, mark: PointMark) -> None:
        point = session.portfolio.get(DecisionPoint, mark.point_id)
        plan = stages(session.portfolio, point.project_id, session.today)
        self._session, self._point = session, point
        self._title, self._number = title, mark.number
        self._starts = next((each.started_on for each in plan if each.point.id == point.id), None) or session.today
        self._first = max(session.today, self._starts + timedelta(days=1))
        self.begun_on = self.on = mark.on
        self.error = ""
        self._edit(max(mark.on, self._first))

    @property
    def has_moved(self) -> bool:
        return self.on != self.begun_on

    @property
    def weeks(self) -> str:
        """The likely weeks as they would be, for the field."""
        return exact_number(self._weeks().likely, self._session.words)

    def to(self, day: date) -> bool:
        """Go to a day, or to the first it can have; whether that is another than before."""
        before, self.error = self.on, ""
        self.on = day if day == self.begun_on else max(day, self._first)
        return before != self.on

    def by_weeks(self, count: int) -> bool:
        """Go so many weeks from where it began; whether that is another day than before."""
        farthest = (date.max - self.begun_on).days // _WEEK
        return self.to(self.begun_on + timedelta(weeks=max(-farthest, min(count, farthest))))

    def type_weeks(self, text: str) -> bool:
        """Go to where so many weeks lead; what cannot be read moves nothing and is said in `error`."""
        words = self._session.words
        try:
            typed = read_number(text, words)
        except UserError as error:
            self.error = str(error)
            return False
        if typed is None or typed <= 0:
            self.error = words("Please write a number of weeks, such as 8.")
            return False
        day = day_after_weeks(self._starts, typed)
        moved = self.to(day)
        if day < self.on:
            self.error = words("So few weeks end before today.")
        return moved

    def portfolio(self) -> Portfolio:
        """The portfolio as it would be."""
        return self._session.portfolio.apply(self._edit(self.on)) if self.has_moved else self._session.portfolio

    def finish(self, merge_key: str | None = None) -> bool:
        """Move it in earnest; whether it moved."""
        return self.has_moved and self._session.do(
            plan_decision_for,
            point_id=self._point.id,
            to=self.on,
            today=self._session.today,
            merge_key=merge_key,
        )

    def said(self) -> Said:
        """Where it is on its way to."""
        w, weeks = self._session.words, self._weeks()
        name = capital(w("{decision} of {title}", decision=decision_name(self._number, w), title=self._title))
        early, late = exact_number(weeks.early, w), exact_number(weeks.late, w)
        lines = [
            w("Asked on {day}.", day=w.weekday(self.on)),
            w("{early} weeks if early, {late} if late.", early=early, late=late),
        ]
        if self.has_moved:
            day = w.near_day(self.begun_on, self._session.today)
            lines.append(w("Before: {day}, after {weeks} weeks.", day=day, weeks=self._before()))
        return Said(name, tuple(lines), w("Escape leaves it where it was"))

    def _before(self) -> str:
        was = self._point.weeks
        return exact_number(was.likely, self._session.words) if was else ""

    def _weeks(self) -> Weeks:
        point = self._edit(self.on).changes[0].record if self.has_moved else self._point
        assert isinstance(point, DecisionPoint)
        assert point.weeks is not None
        return point.weeks

    def _edit(self, day: date) -> Edit:
        return plan_decision_for(self._session.portfolio, point_id=self._point.id, to=day, today=self._session.today)
