"""Pages of a PDF as pixels. PDFium may be used by one thread at a time, so whoever comes waits for their turn."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class Raster:
    """Rows of pixels from the top, four bytes a pixel: blue, green, red and one that says nothing."""

    width: int
    height: int
    stride: int
    data: bytes


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document for as long as it is one's turn."""
    import pypdfium2

    with _TURN:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    with opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_raster(
    pdf: bytes, number: int, scale: float, crop: tuple[float, float, float, float] = (0, 0, 0, 0)
) -> Raster:
    """A page (from 0) on white, `scale` pixels a point; `crop` takes points off its left, bottom, right and top."""
    with opened(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True, may_draw_forms=False)
        made = Raster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    return made
