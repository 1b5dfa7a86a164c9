"""The small language of formulas: named inputs, numbers, + − × ÷ and parentheses; nothing in it is ever run as code.

    sum     = product { ("+" | "-") product }
    product = factor { ("×" | "÷") factor }
    factor  = { "-" } ( number | name | "(" sum ")" )

A name is one of the inputs as the PM wrote it, spaces and all; the longest that fits is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sciencepm.errors import UserError

_MOST_LETTERS, _MOST_DEPTH = 2_000, 30
_NUMBER = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(%?)")
_OTHER = re.compile(r"[^+\-−*×·/÷:()]+")
_PLUS, _MINUS = "+", "-−"
_TIMES, _OVER = "*×·", "/÷:"


class FormulaError(UserError):
    """What is wrong with a formula, and where: letters `start` to `end` of its text."""

    def __init__(self, sentence: str, start: int = 0, end: int = 0, about: str = "") -> None:
        super().__init__(sentence)
        self.start, self.end, self.about = start, max(end, start), about


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Parts put together from the left: `signs` are +1 for plus or times, -1 for minus or divided by."""

    is_sum: bool
    parts: tuple[Part, ...]
    signs: tuple[int, ...]
    start: int
    end: int


Part = Number | Name | Chain


def parsed(text: str, names: Collection[str]) -> Part:
    """The formula as a tree; raises `FormulaError` pointing at what cannot be read."""
    if not text.strip():
        raise FormulaError("The formula is empty. Write it with the names of the inputs, such as tickets × minutes.")
    if len(text) > _MOST_LETTERS:
        raise FormulaError("This formula is too long to check. Split it into two values.", 0, len(text))
    reader = _Reader(text, names)
    whole = reader.sum(0)
    reader.expect_end()
    return whole


def names_in(part: Part) -> tuple[str, ...]:
    """The inputs a formula uses, each once, in the order they stand in."""
    if isinstance(part, Name):
        return (part.name,)
    if isinstance(part, Chain):
        return tuple(dict.fromkeys(name for each in part.parts for name in names_in(each)))
    return ()


class _Reader:
    """Reads from the left, one letter ahead."""

    def __init__(self, text: str, names: Collection[str]) -> None:
        self._text, self._at = text, 0
        self._names = sorted(names, key=len, reverse=True)

    def sum(self, depth: int) -> Part:
        """Products with plus and minus between them."""
        return self._chain(True, depth)

    def expect_end(self) -> None:
        """Nothing may follow."""
        self._skip()
        if self._at >= len(self._text):
            return
        if self._text[self._at] == ")":
            raise FormulaError("This closing bracket has no opening one.", self._at, self._at + 1)
        raise FormulaError("Between two figures stands one of + − × ÷.", self._at, self._word_end())

    def _chain(self, is_sum: bool, depth: int) -> Part:
        start = self._at

        def inner() -> Part:
            return self._chain(False, depth) if is_sum else self._factor(depth)

        first, then = (_PLUS, _MINUS) if is_sum else (_TIMES, _OVER)
        parts, signs = [inner()], [1]
        while (sign := self._sign(first, then)) is not None:
            parts.append(inner())
            signs.append(sign)
        if len(parts) == 1:
            return parts[0]
        return Chain(is_sum, tuple(parts), tuple(signs), start, self._at)

    def _factor(self, depth: int) -> Part:
        self._skip()
        start, negative = self._at, False
        while self._next() and self._next() in _MINUS:
            negative = not negative
            self._at += 1
            self._skip()
        part = self._plain(depth)
        return Chain(False, (Number(-1.0, start, start), part), (1, 1), start, self._at) if negative else part

    def _plain(self, depth: int) -> Part:
        start = self._at
        if self._next() == "(":
            if depth >= _MOST_DEPTH:
                raise FormulaError("There are too many brackets inside each other here.", start, start + 1)
            self._at += 1
            inside = self.sum(depth + 1)
            self._skip()
            if self._next() != ")":
                raise FormulaError("This opening bracket is never closed.", start, start + 1)
            self._at += 1
            return inside
        name = self._known_name()
        if name is not None:
            return name
        number = _NUMBER.match(self._text, start)
        if number is not None:
            self._at = number.end()
            if self._next() == ",":
                raise FormulaError("Write a number without commas, and with a point: 1000.5.", start, self._word_end())
            return Number(float(number[1]) * (0.01 if number[2] else 1), start, self._at)
        raise self._refusal()

    def _known_name(self) -> Name | None:
        rest = self._text[self._at :].casefold()
        for name in self._names:
            after = rest[len(name) :]
            if rest.startswith(name.casefold()) and not (after[:1].isalnum() or after[:1] == "_"):
                start = self._at
                self._at += len(name)
                return Name(name, start, self._at)
        return None

    def _refusal(self) -> FormulaError:
        found = _OTHER.match(self._text, self._at)
        if found is not None and found[0].strip():
            said = found[0].strip()
            return FormulaError("There is no input called “{about}”.", self._at, self._at + len(said), said)
        if self._at >= len(self._text):
            return FormulaError("Something is missing at the end of the formula.", len(self._text), len(self._text))
        return FormulaError("A name or a number is missing here.", self._at, self._at + 1)

    def _sign(self, first: str, then: str) -> int | None:
        self._skip()
        found = self._next()
        if not found or found not in first + then:
            return None
        self._at += 1
        return 1 if found in first else -1

    def _word_end(self) -> int:
        found = _OTHER.match(self._text, self._at)
        return found.end() if found else self._at + 1

    def _next(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else ""

    def _skip(self) -> None:
        while self._next().isspace():
            self._at += 1
