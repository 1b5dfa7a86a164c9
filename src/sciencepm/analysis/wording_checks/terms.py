"""Where terms of a word list stand in a text: whole words, with plurals and hyphens; capitals of a term count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sciencepm.analysis.wording_checks.word_list import shipped_list
from sciencepm.domain.wording import PLURAL_MARK, JargonTerm

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[^\S\n]{1,3}|[-‐‑–/&’']|\n")
"""What may stand between the words of one term: a few spaces, a hyphen, a slash, or the end of a line."""
_ADDRESS = re.compile(r"\S+@\S+|\w+://\S+|www\.\S+")
_SMALL_LEAST = 3


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term from `start` to `end`; `is_plural` where more than one is meant."""

    term: JargonTerm
    start: int
    end: int
    is_plural: bool


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    term: JargonTerm | None
    """None: a phrase in which a term means something that everybody knows."""
    is_plural: bool


class Terms:
    """A word list ready to be looked for; the later of two entries of the same name counts."""

    def __init__(self, terms: Iterable[JargonTerm]) -> None:
        self._forms: dict[str, list[_Form]] = {}
        for term in {each.term.casefold(): each for each in terms}.values():
            for written in (term.term, *term.also):
                for words, is_plural in _ways(written):
                    self._add(_Form(words, term, is_plural))
            for phrase in term.not_in:
                self._add(_Form(tuple(_WORD.findall(phrase)), None, False))
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form.words), form.term is not None))

    def _add(self, form: _Form) -> None:
        if form.words:
            self._forms.setdefault(form.words[0].casefold(), []).append(form)

    def find(self, text: str) -> Iterator[TermHit]:
        """Every term, the longest where two begin alike; nothing inside a word, an address or a phrase to spare."""
        has_address = any(mark in text for mark in ("@", "//", "www."))
        spared = [match.span() for match in _ADDRESS.finditer(text)] if has_address else []
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            form = self._at(text, words, place)
            if form is None:
                place += 1
                continue
            start, end = words[place].start(), words[place + len(form.words) - 1].end()
            if form.term is not None and not any(a < end and start < b for a, b in spared):
                yield TermHit(form.term, start, end, form.is_plural)
            # A phrase to spare may end in a word that begins another one.
            place += len(form.words)

    def _at(self, text: str, words: list[re.Match[str]], place: int) -> _Form | None:
        for form in self._forms.get(words[place].group().casefold(), ()):
            if self._fits(form, text, words, place):
                return form
        return None

    @staticmethod
    def _fits(form: _Form, text: str, words: list[re.Match[str]], place: int) -> bool:
        last = place + len(form.words) - 1
        if last >= len(words):
            return False
        for offset, wanted in enumerate(form.words):
            found = words[place + offset]
            said = found.group()
            if said != wanted and (wanted != wanted.lower() or said.casefold() != wanted.casefold()):
                return False
            if offset and not _BETWEEN.fullmatch(text, words[place + offset - 1].end(), found.start()):
                return False
        end = words[last].end()
        # An accent that stands by itself belongs to the letter before it.
        return end == len(text) or not unicodedata.category(text[end]).startswith("M")


@lru_cache(maxsize=8)
def terms_of(own: tuple[JargonTerm, ...]) -> Terms:
    """The shipped list with these in front of it."""
    return Terms((*shipped_list(), *own))


def shipped_terms() -> Terms:
    """The shipped list alone."""
    return terms_of(())


def plain_wording(hit: TermHit) -> tuple[str, ...]:
    """What could be said instead, in the number that was meant."""
    found = []
    for each in hit.term.plain:
        one, _, many = each.partition(PLURAL_MARK)
        found.append((many if hit.is_plural and many else one).strip())
    return tuple(dict.fromkeys(filter(None, found)))


def _ways(written: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The words of each way to write a term: with and without its hyphens, one and many."""
    apart = tuple(_WORD.findall(written))
    together = tuple(word for part in written.split() for word in _WORD.findall(re.sub(r"(?<=\w{2})[-‐‑]", "", part)))
    for words in dict.fromkeys((apart, together)):
        if not words:
            continue
        yield words, False
        for many in _plurals(words[-1]):
            yield (*words[:-1], many), True


def _plurals(word: str) -> Iterator[str]:
    """Plurals of an English noun; the small letter after capitals tells "LLMs"."""
    if len(word) < _SMALL_LEAST and word.islower():
        return
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        yield word[:-1] + "ies"
    elif word.endswith(("s", "x", "ch", "sh")):
        yield word + "es"
    elif word[-1:].isalpha() or not word.islower():
        yield word + "s"
