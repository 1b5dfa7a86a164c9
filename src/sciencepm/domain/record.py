"""What every record is made of: frozen, valid from birth, equal by value, changed only through `evolve`."""

from __future__ import annotations

import itertools
import re
import secrets
import time
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from sciencepm.errors import InvalidInput

_LINE_CAP = 300
_TEXT_CAP = 20_000
_NUMBER_LIMIT = Decimal("1e18")
# Controls, surrogates and the bidi overrides that can make a text show something other than it says.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def _plain_text(value: object) -> object:
    """Normalise to NFC and take out what cannot be seen; any other type is left for Pydantic to refuse."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()


def _one_line(value: object) -> object:
    text = _plain_text(value)
    return " ".join(text.split()) if isinstance(text, str) else text


def _whole_number(value: Decimal) -> Decimal:
    if not value.is_finite() or abs(value) >= _NUMBER_LIMIT or value.as_tuple().exponent < -12:  # type: ignore[operator]
        raise ValueError("This number is too large or too fine to plan with.")
    return value + 0  # minus nought becomes nought


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("A time needs its zone.")
    return value.astimezone(UTC)


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Line = Annotated[str, BeforeValidator(_one_line), Field(max_length=_LINE_CAP)]
Text = Annotated[str, BeforeValidator(_plain_text), Field(max_length=_TEXT_CAP)]
Number = Annotated[Decimal, AfterValidator(_whole_number)]
Amount = Annotated[Number, Field(ge=0)]
"""Money that cannot be negative, in the portfolio's currency."""
Share = Annotated[Number, Field(ge=0, le=1)]
"""A part of one: 0.7 is 70%."""
Instant = Annotated[datetime, AfterValidator(_utc)]


_COUNT = itertools.count(time.time_ns() // 1_000)


def new_id() -> str:
    """A fresh id, never used before; ids made later sort later."""
    return f"{next(_COUNT):014x}{secrets.token_hex(8)}"


class Value(BaseModel):
    """A frozen part of a record, without an id of its own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False, validate_default=False
    )

    @classmethod
    def make(cls, **fields: Any) -> Self:
        """Build from fields, or raise `InvalidInput` with a sentence for each wrong field."""
        try:
            return cls.model_validate(fields)
        except ValidationError as error:
            raise InvalidInput(field_sentences(error)) from None

    def evolve(self, **changes: Any) -> Self:
        """The same with `changes`, validated again; raises `InvalidInput`."""
        return type(self).make(**{**_fields_of(self), **changes})


class Record(Value):
    """A value with an id and a revision; one row in the file.

    `PARENT` names the field that holds the record this one belongs to, `REFERENCES` every field that holds the id
    (or a tuple of ids) of another kind of record, `ORDER` the attributes it is sorted by before its id. `ADD_ONLY`
    records are never changed or removed.
    """

    PARENT: ClassVar[str | None] = None
    ORDER: ClassVar[tuple[str, ...]] = ()
    REFERENCES: ClassVar[Mapping[str, str]] = {}
    ADD_ONLY: ClassVar[bool] = False

    id: Id = Field(default_factory=new_id)
    revision: int = Field(default=1, ge=1)
    deleted_on: Instant | None = None

    def evolve(self, **changes: Any) -> Self:
        """The next revision of this record with `changes`, validated; raises `InvalidInput`."""
        return type(self).make(**{**_fields_of(self), "revision": self.revision + 1, **changes})


def _fields_of(value: Value) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).model_fields}


_SENTENCES = {
    "missing": "This is needed.",
    "string_too_long": "This is too long to keep in one piece.",
    "string_too_short": "This is needed.",
    "decimal_parsing": "Please write a number.",
    "decimal_type": "Please write a number.",
    "finite_number": "Please write a number.",
    "int_parsing": "Please write a whole number.",
    "int_from_float": "Please write a whole number.",
    "enum": "Please choose one of the list.",
    "extra_forbidden": "This field is not known.",
    "string_pattern_mismatch": "This is not written the way it needs to be.",
}


def field_sentences(error: ValidationError) -> dict[str, str]:
    """Each wrong field of a Pydantic error with one plain sentence; the first error of a field wins."""
    found: dict[str, str] = {}
    for item in error.errors(include_url=False, include_input=False):
        place = ".".join(str(part) for part in item["loc"])
        found.setdefault(place, _sentence(item["type"], item.get("ctx", {})))
    return found


def _sentence(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        return str(context["error"])
    if kind == "greater_than_equal":
        return "This cannot be below {}.".format(context["ge"])
    if kind == "greater_than":
        return "This must be above {}.".format(context["gt"])
    if kind == "less_than_equal":
        return "This cannot be above {}.".format(context["le"])
    if kind.startswith(("date", "datetime")):
        return "Please write a date, such as 2026-11-20."
    return _SENTENCES.get(kind, "This is not written the way it needs to be.")
