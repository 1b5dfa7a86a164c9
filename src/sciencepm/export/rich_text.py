"""A document as rich text for a mail: headings, lists and tables that bring their looks with them, no pictures."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sciencepm.analysis.brief.blocks import AskBox, Figures, Paragraph, Plain, Points, Rich, Table
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.export.reading import furniture, kind_of, more_text, safe, simple_blocks
from sciencepm.i18n import Words
from sciencepm.picture.colours import mixed

_BODY = "font-family:Arial,sans-serif;font-size:14px;line-height:1.45;color:#1B2230;max-width:720px"
_TITLE = "font-size:22px;line-height:1.25;margin:12px 0 6px"
_NOTE = "font-size:12px;color:#5F6B7E;margin:4px 0"
_CELL = "padding:5px 12px 5px 0;border-bottom:1px solid #E6E9EF;vertical-align:top"
_HEAD = "padding:5px 12px 5px 0;border-bottom:1px solid #D5DAE2;font-size:12px;color:#5F6B7E;font-weight:normal"


def rich_text(content: BriefContent, words: Words) -> bytes:
    """The document as one HTML page in UTF-8; nothing in it is fetched from anywhere."""
    subject, whose, state = furniture(content, words)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(content.language.replace("_", "-"))}"><head><meta charset="utf-8">',
        f"<title>{_text(content.title)}</title></head>",
        f'<body style="{_BODY}">',
        f'<p style="{_NOTE}">{_text(subject)} · {_text(whose)}</p>',
    ]
    for chapter in content.chapters:
        lines.append(f'<h1 dir="auto" style="{_TITLE}">{_text(chapter.title)}</h1>')
        lines.append(f'<p dir="auto" style="font-size:15px;color:#33405A">{_rich(chapter.bottom_line)}</p>')
        for section in chapter.sections():
            if section.heading:
                lines.append(f'<h2 dir="auto" style="font-size:15px;margin:18px 0 6px">{_text(section.heading)}</h2>')
            for block in simple_blocks(section, content):
                lines += _block(block, content, words)
        if chapter.footnote:
            lines.append(f'<p dir="auto" style="{_NOTE}">{_text(chapter.footnote)}</p>')
    lines += [f'<p style="{_NOTE}">{_text(state)}</p>', "</body></html>"]
    return ("\n".join(lines) + "\n").encode()


def _block(block: Plain, content: BriefContent, words: Words) -> Iterator[str]:
    if isinstance(block, Paragraph):
        style = f' style="{_NOTE}"' if block.note else ""
        yield f'<p dir="auto"{style}>{_rich(block.text)}</p>'
    elif isinstance(block, Figures):
        yield "<ul>"
        yield from (f'<li dir="auto"><b>{_text(each.value)}</b> {_text(each.caption)}</li>' for each in block.items)
        yield "</ul>"
    elif isinstance(block, Table):
        yield from _table(block, content)
    elif isinstance(block, AskBox):
        tint = mixed(content.accent, "#FFFFFF", 0.06)
        yield f'<div style="background:{tint};border-left:3px solid {content.accent};padding:6px 14px">'
        yield from (f'<p dir="auto">{_rich(item.text)}</p>' for item in block.items)
        yield "</div>"
    elif isinstance(block, Points):
        yield '<ul style="margin:4px 0;padding-left:20px">'
        yield from (f'<li dir="auto" style="margin:3px 0">{_rich(item.text)}</li>' for item in block.items)
        yield "</ul>"
    if isinstance(block, AskBox | Points | Table) and block.hidden:
        yield f'<p style="{_NOTE}">{_text(more_text(block, words))}</p>'


def _table(table: Table, content: BriefContent) -> Iterator[str]:
    sides = ["right" if column.right else "left" for column in table.columns]
    yield '<table style="border-collapse:collapse;font-size:13px"><thead><tr>'
    for column, side in zip(table.columns, sides, strict=True):
        yield f'<th scope="col" align="{side}" style="{_HEAD}">{_text(column.title)}</th>'
    yield "</tr></thead><tbody>"
    for row in table.items:
        shade = ' style="background:#F2F4FD"' if row.tinted else ""
        kind = kind_of(row.mark, content)
        yield f"<tr{shade}>"
        for place, (cell, side) in enumerate(zip(row.cells, sides, strict=True)):
            note = f' <span style="color:#5F6B7E">({_text(kind)})</span>' if kind and place == 0 else ""
            yield f'<td dir="auto" align="{side}" style="{_CELL}">{_rich(cell)}{note}</td>'
        yield "</tr>"
    yield "</tbody></table>"


def _rich(text: Rich) -> str:
    said = ""
    for span in text:
        inner = _text(span.text)
        if not inner:
            said += " " if span.text.isspace() else ""
            continue
        before = " " if span.text[:1].isspace() and said else ""
        after = " " if span.text[-1:].isspace() else ""
        said += f"{before}<b>{inner}</b>{after}" if span.strong else f"{before}{inner}{after}"
    return said


def _text(text: str) -> str:
    return escape(safe(text))
