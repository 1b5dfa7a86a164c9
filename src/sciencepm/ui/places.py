"""Where one can be: the places of the sidebar, and a location inside one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its code; its number stays its own for ever, so a place to come leaves a gap."""

    code: str
    number: int
    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class Location:
    """A place, and what is open inside it."""

    place: str
    project_id: str | None = None
    record_id: str | None = None
    tab: str | None = None
    """The tab of a project's page, by its code."""


OVERVIEW = Place("overview", 1, "Overview", "house")
PROJECTS = Place("projects", 2, "Projects", "list")
ROADMAP = Place("roadmap", 3, "Roadmap", "chart-gantt")
BALANCE = Place("balance", 4, "Balance", "scale")
VALUE = Place("value", 5, "Value", "chart-column")
BRIEFS = Place("briefs", 6, "Briefs", "file-text")
CHECK_INS = Place("check-ins", 7, "Check-ins", "message-square")
LEARNING = Place("learning", 8, "Learning", "book-open")
PLACES = (OVERVIEW, PROJECTS, ROADMAP, BALANCE, VALUE, BRIEFS, CHECK_INS, LEARNING)
