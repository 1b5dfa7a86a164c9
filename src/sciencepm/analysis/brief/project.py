"""A page for a project: what it is worth and how likely, its story, its plan, when we stop, what could go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sciencepm.analysis.brief.asks import ask_text
from sciencepm.analysis.brief.assumptions import short_basis
from sciencepm.analysis.brief.blocks import (
    AskBox,
    Beside,
    Drawing,
    Figure,
    Figures,
    Paragraph,
    Picture,
    Point,
    Points,
    Section,
    SectionKey,
    rich,
    strong,
)
from sciencepm.analysis.brief.bottom_line import lands, named
from sciencepm.analysis.brief.concerns import rule_words
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.story import frame_for, last_decision, story_section
from sciencepm.analysis.brief.title import TITLE_LETTERS, asked_clauses
from sciencepm.analysis.brief.view import View, chance_weighted, joined, sentence, shown_value, whole
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.plan import Standing, stages
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.risk_checks import CheckState, check_text, open_risks, risk_checks
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.stop_rules import closeness_of
from sciencepm.analysis.wording import decision_name, likelihood_word
from sciencepm.domain.decision import Outcome
from sciencepm.domain.project import ProjectState

_PIXELS: Final = 760.0
_LEAST: Final = 118.0
_RISKS: Final = 3


def project_pages(view: View, order: Order) -> BriefContent:
    """A page for the project asked for, else one for every active project."""
    w, settings = view.w, view.portfolio.settings
    if order.project_id is None:
        entries = view.in_state(ProjectState.ACTIVE)
    else:
        found = view.results.projects.get(order.project_id)
        entries = [found] if found else []
    chapters = tuple(_chapter(view, entry, order) for entry in entries)
    if not chapters:
        nothing = w("No project is under way")
        chapters = (Chapter(nothing, rich(w("A page stands here for every project that is active.")), ()),)
    if len(entries) == 1:
        subject = w("{name} · One page", name=entries[0].project.title)
        return content_of(view, order, subject, chapters)
    title = w.n("{count} project, a page each", "{count} projects, a page each", len(entries))
    return content_of(
        view, order, w("{name} · Project pages", name=settings.name), chapters, title=title if entries else ""
    )


def _chapter(view: View, entry: ProjectFigures, order: Order) -> Chapter:
    w, project = view.w, entry.project
    asks = [ask for ask in view.open_asks if ask.project_id == project.id]
    figures = tuple(_figures(view, entry))
    points = tuple(Point(ask_text(view, ask), rank=place, record_id=ask.id) for place, ask in enumerate(asks))
    heading = w.n("We need one decision", "We need {count} decisions", len(asks))
    return Chapter(
        title=project_title(view, entry),
        bottom_line=rich(_bottom_line(view, entry)),
        first=(
            Section("", (Figures(figures),) if figures else (), SectionKey.FIGURES),
            Section(heading, (AskBox(points),) if points else (), SectionKey.ASKS),
            story_section(view, entry, order.frame or frame_for(project)),
            _plan(view, entry),
            _stops_and_risks(view, entry, answered=not asks),
            Section("", (Paragraph(short_basis(view, entry), note=True),), SectionKey.BASIS),
        ),
        record_id=project.id,
    )


def project_title(view: View, entry: ProjectFigures) -> str:
    """The conclusion on a project with one number, and what is asked; the fullest way that fits two lines."""
    asks = [ask for ask in view.open_asks if ask.project_id == entry.project.id]
    conclusion = _conclusion(view, entry, named(view, entry.project.title))
    if asks:
        for clause in asked_clauses(asks, view):
            said = view.w("{conclusion}; {asked}", conclusion=conclusion, asked=clause)
            if len(said) <= TITLE_LETTERS:
                return said
    return conclusion


def _conclusion(view: View, entry: ProjectFigures, name: str) -> str:
    w, project, forecast = view.w, entry.project, entry.forecast
    if project.state is ProjectState.LANDED:
        return _landed(view, entry, name)
    if project.state is ProjectState.STOPPED:
        return _stopped(view, entry, name)
    if project.state is not ProjectState.ACTIVE:
        return w("{name}: {state}", name=name, state=words_of(project.state, w))
    worth = chance_weighted(entry)
    if worth > 0 and view.sight.money:
        return w("{name} is worth about {value} a year, weighted by chance", name=name, value=whole(w.money(worth)))
    if entry.standing is Standing.RESULT_NO_PATH:
        return w("{name} works, and nobody has taken it over yet", name=name)
    if forecast is not None and forecast.landing is not None and forecast.chance is not None:
        chance, month = w.percent(forecast.chance), whole(w.long_month(forecast.landing[1]))
        return w("{name} has a {chance} chance to land, most likely in {month}", name=name, chance=chance, month=month)
    if entry.standing is Standing.NOT_READY:
        return w("{name} needs a decision point and a rule to stop", name=name)
    return w("{name}: {state}", name=name, state=words_of(entry.standing, w))


def _landed(view: View, entry: ProjectFigures, name: str) -> str:
    w = view.w
    if entry.value.money is not None and view.sight.money:
        about = whole(w.money(entry.value.money.likely))
        return w("{name} is in use and worth about {value} a year", name=name, value=about)
    if entry.project.ended_on is not None:
        return w("{name} has been in use since {month}", name=name, month=whole(w.long_month(entry.project.ended_on)))
    return w("{name} is in use", name=name)


def _stopped(view: View, entry: ProjectFigures, name: str) -> str:
    w = view.w
    freed = not_spent(view.portfolio, entry.project.id, view.today)
    said = w("{name} was stopped", name=name)
    for number, stage in enumerate(stages(view.portfolio, entry.project.id, view.today), start=1):
        if stage.last_decision is not None and stage.last_decision.outcome is Outcome.STOP:
            said = w("{name} was stopped at {decision}", name=name, decision=decision_name(number, w))
    if freed and view.sight.money:
        return w("{said}, which freed {money}", said=said, money=whole(w.money(freed)))
    return said


def _bottom_line(view: View, entry: ProjectFigures) -> str:
    """The question that comes next and its day, and when it can land; of ended work why it ended."""
    w, stage = view.w, entry.next
    if stage is None:
        last = last_decision(view, entry.project)
        return view.in_short(last.why, 220) if last else view.in_short(entry.project.research_goal, 220)
    question = view.in_short(stage.point.question, 130)
    asked = ""
    if question and stage.asked_on is not None:
        day = whole(w.near_day(stage.asked_on, view.today))
        if stage.asked_on < view.today:
            asked = w("A question has waited since {day}: {question}", day=day, question=question)
        elif stage.asked_again_on is not None:
            asked = w("Asked again on {day}: {question}", day=day, question=question)
        else:
            asked = w("Asked on {day}: {question}", day=day, question=question)
    elif question:
        asked = w("The next question: {question}", question=question)
    return joined((asked, lands(view, entry, w("It"))))


def _figures(view: View, entry: ProjectFigures) -> Iterator[Figure]:
    w, forecast = view.w, entry.forecast
    ended = entry.project.state in (ProjectState.LANDED, ProjectState.STOPPED)
    value = shown_value(view, entry) if entry.value.money is not None or entry.value.other is not None else ""
    if value:
        worth = chance_weighted(entry)
        if entry.project.state is ProjectState.LANDED:
            yield Figure(value, w("a year, in use"))
        elif worth > 0 and view.sight.money:
            about = whole(w.money(worth))
            yield Figure(value, w("a year if it lands; about {value} weighted by chance", value=about))
        else:
            yield Figure(value, w("a year if it lands"))
    if forecast is not None and forecast.chance is not None:
        word = likelihood_word(forecast.chance, w)
        said = w("chance to land: {word}", word=word) if word else w("chance to land")
        yield Figure(w.percent(forecast.chance), said)
        if forecast.landing is not None:
            early, middle, late = forecast.landing
            between = whole(w.month_range(early, late))
            yield Figure(w.month(middle), w("most likely; eight times in ten within {months}", months=between))
    if view.sight.money and entry.spent.amount > 0:
        said = w("spent, estimated from its monthly cost") if entry.spent.estimated else w("spent so far")
        yield Figure(w.money(entry.spent.amount), said)
    if ended and entry.project.state is ProjectState.STOPPED and view.sight.money:
        freed = not_spent(view.portfolio, entry.project.id, view.today)
        if freed:
            yield Figure(w.money(freed), w("not spent, by stopping early"))


def _plan(view: View, entry: ProjectFigures) -> Section:
    w, project = view.w, entry.project
    plan = stages(view.portfolio, project.id, view.today)
    if not plan:
        return Section("", (), SectionKey.PLAN)
    parts = [
        w("{number}, {stage}: {state}", number=each.number, stage=each.point.stage_title, state=words_of(each.state, w))
        for each in plan
    ]
    said = w("The plan in {count} stages. {stages}.", count=len(plan), stages="; ".join(parts))
    return Section(
        w("The plan"), (Picture(Drawing.PLAN, said, _PIXELS, _LEAST, project_id=project.id),), SectionKey.PLAN
    )


def _stops_and_risks(view: View, entry: ProjectFigures, *, answered: bool) -> Section:
    """When we stop, beside what could go wrong; what is done about it where the page has no ask to make room for."""
    w, project = view.w, entry.project
    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        return Section("", (), SectionKey.STOP_RULES)
    rules = [
        Point(rich(*rule_words(view, each)), rank=place, record_id=each.rule.id)
        for place, each in enumerate(closeness_of(view.portfolio, project.id, view.today))
    ]
    if not rules:
        rules = [Point(rich(w("No stop rule is agreed yet.")), record_id=project.id)]
    risks = [
        Point(
            rich(
                strong(f"{label_of(risk.category, w)}."),
                f" {view.in_short(risk.text, 150)}",
                _answer(view, risk.mitigation) if answered else "",
            ),
            rank=place,
            record_id=risk.id,
        )
        for place, risk in enumerate(open_risks(view.portfolio, project.id))
        if view.sayable(risk.text)
    ]
    checked = [each for each in risk_checks(view.portfolio, project.id) if each.state is not CheckState.FOUND]
    if checked:
        text = joined(sentence(check_text(each, view.today, w)) for each in checked)
        risks = [*risks[:_RISKS], Point(rich(text), rank=_RISKS, record_id=project.id)]
    shown = tuple(rules[:4])
    left = Section(w("We stop if"), (Points(shown, hidden=len(rules) - len(shown)),))
    right = Section(w("Risks"), (Points(tuple(risks[: _RISKS + 1])),)) if risks else Section("", ())
    return Section("", (Beside(left, right),), SectionKey.STOP_RULES)


def _answer(view: View, mitigation: str) -> str:
    said = view.in_short(mitigation, 90)
    return f" {said}" if said else ""
