"""What a link leads to, told from its text alone: a page, a file on this computer, or something that is only copied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from sciencepm.analysis.file_kinds import ending_of

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f]")
# fmt: off
_PROGRAMS = frozenset({
    "app", "apk", "appimage", "bat", "cmd", "com", "command", "cpl", "desktop", "dll", "docm", "exe", "hta", "htm",
    "html", "inf", "ins", "jar", "js", "jse", "lnk", "msi", "msp", "pptm", "ps1", "py", "reg", "scf", "scr", "sh",
    "svg", "url", "vb", "vbe", "vbs", "ws", "wsf", "wsh", "xlsm",
})
# fmt: on


class Reach(StrEnum):
    """Where an address leads."""

    PAGE = "page"
    FILE = "file"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Address:
    """`url` is what may be opened once the person has agreed; empty where an address is only copied."""

    reach: Reach
    url: str = ""


def address_of(text: str) -> Address:
    """A page (http, https with a host), a file on this computer that is no program, or what can only be copied.

    A file on another computer is never opened: asking for it would tell that computer who asks.
    """
    text = text.strip()
    if _DRIVE.match(text):
        return _file(text, "file:///" + text.replace("\\", "/"))
    if text.startswith("/") and not text.startswith("//"):
        return _file(text, "file://" + text)
    if _UNSAFE.search(text):
        return Address(Reach.COPY)
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return Address(Reach.COPY)
    if parts.scheme in ("http", "https") and host and not parts.username and not parts.password:
        return Address(Reach.PAGE, text)
    if parts.scheme == "file" and not host and parts.path.startswith("/") and not parts.path.startswith("//"):
        return _file(unquote(parts.path), text)
    return Address(Reach.COPY)


def _file(path: str, url: str) -> Address:
    return Address(Reach.COPY) if ending_of(path) in _PROGRAMS else Address(Reach.FILE, url)
