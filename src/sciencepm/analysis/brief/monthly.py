"""The monthly review with the stakeholders: an hour, five standing items, from what changed to what was promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from sciencepm.analysis.brief.asks import ask_text
from sciencepm.analysis.brief.blocks import Point, Section, SectionKey, rich, strong
from sciencepm.analysis.brief.concerns import stop_rules_section
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.later import balance_section, learned_section
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.progress import one_a_project
from sciencepm.analysis.brief.view import View, joined, lead, sentence, whole
from sciencepm.analysis.brief.weekly import agenda_item
from sciencepm.analysis.brief.what_changed import changed_lines, line_points
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.owed_news import owed_news
from sciencepm.analysis.wording import capital, number_word, question_text, role_text
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Promise, Question

_AHEAD_DAYS: Final = 42
"""A month, and the days until everybody has met again."""


def monthly_review(view: View, order: Order) -> BriefContent:
    """What changed, what was learned, the balance, what comes near, and what is owed."""
    w, name = view.w, view.portfolio.settings.name
    changed = line_points(one_a_project(changed_lines(view)))
    learned = replace(learned_section(view), heading=w("2. What we learned (10 min)"), key=SectionKey.LEARNED)
    balance = replace(balance_section(view), heading=w("3. Balance (5 min)"), key=SectionKey.BALANCE)
    ahead = _ahead(view)
    owed = _owed(view)
    rules = replace(stop_rules_section(view), key=SectionKey.STOP_RULES)
    sections: tuple[Section, ...] = (
        agenda_item(w("1. What changed (20 min)"), changed, SectionKey.CHANGES, w("Nothing that matters.")),
        learned if learned.blocks else agenda_item(learned.heading, (), SectionKey.LEARNED, w("No experiment ended.")),
        balance if balance.blocks else agenda_item(balance.heading, (), SectionKey.BALANCE, w("No balance yet.")),
        agenda_item(w("4. What comes near (15 min)"), ahead, SectionKey.DECISIONS, w("No decision comes near.")),
        rules,
        agenda_item(w("5. What we owe (10 min)"), owed, SectionKey.PROMISES, w("Nothing is owed to anybody.")),
    )
    chapter = Chapter(
        title=_title(view, len(ahead), len(owed)),
        bottom_line=rich(""),
        first=sections[:2],
        rest=sections[2:],
        most_pages=2,
    )
    return content_of(view, order, w("{name} · Monthly review", name=name), (chapter,))


def _title(view: View, decisions: int, owed: int) -> str:
    """ "Monthly review, one hour: four decisions come near, two things are owed"."""
    w = view.w
    clauses = []
    if decisions:
        number = number_word(decisions, w)
        clauses.append(w.n("{number} decision comes near", "{number} decisions come near", decisions, number=number))
    if owed:
        number = number_word(owed, w)
        clauses.append(w.n("{number} thing is owed", "{number} things are owed", owed, number=number))
    if not clauses:
        return w("Monthly review, one hour: no decision comes near, nothing is owed")
    return w("Monthly review, one hour: {clauses}", clauses=", ".join(clauses))


def _ahead(view: View) -> list[Point]:
    """What is asked of those in the room first, then the decisions of the next weeks."""
    w = view.w
    points = [Point(ask_text(view, ask), record_id=ask.id) for ask in view.open_asks]
    for each in decisions_ahead(view.portfolio, view.today, _AHEAD_DAYS):
        project = view.portfolio.get(Project, each.project_id)
        point = view.portfolio.get(DecisionPoint, each.point_id)
        when = whole(w.near_day(each.on, view.today))
        day = w("waits since {day}", day=when) if each.overdue else when
        who = w("decided by {who}", who=role_text(point.decider, w)) if point.decider else w("nobody named who decides")
        said = joined((question_text(point, w), sentence(capital(w("{day}, {who}", day=day, who=who)))))
        points.append(Point(rich(lead(project.title), f" {said}"), record_id=each.point_id))
    return _ranked(points)


def _owed(view: View) -> list[Point]:
    """News somebody waits for, then promises, then questions without an answer."""
    w = view.w
    points = []
    for news in owed_news(view.portfolio, view.today):
        who = capital(role_text(news.stakeholder.name, w))
        said = w.n(
            "{who} has waited {count} day for the news of decision {number}.",
            "{who} has waited {count} days for the news of decision {number}.",
            news.days,
            who=who,
            number=news.number,
        )
        points.append(Point(rich(lead(news.project.title), f" {said}"), record_id=news.decision.id))
    promises = [each for each in view.portfolio.all(Promise) if each.kept_on is None and view.sayable(each.what)]
    for promise in sorted(promises, key=lambda each: (each.due or date.max, each.id)):
        to = w("to {whom}", whom=role_text(promise.to, w)) if promise.to else ""
        due = w("no day said")
        if promise.due is not None:
            day = whole(w.near_day(promise.due, view.today))
            due = w("late since {day}", day=day) if promise.due < view.today else w("due {day}", day=day)
        facts = sentence(capital(", ".join(part for part in (to, due, promise.owner) if part)))
        points.append(Point(rich(strong(sentence(view.sayable(promise.what))), f" {facts}"), record_id=promise.id))
    for question in view.portfolio.all(Question):
        if question.answered_on is None and view.sayable(question.text):
            asked = w("Asked by {who}.", who=role_text(question.asked_by, w)) if question.asked_by else ""
            said = joined((view.in_short(question.text, 160), asked))
            points.append(Point(rich(said), record_id=question.id))
    return _ranked(points)


def _ranked(points: list[Point]) -> list[Point]:
    return [replace(each, rank=place) for place, each in enumerate(points)]
