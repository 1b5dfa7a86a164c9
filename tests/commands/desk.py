"""A portfolio on a desk: commands are done to it one after the other, and each is undone and done again on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest

from sciencepm.commands.projects import add_project
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.errors import InvalidInput, UserError

R = TypeVar("R", bound=Record)
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


class Desk:
    """The portfolio as it is after the commands done so far."""

    def __init__(self) -> None:
        self.portfolio = Portfolio.new(name="Applied Science")

    def do(self, command: Callable[..., Edit], /, *args: Any, **inputs: Any) -> Edit:
        """Do a command, and see that undo gives back every record and redo the same portfolio again."""
        before = self.portfolio
        edit = command(before, *args, **inputs)
        self.portfolio = before.apply(edit)
        undone = self.portfolio.apply(edit.inverse())
        assert undone.digest() == before.digest()
        assert undone.apply(edit).digest() == self.portfolio.digest()
        assert edit.label
        return edit

    def new(self, command: Callable[..., Edit], /, *args: Any, **inputs: Any) -> Any:
        """Do a command that adds something, and give what it added."""
        return self.do(command, *args, **inputs).changes[0].record

    def refused(self, command: Callable[..., Edit], /, *args: Any, **inputs: Any) -> str:
        """The sentence with which a command is refused for a rule."""
        with pytest.raises(UserError) as refusal:
            command(self.portfolio, *args, **inputs)
        assert not isinstance(refusal.value, InvalidInput), refusal.value.fields
        return refusal.value.sentence

    def wrong(self, command: Callable[..., Edit], /, *args: Any, **inputs: Any) -> dict[str, str]:
        """The sentences beside the fields for which a command is refused."""
        with pytest.raises(InvalidInput) as refusal:
            command(self.portfolio, *args, **inputs)
        return refusal.value.fields

    def now(self, record: R) -> R:
        """A record as it is by now."""
        return self.portfolio.get(type(record), record.id)

    def project(self, title: str = "Statements into tables", **fields: Any) -> Project:
        project = self.new(add_project, title=title, today=TODAY, **fields)
        assert isinstance(project, Project)
        return project

    def points(self, project: Project) -> tuple[DecisionPoint, ...]:
        return self.portfolio.of(DecisionPoint, project.id)
