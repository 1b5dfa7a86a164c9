"""Are these the records that were written? A sum over all rows, kept in the file and carried on by every edit.

SQLite's own check does not see a byte that flipped inside a text. The sum does not depend on the order of rows,
so an edit takes out the rows it replaces and adds the new ones, without reading the rest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from sciencepm.store.mapper import Cell

_MODULUS = 2**256


def print_of(kind: str, cells: Iterable[Cell]) -> int:
    """The part one row has in the sum; cells in the order of their columns' names."""
    text = json.dumps([kind, *cells], default=_hash_of)
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def added(total: str, plus: int, minus: int = 0) -> str:
    """The sum `total` (64 hexadecimal digits) after rows have come and gone."""
    return f"{(int(total, 16) + plus - minus) % _MODULUS:064x}"


def _hash_of(cell: bytes) -> str:
    return hashlib.sha256(cell).hexdigest()
