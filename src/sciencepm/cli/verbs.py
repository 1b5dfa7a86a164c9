"""The verbs of the command line as data: what each is called, what it takes and what it does."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_data import portfolio_from_json, portfolio_schema
from sciencepm.errors import UserError
from sciencepm.i18n import Paper, Words

if TYPE_CHECKING:
    from sciencepm.analysis.balance_past import Noted

CLEAN = 0
FINDINGS = 1
_MOST_JSON = 256 * 2**20
_YEARS = range(1900, 2200)
_VIEWS = ("roadmap", "now-next-later", "tree", "plan", "balance", "risk-reward")


BRIEFS = {
    "portfolio": BriefKind.PORTFOLIO,
    "project": BriefKind.PROJECT,
    "decision": BriefKind.DECISION_MEMO,
    "roadmap": BriefKind.ROADMAP,
    "changes": BriefKind.WHAT_CHANGED,
    "agenda": BriefKind.CHECK_IN_AGENDA,
    "weekly": BriefKind.WEEKLY_SYNC,
    "monthly": BriefKind.MONTHLY_REVIEW,
}
"""The kinds of brief by what one types."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a verb, as argparse takes it."""

    names: tuple[str, ...]
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its arguments; `run` gives the exit status."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    run: Callable[[Namespace], int]


def day(text: str) -> date:
    """A day written as 2026-11-20, in a year people plan for."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2026-11-20") from None
    if found.year not in _YEARS:
        raise ArgumentTypeError(f"“{text}” is too far away to plan for")
    return found


def language(text: str) -> str:
    """A language that dates and numbers are known in."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(text)
    except (UnknownLocaleError, ValueError, TypeError):
        raise ArgumentTypeError(f"“{text}” is not a language such as en or en_US") from None
    return text


_FILE = Argument(("file",), {"type": Path, "metavar": "FILE", "help": "a portfolio"})
AS_OF = Argument(("--as-of",), {"type": day, "metavar": "DATE", "help": "as if today were DATE, such as 2026-11-20"})


def _output(what: str) -> Argument:
    return Argument(("-o", "--output"), {"type": Path, "metavar": "OUT", "required": True, "help": what})


def _new(given: Namespace) -> int:
    """A new portfolio, empty, with the sample in it, or from JSON."""
    from sciencepm.store.read_only import create_portfolio

    if given.sample and given.source is not None:
        raise UserError("A new portfolio holds the sample or what is in a JSON file, not both.")
    if given.sample:
        from sciencepm.exchange.sample import sample_portfolio

        portfolio = sample_portfolio(_today(given))
    elif given.source is not None:
        portfolio = portfolio_from_json(_read(given.source))
    else:
        portfolio = Portfolio.new(name=_as_typed(given.file.stem))
    create_portfolio(given.file, portfolio)
    return CLEAN


def _show(given: Namespace) -> int:
    """The settings, projects, balance, stop rules, findings and what needs the PM."""
    portfolio = _load(given.file)
    if given.json:
        from sciencepm.analysis.balance_past import past_of
        from sciencepm.cli.show_json import shown

        past = past_of(portfolio, _noted(given.file))
        _print(json.dumps(shown(portfolio, _today(given), _words(portfolio), past), indent=2, ensure_ascii=False))
    else:
        from sciencepm.cli.show_text import shown_text

        _print(shown_text(portfolio, _today(given), _words(portfolio)))
    return CLEAN


def _check(given: Namespace) -> int:
    """Every finding and every remark on wording, each on a line of its own."""
    from sciencepm.analysis.findings import findings
    from sciencepm.analysis.wording_checks.remarks import remarks

    portfolio = _load(given.file)
    found = [
        f"{finding.sentence} [{finding.code}]" for finding in findings(portfolio, _today(given), _words(portfolio))
    ]
    found += remarks(portfolio, _today(given), _words(portfolio))
    for line in found:
        _print(line)
    if not found:
        _print("Nothing found.")
    return FINDINGS if found else CLEAN


def _brief(given: Namespace) -> int:
    """A document of any kind for an audience; without one, nothing confidential."""
    from sciencepm.analysis.brief.order import Frame, Order
    from sciencepm.export.brief import write_brief
    from sciencepm.export.named import project_named, snapshot_named, stakeholder_named

    portfolio = _load(given.file)
    audience = _audience(portfolio, given.audience)

    def named(name: str | None, find: Callable[[Portfolio, Audience | None, str], str]) -> str | None:
        return find(portfolio, audience, _as_typed(name)) if name is not None else None

    order = Order(
        BRIEFS[given.kind],
        audience,
        project_id=named(given.project, project_named),
        stakeholder_id=named(given.stakeholder, stakeholder_named),
        since_id=named(given.since, snapshot_named),
        frame=Frame(given.frame) if given.frame else None,
        noted=_noted(given.file),
    )
    words = _words(portfolio, given.language or (audience.language if audience else "en"), given.paper)
    write_brief(portfolio, given.output, order, words=words, today=_today(given))
    return CLEAN


def _picture(given: Namespace) -> int:
    """A view as PNG, SVG, PDF or a slide, for an audience; without one, nothing confidential."""
    from sciencepm.domain.portfolio_settings import BalanceMeasure
    from sciencepm.export.named import project_named, snapshot_named
    from sciencepm.export.picture import Wanted, write_picture
    from sciencepm.picture.roadmap_content import Lanes
    from sciencepm.picture.views import View

    portfolio = _load(given.file)
    audience = _audience(portfolio, given.audience)
    wanted = Wanted(
        view=View(given.view),
        audience=audience,
        project_id=project_named(portfolio, audience, _as_typed(given.project)) if given.project else None,
        lanes=Lanes(given.lanes),
        since_id=snapshot_named(portfolio, audience, _as_typed(given.since)) if given.since else None,
        measure=BalanceMeasure(given.measure) if given.measure else None,
        noted=_noted(given.file) if given.view == View.BALANCE else (),
    )
    words = _words(portfolio, audience.language if audience else "en", given.paper)
    write_picture(portfolio, given.output, wanted, words=words, today=_today(given))
    return CLEAN


def _deck(given: Namespace) -> int:
    """The slides of a deck, or the usual ones, for an audience; without one, nothing confidential."""
    from sciencepm.export.deck import write_deck
    from sciencepm.export.named import deck_named

    portfolio = _load(given.file)
    audience = _audience(portfolio, given.audience)
    deck = deck_named(portfolio, audience, _as_typed(given.deck)) if given.deck is not None else None
    if deck is not None and audience is None:
        audience = portfolio.find(Audience, deck.audience_id)
    words = _words(portfolio, audience.language if audience else "en")
    show = write_deck(portfolio, given.output, deck, audience, words=words, today=_today(given), notes=given.notes)
    for sentence in show.left_out:
        _print(sentence)
    return CLEAN


def _export(given: Namespace) -> int:
    """Everything in the portfolio as JSON, or the ledger of what was tried as a table."""
    portfolio = _load(given.file)
    if given.ledger:
        _export_ledger(portfolio, given)
    elif given.audience is not None:
        raise UserError("The JSON is everything there is.", "An audience goes with --ledger.")
    else:
        from sciencepm.export.data import write_data

        write_data(portfolio, given.output)
    return CLEAN


def _export_ledger(portfolio: Portfolio, given: Namespace) -> None:
    from sciencepm.analysis.audience import sight_of, snapshot_for
    from sciencepm.analysis.ledger import TRIED, ledger
    from sciencepm.export.ledger import write_ledger

    audience = _audience(portfolio, given.audience)
    words = _words(portfolio, audience.language if audience else "en")
    seen = snapshot_for(portfolio, audience)
    entries = [entry for entry in ledger(seen, _today(given)) if entry.result in TRIED]
    write_ledger(entries, given.output, words, sight_of(portfolio, audience))


def _schema(_given: Namespace) -> int:
    """The JSON Schema of that JSON."""
    _print(json.dumps(portfolio_schema(), indent=2, ensure_ascii=False))
    return CLEAN


VERBS: tuple[Verb, ...] = (
    Verb(
        "new",
        "make a new portfolio",
        (
            Argument(("file",), {"type": Path, "metavar": "FILE", "help": "where; nothing may be there yet"}),
            Argument(("--sample",), {"action": "store_true", "help": "with the sample in it"}),
            Argument(("--from",), {"type": Path, "metavar": "X.json", "dest": "source", "help": "from exported JSON"}),
            AS_OF,
        ),
        _new,
    ),
    Verb(
        "show",
        "say what is in a portfolio and how it stands",
        (_FILE, Argument(("--json",), {"action": "store_true", "help": "as JSON with raw figures"}), AS_OF),
        _show,
    ),
    Verb(
        "check",
        "list what is missing, late, unclear or less than honest; status 1 if anything is",
        (_FILE, AS_OF),
        _check,
    ),
    Verb(
        "brief",
        "write a brief, memo or agenda as PDF, PowerPoint slides, Markdown or HTML",
        (
            _FILE,
            Argument(("--kind",), {"choices": list(BRIEFS), "default": "portfolio"}),
            Argument(("--project",), {"metavar": "TITLE|ID", "help": "which project; without it a page for each"}),
            Argument(("--stakeholder",), {"metavar": "NAME", "help": "whose agenda; without it whoever is due next"}),
            Argument(("--audience",), {"metavar": "NAME", "help": "for whom; without it nothing confidential"}),
            Argument(("--since",), {"metavar": "S", "help": "compare with a snapshot: its name or its day"}),
            Argument(("--frame",), {"choices": ["solve", "star", "scqa"], "help": "how a project's story is told"}),
            Argument(("--paper",), {"choices": ["a4", "letter"], "default": "a4"}),
            Argument(("--language",), {"type": language, "metavar": "L", "help": "such as en or en_US"}),
            _output("the document; its ending says what it becomes"),
            AS_OF,
        ),
        _brief,
    ),
    Verb(
        "picture",
        "write the roadmap or another view as PNG, SVG, PDF or PowerPoint slide",
        (
            _FILE,
            Argument(("--view",), {"choices": [*_VIEWS], "default": "roadmap"}),
            Argument(("--project",), {"metavar": "TITLE", "help": "which project a tree or a plan shows"}),
            Argument(("--audience",), {"metavar": "NAME", "help": "for whom; without it nothing confidential"}),
            Argument(("--since",), {"metavar": "S", "help": "compare with a snapshot: its name, its day, or “brief”"}),
            Argument(("--measure",), {"choices": ["people", "money", "count"], "help": "what a balance counts"}),
            Argument(("--lanes",), {"choices": ["kind", "team", "goal"], "default": "kind"}),
            Argument(("--paper",), {"choices": ["a4", "letter"], "default": "a4", "help": "of a PDF"}),
            _output("the picture; its ending says what it becomes"),
            AS_OF,
        ),
        _picture,
    ),
    Verb(
        "deck",
        "write the slides of a presentation as PDF or PowerPoint",
        (
            _FILE,
            Argument(("--deck",), {"metavar": "NAME", "help": "a deck kept in the portfolio; without it the usual"}),
            Argument(("--audience",), {"metavar": "NAME", "help": "for whom; without it nothing confidential"}),
            Argument(("--notes",), {"action": "store_true", "help": "notes pages in a PDF; slides always have them"}),
            _output("the slides; its ending says what they become"),
            AS_OF,
        ),
        _deck,
    ),
    Verb(
        "export",
        "write everything in a portfolio as JSON, or what was tried as a table",
        (
            _FILE,
            Argument(("--ledger",), {"action": "store_true", "help": "experiments and decisions as CSV"}),
            Argument(
                ("--audience",), {"metavar": "NAME", "help": "for whom the ledger is; without it nothing confidential"}
            ),
            _output("the JSON, or the CSV of the ledger"),
            AS_OF,
        ),
        _export,
    ),
    Verb("schema", "print the JSON Schema of that JSON", (), _schema),
)


def _load(path: Path) -> Portfolio:
    from sciencepm.store.read_only import load_portfolio

    return load_portfolio(path)


def _noted(path: Path) -> tuple[Noted, ...]:
    """What the file's journal says of earlier days."""
    from sciencepm.document import noted_in
    from sciencepm.store.read_only import journal_in

    return noted_in(journal_in(path))


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError("There is no JSON file at this place.")
        if path.stat().st_size > _MOST_JSON:
            raise UserError("This JSON file is too large to be a portfolio.")
        return path.read_bytes()
    except (OSError, ValueError):
        raise UserError("This JSON file cannot be read.") from None


def _audience(portfolio: Portfolio, name: str | None) -> Audience | None:
    if name is None:
        return None
    wanted = _as_typed(name).strip().casefold()
    audiences = portfolio.all(Audience)
    found = [audience for audience in audiences if audience.name.casefold() == wanted]
    if found:
        return found[0]
    names = ", ".join(f"“{audience.name}”" for audience in audiences)
    raise UserError(
        "There is no audience of this name in the portfolio.", f"It has {names}." if names else "It has none yet."
    )


def _as_typed(text: str) -> str:
    """An argument in the letters that were typed, also where the system's own code page does not know them."""
    return os.fsencode(text).decode("utf-8", errors="replace")


def _words(portfolio: Portfolio, language: str = "en", paper: Paper = "a4") -> Words:
    return Words(language=language, currency=portfolio.settings.currency, paper=paper)


def _today(given: Namespace) -> date:
    # The person's own calendar day: what a PM calls today, wherever they are.
    return given.as_of or date.today()  # noqa: DTZ011


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
