"""A message to send: as a file every mail program opens as a draft, and as an address that opens one."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

_LONGEST_ADDRESS = 1_900
"""Some mail programs take no longer address than about 2,000 signs."""


def mail_draft(subject: str, text: str) -> bytes:
    """An unsent message in plain text (RFC 5322); whom it goes to is for the sender to fill in."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _one_line(subject)
    message["X-Unsent"] = "1"  # Outlook opens such a file for writing instead of reading
    message.set_content(_plain(text))
    return message.as_bytes()


def mail_address(subject: str, text: str) -> str:
    """A mailto address with subject and text; a text too long for one ends with an ellipsis."""
    while True:
        body = _plain(text).replace("\n", "\r\n")
        address = f"mailto:?subject={quote(_one_line(subject))}&body={quote(body)}"
        if len(address) <= _LONGEST_ADDRESS or len(text) < 2:
            return address
        text = text[: len(text) * 3 // 4].rstrip() + "…"


def _one_line(text: str) -> str:
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    """Without control signs, which no mail takes."""
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())
