"""What a page's marks mean to a reader who cannot see them: a tree of headings, lists, tables and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf


@dataclass(slots=True)
class Node:
    """An element of the tree. It enters the tree when it is first drawn, so the tree's order is the page's."""

    role: str
    parent: Node | None = None
    scope: str = ""
    """Of a heading cell: Column."""
    alternative: str = ""
    """Of a figure: what it shows, in words."""
    children: list[Node | tuple[int, int]] = field(default_factory=list)
    """Elements, and marked content as (page from 0, number on that page)."""
    attached: bool = False

    def attach(self) -> None:
        if self.parent is not None and not self.attached:
            self.parent.attach()
            self.parent.children.append(self)
        self.attached = True


def write_structure(pdf: Pdf, document: Node) -> None:
    """Puts the tree into the document and ties every page to it."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    owners: list[list[Object]] = [[] for _ in pdf.pages]
    root.K = _element(pdf, document, root, owners)
    numbers: list[Object | int] = []
    for place, page in enumerate(pdf.pages):
        page.obj.StructParents = place
        page.obj.Tabs = Name.S
        numbers += [place, pdf.make_indirect(Array(owners[place]))]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(pdf: Pdf, node: Node, above: Object, owners: list[list[Object]]) -> Object:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=above))
    kids: list[Object] = []
    for child in node.children:
        if isinstance(child, Node):
            kids.append(_element(pdf, child, element, owners))
            continue
        page, number = child
        content = Dictionary(Type=Name.MCR, MCID=number)
        content.Pg = pdf.pages[page].obj
        kids.append(content)
        held = owners[page]
        held.extend([pikepdf.Object.parse(b"null")] * (number + 1 - len(held)))
        held[number] = element
    element.K = Array(kids)
    if node.alternative:
        element.Alt = node.alternative
    if node.scope:
        element.A = Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
    return element
