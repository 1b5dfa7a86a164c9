"""A brief's content as the lines somebody would read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from sciencepm.analysis.brief.blocks import (
    AskBox,
    Block,
    Figures,
    Meters,
    Paragraph,
    Picture,
    Points,
    Section,
    SignOff,
    Table,
    plain,
)
from sciencepm.analysis.brief.content import BriefContent


def everything(content: BriefContent) -> str:
    """Every word of the brief, furniture included, without the spaces that hold words together."""
    lines = [
        content.subject,
        content.audience,
        content.classification,
        content.number,
        content.organisation,
    ]
    for chapter in content.chapters:
        lines += [chapter.title, plain(chapter.bottom_line), chapter.footnote]
        for section in chapter.sections():
            lines += [section.heading, *(line for block in section.blocks for line in lines_of(block))]
    return "\n".join(line for line in lines if line).replace("\N{NO-BREAK SPACE}", " ")


def lines_of(block: Block) -> Iterator[str]:
    """The lines of one block; the cells of a row with bars between them."""
    if isinstance(block, Paragraph):
        yield plain(block.text)
    elif isinstance(block, Figures):
        yield from (f"{figure.value} | {figure.caption}" for figure in block.items)
    elif isinstance(block, Table):
        yield " | ".join(column.title for column in block.columns)
        yield from (" | ".join(plain(cell) for cell in row.cells) for row in block.items)
    elif isinstance(block, AskBox | Points):
        yield from (plain(point.text) for point in block.items)
    elif isinstance(block, Meters):
        yield from (f"{meter.label} | {meter.said}" for meter in block.items)
    elif isinstance(block, Picture):
        yield block.alternative
    elif isinstance(block, SignOff):
        yield " | ".join((*block.options, block.name, block.day))


def sections_of(content: BriefContent) -> list[Section]:
    """Every section of every chapter, in reading order."""
    return [section for chapter in content.chapters for section in chapter.sections()]


def section(content: BriefContent, heading: str) -> list[str]:
    """The lines under the first heading that begins so, without the spaces that hold words together."""
    found: Section = next(each for each in sections_of(content) if each.heading.startswith(heading))
    return [line.replace("\N{NO-BREAK SPACE}", " ") for block in found.blocks for line in lines_of(block)]
