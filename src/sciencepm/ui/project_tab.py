"""A tab of a project's page: its name, its count, and what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session


class TabBody(QWidget):
    """What stands below the tabs; `go_requested` asks to go elsewhere."""

    go_requested = Signal(Location)

    def show_project(self, project: Project) -> None:
        """Show this project as it is now; called after every change while the tab is seen."""
        raise NotImplementedError

    def part_of(self, record_id: str) -> QWidget | None:
        """What stands for a record here, if anything does."""
        return None


def _no_count(_session: Session, _project: Project) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab by its code; `make` builds its body when it is first seen, `count` is said beside its title.

    `records` are the kinds that are found in it.
    """

    code: str
    title: str
    make: Callable[[Session], TabBody]
    count: Callable[[Session, Project], str] = _no_count
    records: tuple[type[Record], ...] = ()
