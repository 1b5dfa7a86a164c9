"""What is noted when something goes wrong: kinds of errors, modules and lines, never a word of a portfolio.

Messages of errors are left out because they quote what they failed on: a title, a cell, a path. Of a message
of ours only the words in the code are written, with its numbers put in; of other libraries not even those.
"""

import logging
import time
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

_OURS = "sciencepm"
_FILE_BYTES = 256 * 1024
_OLD_FILES = 3


def start(folder: Path) -> None:
    """Writes to `sciencepm.log` in `folder` from now on, and no longer to an earlier folder.

    A folder that cannot be written is no reason not to work: then nothing is noted.
    """
    stop()
    handler = _LogFile(folder / "sciencepm.log", _FILE_BYTES, _OLD_FILES)
    logging.getLogger().addHandler(handler)
    logging.getLogger(_OURS).setLevel(logging.INFO)


def stop() -> None:
    """Closes the file of `start`, if there is one."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _LogFile)]:
        root.removeHandler(handler)
        handler.close()


def trace(error: BaseException) -> str:
    """One line: the error's type and where it passed, innermost first, then likewise what it came from.

    For example `ValueError at sciencepm.store.load:120 < sciencepm.document:44, after KeyError at json:38`.
    """
    return ", after ".join(_one(each) for each in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            yield from current.exceptions
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _one(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    places = [
        f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return f"{name} at {' < '.join(reversed(places))}" if places else name


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        parts = [moment, record.levelname, f"{record.name}:{record.lineno}"]
        if record.name.split(".")[0] == _OURS:
            parts.append(_words(record))
        if record.exc_info and record.exc_info[1] is not None:
            parts.append(trace(record.exc_info[1]))
        return " ".join(parts)


def _words(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return type(record.msg).__qualname__
    if not isinstance(record.args, tuple) or not record.args:
        return record.msg
    shown = tuple(each if isinstance(each, int | float) else f"<{type(each).__qualname__}>" for each in record.args)
    return record.msg % shown


class _LogFile(RotatingFileHandler):
    """Opens its file at the first line, and keeps quiet when the disk does not take it."""

    def __init__(self, path: Path, size: int, old: int) -> None:
        super().__init__(path, maxBytes=size, backupCount=old, encoding="utf-8", delay=True)
        self.setFormatter(_Line())

    def emit(self, record: logging.LogRecord) -> None:
        try:
            Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Says nothing: the standard answer prints the message and its values to the terminal."""
