"""The one sentence at the top of each place, with its conclusion, and the quiet line below it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from sciencepm.analysis.attention import Attention, AttentionKind, attention
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.horizon import horizon
from sciencepm.analysis.results import results
from sciencepm.analysis.wording import capital, exact_number, mode_text, number_word
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.i18n import Words

_BETWEEN = " · "
_CLAUSES = 2
"""A headline says at most two things; the rest stands below it."""
_AHEAD_DAYS = 90


def overview_headline(portfolio: Portfolio, today: date, w: Words) -> str:
    """What needs the PM most: "Two decisions by 11 December; one stakeholder waits for news"."""
    if not portfolio.all(Project):
        return w("What is your science team trying to find out?")
    clauses = _overview_clauses(attention(portfolio, today, w), today, w)[:_CLAUSES]
    return capital("; ".join(clauses)) if clauses else _calm(portfolio, today, w)


def projects_headline(portfolio: Portfolio, today: date, w: Words) -> str:
    """How the projects are: "Twelve projects: three need a decision by 18 December, one waits for data"."""
    projects = portfolio.all(Project)
    if not projects:
        return w("No projects yet")
    count = len(projects)
    whole = w.n("{number} project", "{number} projects", count, **_in(count, w))
    clauses = _projects_clauses(attention(portfolio, today, w), count, today, w)[:_CLAUSES]
    if clauses:
        return capital(w("{projects}: {clauses}", projects=whole, clauses=", ".join(clauses)))
    if any(project.state is ProjectState.ACTIVE for project in projects):
        return capital(w.n("{projects}, on course", "{projects}, all of them on course", count, projects=whole))
    return capital(w.n("{projects}, not active", "{projects}, none of them active", count, projects=whole))


def projects_subline(portfolio: Portfolio, today: date, w: Words) -> str:
    """What they are made of: "8 product-focused, 4 foundational · 18.5 people"."""
    projects = portfolio.all(Project)
    if not projects:
        return w("Each project has a research plan made of decision points")
    counts = {kind: sum(project.kind is kind for project in projects) for kind in Kind}
    kinds = [
        w("{number} product-focused", number=counts[Kind.PRODUCT]) if counts[Kind.PRODUCT] else "",
        w("{number} foundational", number=counts[Kind.FOUNDATIONAL]) if counts[Kind.FOUNDATIONAL] else "",
    ]
    people = people_text(portfolio, today, w)
    return _BETWEEN.join(part for part in (", ".join(kind for kind in kinds if kind), people) if part)


def roadmap_headline(portfolio: Portfolio, today: date, w: Words) -> str:
    """When what lands: "Two to five of ten projects should land by June 2027; eight decisions by 15 February"."""
    if not portfolio.all(Project):
        return w("No projects yet")
    clauses = [_landings_clause(portfolio, today, w), _decisions_ahead_clause(portfolio, today, w)]
    said = "; ".join(clause for clause in clauses if clause)
    return capital(said) if said else w("Nothing is planned to land or to be decided")


def portfolio_subline(portfolio: Portfolio, today: date, w: Words) -> str:
    """What stands below a portfolio's name: "12 projects · EUR · 18.5 people"."""
    count = len(portfolio.all(Project))
    parts = (w.n("{count} project", "{count} projects", count), portfolio.settings.currency)
    return _BETWEEN.join(part for part in (*parts, people_text(portfolio, today, w)) if part)


def project_subline(project: Project, w: Words) -> str:
    """Whose a project is and what its mode allows: "Documents · Experiment mode: plan in ranges"."""
    return _BETWEEN.join(part for part in (project.team, capital(mode_text(project, w))) if part)


def team_and_mode(project: Project, w: Words) -> str:
    """The same for a row of a table: "Documents · Experiment"."""
    return _BETWEEN.join(part for part in (project.team, label_of(project.leading_mode, w)) if part)


def people_text(portfolio: Portfolio, today: date, w: Words) -> str:
    """How many full-time equivalents work on active projects: "18.5 people"; empty where nobody was entered."""
    active = [project for project in portfolio.all(Project) if project.state is ProjectState.ACTIVE]
    people = sum((project.people_on(today) for project in active), Decimal(0))
    if not people:
        return ""
    return w("1 person") if people == 1 else w("{number} people", number=exact_number(people, w))


def _calm(portfolio: Portfolio, today: date, w: Words) -> str:
    ahead = decisions_ahead(portfolio, today)
    if ahead:
        return w("Nothing needs you today; the next decision is on {day}", day=w.near_day(ahead[0].on, today))
    return w("Nothing needs you today")


def _overview_clauses(rows: tuple[Attention, ...], today: date, w: Words) -> list[str]:
    """Everything worth a headline, the most pressing first."""
    crossed = len({row.project_id for row in rows if row.kind is AttentionKind.CROSSED})
    waiting = len({each for row in rows if row.kind is AttentionKind.TELL for each in row.stakeholder_ids})
    counts = Counter(row.kind for row in rows)
    promised, outlived = counts[AttentionKind.PROMISE_DUE], counts[AttentionKind.OUT_OF_DATE]
    blocked, stranded = counts[AttentionKind.BLOCKED], counts[AttentionKind.NO_PATH]
    to_meet, unready = counts[AttentionKind.CHECK_IN_DUE], counts[AttentionKind.NOT_READY]
    clauses = (
        (
            crossed,
            w.n(
                "{number} project crossed a stop rule",
                "{number} projects crossed a stop rule",
                crossed,
                **_in(crossed, w),
            ),
        ),
        (counts[AttentionKind.DECIDE], _decisions_clause(rows, today, w)),
        (
            waiting,
            w.n(
                "{number} stakeholder waits for news", "{number} stakeholders wait for news", waiting, **_in(waiting, w)
            ),
        ),
        (promised, w.n("{number} promise is due", "{number} promises are due", promised, **_in(promised, w))),
        (
            outlived,
            w.n("{number} estimate is out of date", "{number} estimates are out of date", outlived, **_in(outlived, w)),
        ),
        (
            blocked,
            w.n("{number} project waits for data", "{number} projects wait for data", blocked, **_in(blocked, w)),
        ),
        (
            stranded,
            w.n(
                "{number} result has no way into the product",
                "{number} results have no way into the product",
                stranded,
                **_in(stranded, w),
            ),
        ),
        (to_meet, w.n("{number} check-in is due", "{number} check-ins are due", to_meet, **_in(to_meet, w))),
        (unready, w.n("{number} project is not ready", "{number} projects are not ready", unready, **_in(unready, w))),
    )
    return [clause for count, clause in clauses if count]


def _decisions_clause(rows: tuple[Attention, ...], today: date, w: Words) -> str:
    due = [row for row in rows if row.kind is AttentionKind.DECIDE]
    ahead = [row for row in due if not row.overdue]
    late = len(due) - len(ahead)
    day = _last_day(ahead, today, w)
    if not late:
        return w.n(
            "{number} decision by {day}", "{number} decisions by {day}", len(ahead), day=day, **_in(len(ahead), w)
        )
    overdue = w.n("{number} decision is overdue", "{number} decisions are overdue", late, **_in(late, w))
    return w("{overdue}, {number} more by {day}", overdue=overdue, day=day, **_in(len(ahead), w)) if ahead else overdue


def _landings_clause(portfolio: Portfolio, today: date, w: Words) -> str:
    by = horizon(portfolio, today)
    counts = results(portfolio, today).landings(by)
    if not counts.high:
        return ""
    month, whole = w.long_month(by), number_word(counts.of, w)
    if counts.of == 1:
        single = w("the project should land by {month}", month=month)
        return single if counts.low else w("the project can land by {month}", month=month)
    if counts.low == counts.of:
        both = w("both projects should land by {month}", month=month)
        return both if counts.of == 2 else w("all {of} projects should land by {month}", of=whole, month=month)
    low, high = number_word(counts.low, w), number_word(counts.high, w)
    count = low if counts.low == counts.high else w("{low} to {high}", low=low, high=high)
    if not counts.low:
        count = w("up to {high}", high=high)
    return w("{number} of {of} projects should land by {month}", number=count, of=whole, month=month)


def _decisions_ahead_clause(portfolio: Portfolio, today: date, w: Words) -> str:
    ahead = decisions_ahead(portfolio, today, _AHEAD_DAYS)
    if not ahead:
        return ""
    day = w.near_day(max(ahead[-1].on, today), today)
    return w.n("{number} decision by {day}", "{number} decisions by {day}", len(ahead), day=day, **_in(len(ahead), w))


def _projects_clauses(rows: tuple[Attention, ...], whole: int, today: date, w: Words) -> list[str]:
    """What the projects need, the most pressing first; of a single one it is said with "it"."""

    def who(count: int) -> dict[str, str]:
        return {"number": w("it")} if whole == 1 else _in(count, w)

    counts = Counter(row.kind for row in rows)
    outlived, stranded = counts[AttentionKind.OUT_OF_DATE], counts[AttentionKind.NO_PATH]
    blocked, unready = counts[AttentionKind.BLOCKED], counts[AttentionKind.NOT_READY]
    due = [row for row in rows if row.kind in (AttentionKind.CROSSED, AttentionKind.DECIDE)]
    deciding = len({row.project_id for row in due})
    day = _last_day(due, today, w)
    decide = w.n(
        "{number} needs a decision by {day}", "{number} need a decision by {day}", deciding, day=day, **who(deciding)
    )
    if all(row.overdue for row in due):
        decide = w.n("{number} needs a decision now", "{number} need a decision now", deciding, **who(deciding))
    no_path = w.n(
        "{number} has no way into the product", "{number} have no way into the product", stranded, **who(stranded)
    )
    clauses = (
        (deciding, decide),
        (
            outlived,
            w.n("{number} outlived its estimate", "{number} outlived their estimates", outlived, **who(outlived)),
        ),
        (stranded, no_path),
        (blocked, w.n("{number} waits for data", "{number} wait for data", blocked, **who(blocked))),
        (unready, w.n("{number} is not ready", "{number} are not ready", unready, **who(unready))),
    )
    return [clause for count, clause in clauses if count]


def _in(count: int, w: Words) -> dict[str, str]:
    """The count in words, to be put into a sentence."""
    return {"number": number_word(count, w)}


def _last_day(rows: list[Attention], today: date, w: Words) -> str:
    """The last day any of the rows is due; what is past already is due today."""
    return w.near_day(max([today, *(row.due for row in rows if row.due is not None)]), today)
