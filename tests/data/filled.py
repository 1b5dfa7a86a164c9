"""Records of every kind, made from their models alone, so that a new field is in every test at once."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from sciencepm.domain.kinds import KINDS
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record

_BY_NAME: dict[str, Any] = {
    "letter": "C",
    "currency": "USD",
    "accent": "#0B6BA8",
    "language": "de_AT",
    "arguments": '{"weeks": 3}',
    "limit": Decimal("4.50"),
    "limit_date": date(2028, 2, 29),
    "price_year": 2031,
    "early": Decimal("6.5"),
    "low": Decimal("0.10"),
    "likely": Decimal(8),
    "high": Decimal("1.2E+4"),
    "late": Decimal(13),
}
"""Where a model asks for more than a value of the right type."""


def every_record(*, deleted: bool = False) -> tuple[Record, ...]:
    """Two records of each kind, `KIND-1` as bare as its model allows, `KIND-2` with every field away from its default.

    The settings are one record. With `deleted` every `KIND-2` lies in the bin.
    """
    return tuple(_records(deleted))


def every_portfolio(*, deleted: bool = False) -> Portfolio:
    """A portfolio of `every_record`."""
    return Portfolio(every_record(deleted=deleted))


def _records(deleted: bool) -> Iterator[Record]:
    for kind, model in KINDS.items():
        if kind != "settings":
            yield model.make(id=f"{kind}-1", **_fields(model, "1", only_needed=True))
        fields = _fields(model, "2", only_needed=False)
        del fields["id"]
        if not deleted:
            del fields["deleted_on"]
        yield model.make(id=f"{kind}-2", **fields)


def _fields(model: type[BaseModel], number: str, *, only_needed: bool) -> dict[str, Any]:
    return {
        name: _value(model, name, field.annotation, field.default, number)
        for name, field in model.model_fields.items()
        if field.is_required() or not only_needed
    }


def _value(model: type[BaseModel], name: str, annotation: Any, default: Any, number: str) -> Any:
    kind, parts = _bare(annotation)
    if kind is tuple:
        inner = parts[:-1] if parts[-1] is Ellipsis else parts
        return tuple(_value(model, name, each, default, number) for each in inner)
    if issubclass(model, Record) and name in model.REFERENCES:
        target = model.REFERENCES[name]
        return f"{target}-1" if KINDS[target] is model else f"{target}-{number}"
    if name in _BY_NAME and isinstance(_BY_NAME[name], kind):
        return _BY_NAME[name]
    return _of_type(kind, name, default, number)


def _of_type(kind: Any, name: str, default: Any, number: str) -> Any:
    if issubclass(kind, BaseModel):
        return _fields(kind, number, only_needed=False)
    if issubclass(kind, Enum):
        return list(kind)[-1 if default is not list(kind)[-1] else 0]
    values: dict[Any, Any] = {
        bool: True,
        int: 7,
        Decimal: Decimal("0.350"),
        date: date(2027, 2, 28),
        datetime: datetime(2026, 11, 20, 14, 2, 33, 123456, tzinfo=UTC),
        bytes: b"\x00\xff\x89PNG",
        str: f"project-{number}" if name.endswith("_id") else f"{name} „ü“ 🧪 {number}",
    }
    if name == "content_id":
        return f"content-{number}"
    return values[kind]


def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The class behind Annotated and `| None`, and what it is made of where it is a tuple."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        (inner,) = (each for each in typing.get_args(annotation) if each is not type(None))
        return _bare(inner)
    return origin or annotation, typing.get_args(annotation)
