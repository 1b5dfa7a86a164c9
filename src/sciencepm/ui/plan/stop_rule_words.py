"""When a stop rule would be crossed at the present rate, or since when it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sciencepm.analysis.crossed_rules import crossed_on, crossed_undecided
from sciencepm.analysis.stop_rules import Band, Closeness
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.ui.session import Session

TONES: Final[Mapping[Band, str]] = {
    Band.CLEAR: "meter",
    Band.APPROACHING: "revise",
    Band.NEAR: "revise",
    Band.CROSSED: "stop",
}
"""The colour of a bar; how close it is stands beside it in words."""


def crossing_words(session: Session, project: Project, close: Closeness) -> str:
    """ "crossed about 12 Mar at this rate", "not at this rate", "crossed on 3 November"; empty where nothing moves."""
    words, today, rule = session.words, session.today, close.rule
    if close.part >= 1:
        since = crossed_on(session.portfolio, rule, today)
        said = words("crossed on {day}", day=words.near_day(since, today)) if since else words("crossed")
        undecided = {each.rule.id for each in crossed_undecided(session.portfolio, project, today)}
        return said if rule.id in undecided else words("{crossed}, decided since", crossed=said)
    if rule.type in (StopRuleType.EVENT, StopRuleType.DATE) or project.state is not ProjectState.ACTIVE:
        return ""
    if close.limit is None or close.now is None:
        return ""
    if close.crosses_on is None:
        return words("not at this rate")
    return words("crossed about {day} at this rate", day=words.short_day(close.crosses_on, today))
