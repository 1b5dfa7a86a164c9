"""What changed since an earlier day: decisions first, then what moved, then what was added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sciencepm.analysis.brief.asks import answers
from sciencepm.analysis.brief.assumptions import basis_section
from sciencepm.analysis.brief.blocks import Point, Points, Section, SectionKey, keyed, rich
from sciencepm.analysis.brief.bottom_line import balance_sentence
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.progress import change_text, may_show
from sciencepm.analysis.brief.title import TITLE_LETTERS
from sciencepm.analysis.brief.view import View, joined, whole
from sciencepm.analysis.changes import ChangeKind, ChangeLine, changes
from sciencepm.analysis.results import results
from sciencepm.analysis.wording import capital, number_word
from sciencepm.i18n import Words

_DECIDED = (ChangeKind.STOP, ChangeKind.ENDED, ChangeKind.REVISE, ChangeKind.HOLD, ChangeKind.GO)
_MOVED = (ChangeKind.LANDING, ChangeKind.CHANCE, ChangeKind.DATA)
_WORTH = (ChangeKind.VALUE, ChangeKind.BALANCE)
_LEARNED = (ChangeKind.EXPERIMENT,)
_KEEP = 8
_LEAST = 3
_MOST_PAGES = 2


def what_changed(view: View, order: Order) -> BriefContent:
    """What is different from the snapshot it compares with, every line from what to what and why."""
    w, name = view.w, view.portfolio.settings.name
    lines = changed_lines(view)
    sections = tuple(_sections(view, lines))
    chapter = Chapter(
        title=changed_title(view, lines),
        bottom_line=rich(_bottom_line(view)),
        first=sections[:1],
        rest=(*sections[1:], keyed(SectionKey.BASIS, basis_section(view))) if sections else (),
        most_pages=_MOST_PAGES,
    )
    return content_of(view, order, w("{name} · What changed", name=name), (chapter,))


def changed_lines(view: View) -> list[ChangeLine]:
    """Every line this audience may read, the weightiest first; none where there is nothing to compare with."""
    if view.then is None:
        return []
    lines = changes(view.then.portfolio, view.then.on, view.portfolio, view.today, view.w)
    return [line for line in lines if may_show(view, line)]


def decided_clause(lines: Sequence[ChangeLine], w: Words) -> str:
    """ "one project was stopped, one revised, and two passed a decision"; empty where nothing was decided."""
    found: list[str] = []
    for kind in _DECIDED:
        count = len({line.project_id for line in lines if line.kind is kind})
        if not count:
            continue
        number = number_word(count, w)
        first, then = {
            ChangeKind.STOP: (
                w.n("{number} project was stopped", "{number} projects were stopped", count, number=number),
                w("{number} stopped", number=number),
            ),
            ChangeKind.ENDED: (
                w.n("{number} project has ended", "{number} projects have ended", count, number=number),
                w("{number} ended", number=number),
            ),
            ChangeKind.REVISE: (
                w.n("{number} project was revised", "{number} projects were revised", count, number=number),
                w("{number} revised", number=number),
            ),
            ChangeKind.HOLD: (
                w.n("{number} project was put on hold", "{number} projects were put on hold", count, number=number),
                w("{number} put on hold", number=number),
            ),
            ChangeKind.GO: (
                w.n("{number} project passed a decision", "{number} projects passed a decision", count, number=number),
                w("{number} passed a decision", number=number),
            ),
        }[kind]
        found.append(then if found else first)
    return w.listing(found)


def line_points(lines: Iterable[ChangeLine]) -> tuple[Point, ...]:
    """Lines as points, in their order."""
    return tuple(Point(change_text(line), rank=place, record_id=line.project_id) for place, line in enumerate(lines))


def changed_title(view: View, lines: list[ChangeLine]) -> str:
    """What was decided in as many words as two lines hold; else how much changed."""
    w = view.w
    if view.then is None:
        return w("There is nothing earlier to compare with yet")
    day = whole(w.near_day(view.then.on, view.today))
    if not lines:
        return w("Nothing that matters changed since {day}", day=day)
    count = len(lines)
    number = capital(number_word(count, w))
    fallback = w.n(
        "{number} thing changed since {day}", "{number} things changed since {day}", count, number=number, day=day
    )
    for kinds in (_DECIDED, _DECIDED[:3]):
        decided = decided_clause([line for line in lines if line.kind in kinds], w)
        title = capital(w("{what} since {day}", what=decided, day=day))
        if decided and len(title) <= TITLE_LETTERS:
            return title
    return fallback


def _bottom_line(view: View) -> str:
    """What the portfolio is worth now against then, and the balance."""
    if view.then is None:
        return view.w("Once a brief was issued or a check-in kept, what has changed since stands here.")
    return joined((_worth_sentence(view), balance_sentence(view) if len(view.results.active) > 1 else ""))


def _worth_sentence(view: View) -> str:
    w = view.w
    assert view.then is not None
    now = view.results.value_by_chance
    before = results(view.then.portfolio, view.then.on).value_by_chance
    if not view.sight.money or now is None or before is None:
        return ""
    was, is_now = whole(w.money(before)), whole(w.money(now))
    if was == is_now:
        return w("All of it together is worth about {now} a year, weighted by chance, as before.", now=is_now)
    return w("All of it together is worth about {now} a year, weighted by chance; it was {was}.", now=is_now, was=was)


def _sections(view: View, lines: list[ChangeLine]) -> Iterator[Section]:
    w = view.w
    if view.then is None:
        return
    asked = tuple(answers(view))
    if asked:
        yield Section(w("What you answered"), (Points(asked, keep=_KEEP, least=_LEAST),), SectionKey.ASKS)
    rest = [kind for kind in ChangeKind if kind not in (*_DECIDED, *_MOVED, *_WORTH, *_LEARNED)]
    for heading, kinds in (
        (w("What was decided"), _DECIDED),
        (w("What moved"), _MOVED),
        (w("What it is worth, and the balance"), _WORTH),
        (w("Stop rules, risks and new work"), tuple(rest)),
        (w("What we learned"), _LEARNED),
    ):
        found = line_points(line for line in lines if line.kind in kinds)
        if found:
            yield Section(heading, (Points(found, keep=_KEEP, least=_LEAST),), SectionKey.CHANGES)
