"""The later pages: the balance in words, what we learned, the decisions of the next 90 days, assumptions, the basis."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from sciencepm.analysis.balance import BalanceBand
from sciencepm.analysis.balance_course import courses
from sciencepm.analysis.balance_words import course_text
from sciencepm.analysis.brief.blocks import (
    Block,
    Column,
    Drawing,
    Paragraph,
    Picture,
    Point,
    Points,
    Rich,
    Row,
    Section,
    Table,
    rich,
    strong,
)
from sciencepm.analysis.brief.bottom_line import balance_sentence
from sciencepm.analysis.brief.view import NAME_LETTERS, RECENT_DAYS, View, joined, sentence, whole
from sciencepm.analysis.decisions_ahead import Ahead
from sciencepm.analysis.wording import capital, number_word, question_text, shortened
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Project

_BALANCE_PIXELS = 760.0
_BALANCE_BESIDE = 365.0
_BALANCE_LEAST = 190.0
_MOST_LEARNED = 8
_MOST_DECISIONS = 12
_TOLD_FIRST = (ExperimentOutcome.DID_NOT_WORK, ExperimentOutcome.INCONCLUSIVE, ExperimentOutcome.WORKED, None)


def balance_section(view: View, *, beside: bool = False) -> Section:
    """The balance against the target band, what would reach it, and why the target is what it is.

    Its picture is half as wide where something stands `beside` it.
    """
    w = view.w
    balance = view.balance
    if len(view.results.active) < 2:
        return Section("", ())
    if balance.share is None:
        said = w("There is no balance yet: nobody works on a project that is under way.")
        return Section(w("Balance"), (Paragraph(rich(said)),))
    blocks: list[Block] = [Paragraph(rich(joined((balance_sentence(view), _move_sentence(view), _reason(view)))))]
    course = courses(view.portfolio, view.today, view.past, view.results)[balance.measure]
    across = _BALANCE_BESIDE if beside else _BALANCE_PIXELS
    blocks.append(Picture(Drawing.BALANCE, course_text(balance, course, w), across, _BALANCE_LEAST))
    return Section(w("Balance"), tuple(blocks))


def _move_sentence(view: View) -> str:
    """What would reach the target, where it is missed."""
    w = view.w
    balance = view.balance
    if balance.move is None or balance.band is BalanceBand.WITHIN or not balance.move:
        return ""
    size = abs(balance.move)
    if balance.measure is BalanceMeasure.PEOPLE:
        people = size.quantize(Decimal("0.1"))
        amount = w("1 person") if people == 1 else w("{people} people", people=w.number(people))
    elif balance.measure is BalanceMeasure.MONEY:
        amount = w("{money} a month", money=whole(w.money(size)))
    else:
        amount = w.n("{count} project", "{count} projects", max(1, round(size)))
    target = w.percent(balance.target)
    if balance.move > 0:
        return w("To reach {target}, {amount} would move to product-focused work.", target=target, amount=amount)
    return w("To come back to {target}, {amount} would move to foundational work.", target=target, amount=amount)


def _reason(view: View) -> str:
    reason = view.sayable(view.portfolio.settings.target_reason)
    if not reason:
        return ""
    return view.w(
        "The target is {target}. {reason}", target=view.w.percent(view.balance.target), reason=sentence(reason)
    )


def learned_section(view: View) -> Section:
    """What finished experiments taught, those that did not work first: they say what not to try again."""
    w = view.w
    projects = {project.id for project in view.portfolio.all(Project)}
    owner = {point.id: point.project_id for point in view.portfolio.all(DecisionPoint)}
    done = [
        (experiment, view.portfolio.get(Project, owner[experiment.decision_point_id]))
        for experiment in view.portfolio.all(Experiment)
        if experiment.state is ExperimentState.DONE
        and experiment.ended_on is not None
        and view.since < experiment.ended_on <= view.today
        and owner[experiment.decision_point_id] in projects
    ]
    if not done:
        return Section("", ())
    done.sort(
        key=lambda pair: (_TOLD_FIRST.index(pair[0].outcome), -(pair[0].ended_on or view.today).toordinal(), pair[0].id)
    )
    shown = done[:_MOST_LEARNED]
    points = tuple(
        Point(_learned_text(view, experiment, project), rank=place) for place, (experiment, project) in enumerate(shown)
    )
    summary = Paragraph(rich(_learned_summary(view, [experiment for experiment, _ in done])))
    return Section(w("What we learned"), (summary, Points(points, hidden=len(done) - len(shown))))


def _learned_summary(view: View, done: list[Experiment]) -> str:
    """ "Nine experiments ended since 2 October: four worked, four did not, one is not settled." """
    w = view.w
    counts = Counter(experiment.outcome for experiment in done)
    parts = [
        said
        for count, said in (
            (counts[ExperimentOutcome.WORKED], w("{number} worked")),
            (counts[ExperimentOutcome.DID_NOT_WORK], w("{number} did not")),
            (counts[ExperimentOutcome.INCONCLUSIVE] + counts[None], w("{number} left it open")),
        )
        for said in (said.format(number=number_word(count, w)),)
        if count
    ]
    total = w.n(
        "{number} experiment ended since {day}",
        "{number} experiments ended since {day}",
        len(done),
        number=capital(number_word(len(done), w)),
        day=whole(w.near_day(view.since, view.today)),
    )
    return w("{total}: {parts}.", total=total, parts=w.listing(parts))


def _learned_text(view: View, experiment: Experiment, project: Project) -> Rich:
    w = view.w
    name = experiment.title or w("Experiment {letter}", letter=experiment.letter)
    verdict = {
        ExperimentOutcome.WORKED: w("worked."),
        ExperimentOutcome.DID_NOT_WORK: w("did not work."),
        ExperimentOutcome.INCONCLUSIVE: w("left it open."),
        None: w("has ended."),
    }[experiment.outcome]
    why = sentence(view.sayable(experiment.why))
    ruled_out = view.sayable(experiment.rules_out)
    closed = w("Ruled out: {what}", what=sentence(ruled_out)) if ruled_out else ""
    return rich(strong(name), f" {joined((verdict, why, closed))}", f" ({shortened(project.title, NAME_LETTERS)})")


def decisions_section(view: View, ahead: list[Ahead]) -> Section:
    """The decision points of the next 90 days, in order, with who decides."""
    w = view.w
    heading = w("Decisions in the next {days} days", days=RECENT_DAYS)
    if not ahead:
        if not view.results.active:
            return Section("", ())
        return Section(heading, (Paragraph(rich(w("None is planned."))),))
    shown = ahead[:_MOST_DECISIONS]
    columns = (Column(w("Day"), fit=True), Column(w("Project")), Column(w("Question")), Column(w("Who decides")))
    rows = tuple(Row(_decision_cells(view, entry), rank=place) for place, entry in enumerate(shown))
    return Section(heading, (Table(columns, rows, hidden=len(ahead) - len(shown)),))


def _decision_cells(view: View, entry: Ahead) -> tuple[Rich, ...]:
    w = view.w
    day = whole(w.short_day(entry.on, view.today))
    project = view.portfolio.get(Project, entry.project_id)
    point = view.portfolio.get(DecisionPoint, entry.point_id)
    decider = point.decider or w("not said yet")
    return (
        rich(w("since {day}", day=day) if entry.overdue else day),
        rich(project.title),
        rich(question_text(point, w)),
        rich(decider),
    )
