"""The agenda of a check-in with one stakeholder: what is new for them, what we need, what may come, what we owe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sciencepm.analysis.brief.asks import ask_text
from sciencepm.analysis.brief.blocks import (
    AskBox,
    Paragraph,
    Point,
    Points,
    Section,
    SectionKey,
    rich,
    strong,
)
from sciencepm.analysis.brief.concerns import rule_words
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.progress import one_a_project
from sciencepm.analysis.brief.title import TITLE_LETTERS
from sciencepm.analysis.brief.view import View, joined, lead, sentence, whole
from sciencepm.analysis.brief.what_changed import changed_lines, line_points
from sciencepm.analysis.change_line import ChangeLine
from sciencepm.analysis.check_in_days import last_check_in, next_check_in
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.owed_news import owed_news, stakeholders_of
from sciencepm.analysis.stop_rules import CLOSE, closeness_of
from sciencepm.analysis.wording import capital, decision_name, number_word, question_text, role_text, shortened
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Ask, Promise, Question, Stakeholder

_AHEAD_DAYS: Final = 45
_RECENT: Final = timedelta(days=60)
_FEW_PROJECTS: Final = 3
_KEEP: Final = 6
_LEAST: Final = 2


def due_next(portfolio: Portfolio, today: date, among: Sequence[str] = ()) -> Stakeholder | None:
    """Who is to be met next: whoever was never met or is longest due; of projects that run, and of some if given."""
    running = [each for each in portfolio.all(Project) if each.state in (ProjectState.ACTIVE, ProjectState.ON_HOLD)]
    waiting = [
        each
        for each in portfolio.all(Stakeholder)
        if any(each in stakeholders_of(portfolio, project) for project in running)
    ]

    def due(stakeholder: Stakeholder) -> tuple[date, str, str]:
        last = last_check_in(portfolio, stakeholder, today)
        return (next_check_in(stakeholder, last) if last else today, stakeholder.name, stakeholder.id)

    readers = [each for each in waiting if each.id in among]
    return min(readers or waiting or portfolio.all(Stakeholder), key=due, default=None)


def check_in_agenda(view: View, order: Order) -> BriefContent:
    """What to go through with the stakeholder of the order, else with whoever is due next."""
    w, name = view.w, view.portfolio.settings.name
    subject = w("{name} · Check-in", name=name)
    stakeholder = view.portfolio.find(Stakeholder, order.stakeholder_id) or due_next(view.portfolio, view.today)
    if stakeholder is None:
        chapter = Chapter(
            w("There is nobody to check in with yet"),
            rich(w("An agenda stands here once a stakeholder is entered.")),
            (),
        )
        return content_of(view, order, subject, (chapter,))
    projects = {each.id for each in view.portfolio.all(Project) if stakeholder in stakeholders_of(view.portfolio, each)}
    last = last_check_in(view.portfolio, stakeholder, view.today)
    asks = [ask for ask in view.open_asks if ask.project_id is None or ask.project_id in projects]
    lines = [line for line in changed_lines(view) if line.project_id in projects and _is_new(line, last)]
    if len(projects) > _FEW_PROJECTS:
        lines = one_a_project(lines)
    chapter = Chapter(
        title=_title(view, stakeholder, asks, lines),
        bottom_line=rich(_bottom_line(view, stakeholder, last)),
        first=(
            _changes(view, lines, last),
            _asked(view, asks),
            _news(view, stakeholder),
            _heads_up(view, projects),
            _promises(view, stakeholder),
            _questions(view, stakeholder),
        ),
        record_id=stakeholder.id,
    )
    return content_of(view, order, subject, (chapter,), reader=stakeholder.name)


def _is_new(line: ChangeLine, last: date | None) -> bool:
    """Whether they have not met since; a line without a day is kept, since nobody knows when it was."""
    return last is None or line.on is None or line.on > last


def _title(view: View, stakeholder: Stakeholder, asks: list[Ask], lines: list[ChangeLine]) -> str:
    """ "Check-in with the Head of Payments: one decision asked, three things changed"."""
    w = view.w
    who = role_text(shortened(stakeholder.name, 44), w)
    said = w("Check-in with {who}", who=who)
    clauses = []
    if asks:
        clauses.append(
            w.n("{number} decision asked", "{number} decisions asked", len(asks), number=number_word(len(asks), w))
        )
    if lines:
        number = number_word(len(lines), w)
        clauses.append(w.n("{number} thing is new", "{number} things are new", len(lines), number=number))
    for count in range(len(clauses), 0, -1):
        full = w("{said}: {clauses}", said=said, clauses=", ".join(clauses[:count]))
        if len(full) <= TITLE_LETTERS:
            return full
    return said if clauses else w("{said}: nothing new, nothing asked", said=said)


def _bottom_line(view: View, stakeholder: Stakeholder, last: date | None) -> str:
    w = view.w
    if last is None:
        return w("The first check-in with them.")
    day = whole(w.near_day(last, view.today))
    due = next_check_in(stakeholder, last)
    when = whole(w.near_day(due, view.today))
    if due < view.today:
        return w("Last met on {last}; due since {day}.", last=day, day=when)
    return w("Last met on {last}; the next one is due on {day}.", last=day, day=when)


def _changes(view: View, lines: list[ChangeLine], last: date | None) -> Section:
    w = view.w
    since = last or (view.then.on if view.then else None)
    if since is None:
        return Section("", (), SectionKey.CHANGES)
    heading = w("What changed since {day}", day=whole(w.near_day(since, view.today)))
    if not lines:
        nothing = Paragraph(rich(w("Nothing that matters: everything stands as it did.")))
        return Section(heading, (nothing,), SectionKey.CHANGES)
    return Section(heading, (Points(line_points(lines), keep=_KEEP, least=_LEAST),), SectionKey.CHANGES)


def _asked(view: View, asks: list[Ask]) -> Section:
    w = view.w
    points = tuple(Point(ask_text(view, ask), rank=place, record_id=ask.id) for place, ask in enumerate(asks))
    count = len(asks)
    heading = w.n("We need one decision", "We need {number} decisions", count, number=number_word(count, w))
    return Section(heading, (AskBox(points),) if points else (), SectionKey.ASKS)


def _news(view: View, stakeholder: Stakeholder) -> Section:
    """The decisions they are owed the news of, said on this day."""
    w = view.w
    points = []
    for each in owed_news(view.portfolio, view.today):
        if each.stakeholder.id != stakeholder.id:
            continue
        decision = decision_name(each.number, w)
        said = {
            Outcome.GO: w("{decision} was passed", decision=decision),
            Outcome.REVISE: w("{decision} was revised", decision=decision),
            Outcome.HOLD: w("{decision} was put on hold", decision=decision),
            Outcome.STOP: w("stopped at {decision}", decision=decision),
        }[each.decision.outcome]
        day = whole(w.near_day(each.since, view.today))
        told = w("{said} on {day}.", said=said, day=day)
        why = view.in_short(each.decision.why, 160)
        points.append(Point(rich(lead(each.project.title), f" {joined((told, why))}"), record_id=each.decision.id))
    return Section(w("Still to be told"), (Points(tuple(points), least=_LEAST),) if points else (), SectionKey.NEWS)


def _heads_up(view: View, projects: set[str]) -> Section:
    """Stop rules that come near, and the decisions of the next weeks."""
    w = view.w
    points: list[Point] = []
    for entry in view.results.active:
        if entry.project.id not in projects:
            continue
        for closeness in closeness_of(view.portfolio, entry.project.id, view.today):
            if closeness.part >= CLOSE:
                words = rule_words(view, closeness)
                points.append(
                    Point(rich(lead(entry.project.title), " ", *words), rank=len(points), record_id=closeness.rule.id)
                )
    for ahead in decisions_ahead(view.portfolio, view.today, _AHEAD_DAYS):
        if ahead.project_id not in projects:
            continue
        project = view.portfolio.get(Project, ahead.project_id)
        question = question_text(view.portfolio.get(DecisionPoint, ahead.point_id), w)
        day = whole(w.near_day(ahead.on, view.today))
        said = w("{question} Waits since {day}.", question=question, day=day)
        if not ahead.overdue:
            said = w("{question} Decision on {day}.", question=question, day=day)
        title = lead(project.title)
        points.append(Point(rich(title, f" {said}"), rank=len(points), record_id=ahead.point_id))
    heading = w("Heads-up: stop rules and decisions coming near")
    blocks = (Points(tuple(points), keep=_KEEP, least=_LEAST),) if points else ()
    return Section(heading, blocks, SectionKey.STOP_RULES)


def _promises(view: View, stakeholder: Stakeholder) -> Section:
    """What they were promised: what is late first, then what is due, then what was kept since."""
    w = view.w
    names = {stakeholder.name.casefold(), stakeholder.group.casefold()} - {""}
    mine = [each for each in view.portfolio.all(Promise) if each.to.casefold() in names]
    open_ones = [each for each in mine if each.kept_on is None]
    kept = [each for each in mine if each.kept_on and view.today - _RECENT < each.kept_on <= view.today]
    points: list[Point] = []
    for each in sorted(open_ones, key=lambda promise: (promise.due or date.max, promise.id)):
        when = w("no day said")
        if each.due is not None:
            day = whole(w.near_day(each.due, view.today))
            when = w("late since {day}", day=day) if each.due < view.today else w("due {day}", day=day)
        who = w("{when}, by {owner}", when=when, owner=each.owner) if each.owner else when
        what = strong(sentence(view.sayable(each.what)))
        points.append(Point(rich(what, f" {sentence(capital(who))}"), rank=len(points), record_id=each.id))
    for each in kept:
        if each.kept_on is not None:
            day = whole(w.near_day(each.kept_on, view.today))
            said = w("Kept on {day}.", day=day)
            what = strong(sentence(view.sayable(each.what)))
            points.append(Point(rich(what, f" {said}"), rank=len(points), record_id=each.id))
    blocks = (Points(tuple(points), least=_LEAST),) if points else ()
    return Section(w("What we promised"), blocks, SectionKey.PROMISES)


def _questions(view: View, stakeholder: Stakeholder) -> Section:
    """What they asked and have no answer to."""
    w = view.w
    points = [
        Point(rich(view.in_short(each.text, 180), f" {_asked_on(view, each)}"), record_id=each.id)
        for each in view.portfolio.all(Question)
        if each.asked_by.casefold() == stakeholder.name.casefold()
        and each.answered_on is None
        and view.sayable(each.text)
    ]
    blocks = (Points(tuple(points), least=_LEAST),) if points else ()
    return Section(w("What you asked"), blocks, SectionKey.QUESTIONS)


def _asked_on(view: View, question: Question) -> str:
    w = view.w
    day = whole(w.near_day(question.on, view.today))
    if question.owner:
        return w("Asked on {day}; {owner} answers.", day=day, owner=question.owner)
    return w("Asked on {day}; nobody is named who answers.", day=day)
