"""Texts that have broken documents before, and a portfolio that has them in every field."""

from __future__ import annotations

from enum import Enum
from typing import Any

from sciencepm.domain.documents import Brief, Content, Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record
from sciencepm.errors import InvalidInput

CORPUS: dict[str, str] = {
    "local image": '<img src="file:///etc/passwd"/>',
    "shared image": '<img src="\\\\\\\\server\\\\share\\\\x.png"/>',
    "remote image": '<img src="http://example.org/x.png" width="900"/>',
    "data image": '<img src="data:image/png;base64,iVBORw0KGgo="/>',
    "script link": '<a href="javascript:alert(1)">press</a>',
    "file link": '<link href="file:///etc/passwd">press</link>',
    "colour expression": '<font color="__import__(&quot;os&quot;).system(&quot;x&quot;)">red</font>',
    "unbalanced": "<b><i>bold</b> </para> <para> & < > ]]>",
    "plain signs": "p < 0.05 and R&D > 3 & more",
    "comment": "<!-- hidden --> <![CDATA[data]]>",
    "callback": '<onDraw name="os.system" label="x"/>',
    "no space": "w" * 290,
    "controls": "a\x00b\x07c\x1bd\x7fe\x85f",
    "bidi override": "invoice \u202egpj.exe\u202c \u2066end\u2069",
    "hebrew": "קריאת טבלאות מכל סוג (SciencePM) 2027",
    "arabic": "مشروع قراءة الجداول من أي تصميم 2027",
    "chinese": "从任何版式中读取表格，并知道答案是否可靠。",
    "japanese": "どんな書式の表でも読み取り、答えの確かさを知る。",
    "emoji": "family 👨\u200d👩\u200d👧\u200d👦 flag 🇩🇪 hand 👍🏽 check ✅",
    "marks": "a" + "\u0301" * 250,
    "formula": "=cmd|' /C calc'!A0",
    "braces": "{0} {name} %s %(x)d {{}} \\n $HOME `id`",
    "path": "../../etc/passwd CON ..",
    "pdf": ") Tj ET Q EMC endstream endobj <</JS (x)>> stream",
}

_CODES = {"id", "accent", "currency", "language", "letter", "arguments", "address", "formula", "metric", "unit"}
"""Fields whose words are looked up or measured, so that other words would leave the page without figures."""


def filled_with(portfolio: Portfolio, text: str) -> Portfolio:
    """The portfolio with `text` in every free field of every record, as far as the field's length allows."""
    kept = (Content, Snapshot, Brief)
    return Portfolio(record if isinstance(record, kept) else _filled(record, text) for record in portfolio.records())


def _filled(record: Record, text: str) -> Record:
    references = set(type(record).REFERENCES)
    for name in type(record).model_fields:
        value: Any = getattr(record, name)
        if not isinstance(value, str) or isinstance(value, Enum) or name in _CODES | references:
            continue
        for length in (len(text), 40):
            try:
                record = record.evolve(**{name: text[:length], "revision": record.revision})
                break
            except InvalidInput:
                continue
    return record
