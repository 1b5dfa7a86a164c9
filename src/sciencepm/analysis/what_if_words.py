"""What an option would change, in words: a line for each change, and what it is called in a list."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from sciencepm.analysis.wording import decision_name, exact_number, shortened
from sciencepm.domain.documents import WhatIfChange
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.i18n import Words

_LETTERS = 48


def change_text(portfolio: Portfolio, change: WhatIfChange, w: Words) -> str:
    """ "Know when unsure: 3 → 2 people", "Stop Know when unsure", "New: Faster answers" """
    given = _given(change)
    point = portfolio.find(DecisionPoint, given.get("point_id"))
    project = portfolio.find(Project, point.project_id if point else given.get("project_id"))
    title = shortened(project.title, _LETTERS) if project else w("a project that is gone")
    match change.command:
        case "set_people":
            before, after = (_number(given.get(name), w) for name in ("before", "people"))
            return w("{project}: {before} → {after} people", project=title, before=before, after=after)
        case "start_project":
            return w("Start {project}", project=title)
        case "hold_project":
            return w("Pause {project}", project=title)
        case "resume_project":
            return w("Resume {project}", project=title)
        case "stop_project":
            return w("Stop {project}", project=title)
        case "add_project":
            return w("New: {project}", project=shortened(str(given.get("title", "")), _LETTERS))
    what = title
    if point is not None:
        number = portfolio.of(DecisionPoint, point.project_id).index(point) + 1 if portfolio.is_live(point) else 0
        what = w("{project}, {decision}", project=title, decision=decision_name(number, w)) if number else title
    if change.command == "move_decision":
        weeks = int(given.get("weeks", 0))
        moved = w.n("{count} week", "{count} weeks", abs(weeks))
        return (
            w("{what}: {weeks} later", what=what, weeks=moved)
            if weeks > 0
            else w("{what}: {weeks} sooner", what=what, weeks=moved)
        )
    return w("{what}: other figures", what=what)


def _given(change: WhatIfChange) -> dict[str, Any]:
    try:
        found = json.loads(change.arguments)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _number(text: object, w: Words) -> str:
    try:
        return exact_number(Decimal(str(text)), w)
    except InvalidOperation:
        return w("none")
