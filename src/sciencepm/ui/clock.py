"""The moment now, for what is written into records."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This instant in UTC."""
    return datetime.now(UTC)
