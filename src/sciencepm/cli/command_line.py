"""What was typed becomes one verb and its arguments; whatever goes wrong is one sentence and exit status 2."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import sciencepm
from sciencepm.cli.verbs import AS_OF, VERBS, Verb
from sciencepm.errors import UserError

USE = 2
"""Exit status for bad use and for files that cannot be read or written."""
_BUG = 70
_INTERRUPTED = 130


class _Parser(ArgumentParser):
    """Says what is wrong in one sentence instead of a usage and a sentence."""

    def error(self, message: str) -> NoReturn:
        tell(f"{message[:1].upper()}{message[1:].rstrip('.')}; `{self.prog} --help` tells more.")
        raise SystemExit(USE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit status, 0 where all went well. Nothing here loads Qt but the window."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        status = _do(typed)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserError as error:
        tell(str(error))
        return USE
    except BrokenPipeError:
        # Whoever read has left; Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    except Exception as error:  # noqa: BLE001 - a bug is told as one, without the text of a portfolio
        tell(f"This is a fault in SciencePM, not in what you did: {_where(error)}.")
        return _BUG
    return status


def tell(sentence: str) -> None:
    """One sentence on the error output."""
    sys.stderr.write(f"sciencepm: {sentence}\n")


def _do(typed: list[str]) -> int:
    verb = next((verb for verb in VERBS if typed and typed[0] == verb.name), None)
    if verb is None:
        given, rest = _window_parser().parse_known_args(typed)
        if rest:
            _window_parser().error(_not_known(given, rest))
        return _open_window(given)
    return verb.run(_verb_parser(verb).parse_args(typed[1:]))


def _not_known(given: Namespace, rest: list[str]) -> str:
    """What was typed that means nothing; a word before other words was meant as a verb."""
    word = rest[0] if rest[0].startswith("-") or given.file is None else str(given.file)
    if any(word == verb.name for verb in VERBS):
        return f"The verb “{word}” has to come first"
    return f"“{word}” is not an option" if word.startswith("-") else f"“{word}” is not a verb"


def _verb_parser(verb: Verb) -> ArgumentParser:
    parser = _Parser(prog=f"sciencepm {verb.name}", description=verb.help, allow_abbrev=False)
    for argument in verb.arguments:
        parser.add_argument(*argument.names, **argument.settings)
    return parser


def _window_parser() -> ArgumentParser:
    verbs = "\n".join(f"  {verb.name:<8} {verb.help}" for verb in VERBS)
    parser = _Parser(
        prog="sciencepm",
        description="Open the window on FILE, or on the portfolio that was open last.",
        epilog=f"verbs, each with its own --help:\n{verbs}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a portfolio")
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER", help="keep everything in FOLDER")
    parser.add_argument(*AS_OF.names, **AS_OF.settings)
    parser.add_argument("--version", action="version", version=f"SciencePM {sciencepm.__version__}")
    return parser


def _open_window(given: Namespace) -> int:
    on_linux = sys.platform.startswith("linux")
    if on_linux and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise UserError("There is no screen here to open a window on.", "The verbs work without: sciencepm --help.")
    from sciencepm.app import run

    return run(given.file, given.data_dir, (lambda: given.as_of) if given.as_of else date.today)


def _speak_utf8() -> None:
    """Text leaves as UTF-8 whatever the system's own code page says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _where(error: Exception) -> str:
    """The kind of error and the line it came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__}, {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
