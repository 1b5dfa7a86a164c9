"""Have we tried this? Where words stand in a portfolio, in its projects and in everything inside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sciencepm.analysis.written import Written, written
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.record import Record
from sciencepm.i18n import Words

_AROUND: Final = 60
"""So many letters are shown before the first word found, and twice as many from it on."""
MOST_HITS: Final = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what is looked for; `shown_id` is the record to open, None for the project itself.

    `where` says what the text is, `excerpt` is the text around the words, and `marks` are the places (from, to) of
    the words in it; no marks where only the project's title holds them.
    """

    project_id: str
    shown_id: str | None
    title: str
    kind: Kind
    where: str
    excerpt: str
    marks: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Entry:
    """One record's texts, each also as it is compared, and all of them in one to rule it out at once."""

    said: Written
    project: Project
    folded: tuple[str, ...]
    whole: str


@dataclass(slots=True)
class FindIndex:
    """Every text of one portfolio, ready to be looked through."""

    entries: list[_Entry] = field(default_factory=list)
    made: dict[tuple[type[Record], str], _Entry] = field(default_factory=dict)

    def find(self, looked_for: str, project_ids: Sequence[str] | None = None) -> tuple[Hit, ...]:
        """The records that hold every word, each itself or with its project's title; at most `MOST_HITS`.

        Titles first, then what holds all words in one text, then the rest, each in the portfolio's order.
        `project_ids` looks only inside these.
        """
        words = folded(looked_for).split()
        if not words:
            return ()
        within = None if project_ids is None else frozenset(project_ids)
        ranked: list[tuple[int, int]] = []
        titles: dict[str, str] = {}
        for place, entry in enumerate(self.entries):
            project_id = entry.project.id
            if within is not None and project_id not in within:
                continue
            title = titles.get(project_id)
            if title is None:
                title = titles[project_id] = folded(entry.project.title)
            own = [word for word in words if word in entry.whole]
            if not own or (len(own) < len(words) and not all(word in own or word in title for word in words)):
                continue
            if isinstance(entry.said.record, Project) or not all(word in title for word in words):
                ranked.append(_rank(entry, words, place))
            elif len(own) == len(words):
                ranked.append((3, place))
        ranked.sort()
        return tuple(_hit(self.entries[place], words) for _, place in ranked[:MOST_HITS])


def find_index(portfolio: Portfolio, w: Words, before: FindIndex | None = None) -> FindIndex:
    """The index of a portfolio; from the one `before` an edit only what was touched is made anew."""
    index = FindIndex()
    known = before.made if before is not None else {}
    for project in portfolio.all(Project):
        for said in written(portfolio, project, w):
            if not said.texts:
                continue
            key = type(said.record), said.record.id
            entry = known.get(key)
            if entry is None or entry.project is not project or entry.said != said:
                texts = tuple(folded(text) for _, text in said.texts)
                entry = _Entry(said, project, texts, "\n".join(texts))
            index.made[key] = entry
            index.entries.append(entry)
    return index


def folded(text: str) -> str:
    """`text` as words are compared: without case and accents."""
    if text.isascii():
        return text.lower()
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    return "".join(each for each in unicodedata.normalize("NFKD", letter.casefold()) if not unicodedata.combining(each))


def _rank(entry: _Entry, words: list[str], place: int) -> tuple[int, int]:
    said = entry.said
    is_title = isinstance(said.record, Project) and all(word in entry.folded[0] for word in words)
    if is_title:
        return 0, place
    return (1 if any(all(word in text for word in words) for text in entry.folded) else 2), place


def _hit(entry: _Entry, words: list[str]) -> Hit:
    """The text of the record that holds most of the words, cut around the first of them."""
    counts = [sum(word in text for word in words) for text in entry.folded]
    best = counts.index(max(counts))
    what, text = entry.said.texts[best]
    excerpt, marks = _excerpt(text, entry.folded[best], words)
    project = entry.project
    where = ": ".join(part for part in (entry.said.name, what) if part)
    shown_id = entry.said.shown_id if entry.said.shown_id != project.id else None
    return Hit(project.id, shown_id, project.title, project.kind, where, excerpt, marks)


def _excerpt(text: str, plain: str, words: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    places = _places(text, plain)
    spans: list[tuple[int, int]] = []
    for word in words:
        start = plain.find(word)
        while start >= 0 and len(spans) < 40:
            spans.append((places[start], places[start + len(word) - 1] + 1))
            start = plain.find(word, start + len(word))
    spans.sort()
    first = spans[0][0] if spans else 0
    begins = 0 if first <= _AROUND else text.rfind(" ", 0, first - _AROUND // 2) + 1
    ends = min(len(text), first + 2 * _AROUND)
    if ends < len(text):
        ends = max(text.rfind(" ", first, ends), first + 1) if " " in text[first:ends] else ends
    before, after = ("… " if begins else ""), (" …" if ends < len(text) else "")
    shown = before + text[begins:ends].replace("\n", " ") + after
    moved = len(before) - begins
    marks = [(start + moved, end + moved) for start, end in spans if begins <= start and end <= ends]
    return shown, _joined(marks)


def _places(text: str, plain: str) -> Sequence[int]:
    """For each letter of the plain text the place of the letter it was made of."""
    if len(text) == len(plain):
        return range(len(text))
    return [place for place, letter in enumerate(text) for _ in _plain(letter)]


def _joined(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
