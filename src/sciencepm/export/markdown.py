"""A document as Markdown: text of the records is text there too, never a mark, a link or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciencepm.analysis.brief.blocks import AskBox, Figures, Paragraph, Plain, Points, Rich, Table
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.export.reading import furniture, kind_of, more_text, safe, simple_blocks
from sciencepm.i18n import Words

_MARKS = re.compile(r"([\\`*_{}\[\]|~#])")
_LINE_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|file|mailto|javascript|www)([:.])")


def markdown(content: BriefContent, words: Words) -> bytes:
    """The document as UTF-8; a chapter has a heading of the first rank, a section one of the second."""
    subject, whose, state = furniture(content, words)
    lines = [f"*{_text(subject)} · {_text(whose)}*", ""]
    for chapter in content.chapters:
        lines += [f"# {_text(chapter.title)}", ""]
        lines += _paragraph(chapter.bottom_line)
        for section in chapter.sections():
            if section.heading:
                lines += [f"## {_text(section.heading)}", ""]
            for block in simple_blocks(section, content):
                lines += _block(block, content, words)
        if chapter.footnote:
            lines += [f"*{_text(chapter.footnote)}*", ""]
    lines.append(f"*{_text(state)}*")
    return ("\n".join(lines) + "\n").encode()


def _block(block: Plain, content: BriefContent, words: Words) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _paragraph(block.text)
    elif isinstance(block, Figures):
        yield from (f"- **{_text(item.value)}** {_text(item.caption)}" for item in block.items)
        yield ""
    elif isinstance(block, Table):
        yield from _table(block, content)
    elif isinstance(block, AskBox | Points):
        mark = "> " if isinstance(block, AskBox) else "- "
        for place, item in enumerate(block.items):
            if place and isinstance(block, AskBox):
                yield ">"
            yield mark + _rich(item.text)
        yield ""
    if isinstance(block, AskBox | Points | Table) and block.hidden:
        yield from (_text(more_text(block, words)), "")


def _paragraph(text: Rich) -> Iterator[str]:
    said = _rich(text)
    if said:
        yield from (said, "")


def _table(table: Table, content: BriefContent) -> Iterator[str]:
    yield "| " + " | ".join(_text(column.title) for column in table.columns) + " |"
    yield "|" + "|".join(" ---: " if column.right else " --- " for column in table.columns) + "|"
    for row in table.items:
        cells = [_rich(cell) for cell in row.cells]
        kind = kind_of(row.mark, content)
        if kind:
            cells[0] = f"{cells[0]} ({_text(kind)})"
        yield "| " + " | ".join(cells) + " |"
    yield ""


def _rich(text: Rich) -> str:
    said: list[str] = []
    for span in text:
        inner = _text(span.text)
        if not inner:
            said.append(" " if span.text.isspace() else "")
            continue
        before = " " if span.text[:1].isspace() and said else ""
        after = " " if span.text[-1:].isspace() else ""
        said.append(f"{before}**{inner}**{after}" if span.strong else f"{before}{inner}{after}")
    joined = "".join(said).strip()
    return _LINE_START.sub(r"\1\\\2", joined)


def _text(text: str) -> str:
    """The letters of a text, each mark of Markdown or HTML among them taken for a letter."""
    said = safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = _MARKS.sub(r"\\\1", said)
    # Many readers make a link of a bare address; a comment that shows nothing keeps it text.
    return _AUTOLINK.sub(r"\1<!-- -->\2", said)
