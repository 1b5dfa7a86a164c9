"""A file is what its bytes and its name say together, and a copy's name is safe in every folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.analysis.addresses import Reach, address_of
from sciencepm.analysis.file_kinds import (
    copy_name,
    holds_program,
    is_as_named,
    kind_text,
    may_be_opened,
    media_type_of,
    size_text,
)
from sciencepm.i18n import Words

W = Words()
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("flow.png", PNG, "image/png"),
        ("flow.jpg", PNG, "image/png"),
        ("flow.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("plan.pdf", b"%PDF-1.7", "application/pdf"),
        ("notes.txt", b"BM means something else here", "text/plain"),
        ("weights.npz", b"PK\x03\x04", "application/octet-stream"),
        ("flow.png", b"<svg onload='x()'/>", "application/octet-stream"),
        ("sheet.xlsx", b"not a zip", "application/octet-stream"),
    ],
)
def test_the_bytes_say_what_it_is(name: str, data: bytes, kind: str) -> None:
    assert media_type_of(name, data) == kind


def test_a_name_that_promises_something_else_is_seen_through() -> None:
    assert is_as_named("flow.jpg", "image/png")
    assert not is_as_named("flow.png", "application/octet-stream")
    assert not is_as_named("sheet.xlsx", "application/octet-stream")
    assert is_as_named("weights.npz", "application/octet-stream")


@pytest.mark.parametrize(
    "drawing",
    [
        b"<svg><script>alert(1)</script></svg>",
        b"<svg ONLOAD = 'go()'/>",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        b"<svg><a xlink:href='javascript:x'/></svg>",
        b"<svg><image href='https://example.com/a.png'/></svg>",
    ],
)
def test_a_drawing_with_a_program_in_it_is_noticed(drawing: bytes) -> None:
    assert holds_program("image/svg+xml", drawing)
    assert not holds_program("image/svg+xml", b"<svg><rect width='3' height='4'/></svg>")


def test_only_what_cannot_run_is_opened() -> None:
    assert may_be_opened("plan.pdf", "application/pdf")
    assert may_be_opened("flow.jpg", "image/png")
    for name in ("setup.exe", "page.html", "drawing.svg", "macro.xlsm", "README", "a.pdf.bat"):
        assert not may_be_opened(name, media_type_of(name, b"anything")), name


def test_sizes_and_kinds_in_words() -> None:
    # 4,240,000 bytes are 4.2 MB; 310,400 are 310 kB; 25,000,000 are 25 MB.
    assert [size_text(each, W) for each in (4_240_000, 310_400, 25_000_000, 1, 999)] == [
        "4.2 MB",
        "310 kB",
        "25 MB",
        "1 byte",
        "999 bytes",
    ]
    assert kind_text("a.png", "image/png", W) == "PNG picture"
    assert kind_text("a.docx", "application/octet-stream", W) == "DOCX document"


@pytest.mark.parametrize(
    ("name", "title", "safe"),
    [
        ("../../etc/passwd", "", "etc-passwd"),
        ("CON.txt", "", "attachment CON.txt"),
        ("..", "", "attachment"),
        ("flow.png", "How a page is read: step 1/2", "How a page is read- step 1-2.png"),
        ("x\u202egnp.exe", "", "x-gnp.exe"),
        (".bashrc", "", "attachment.bashrc"),
    ],
)
def test_a_copy_gets_a_name_that_is_no_path(name: str, title: str, safe: str) -> None:
    assert copy_name(name, title) == safe


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_name_leads_out_of_a_folder(name: str, title: str) -> None:
    made = copy_name(name, title)
    assert made
    assert not made.startswith((".", "-"))
    assert ".." not in made
    assert not set(made) & set('/\\:*?"<>|\0\n')
    assert len(made) <= 110


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("https://example.com/a?b=c", Reach.PAGE),
        ("http://example.com", Reach.PAGE),
        ("file:///home/me/plan.pdf", Reach.FILE),
        ("/home/me/plan.pdf", Reach.FILE),
        ("C:\\Plans\\plan.pdf", Reach.FILE),
        ("javascript:alert(1)", Reach.COPY),
        ("data:text/html,x", Reach.COPY),
        ("file://server/share/plan.pdf", Reach.COPY),
        ("file:////server/share/plan.pdf", Reach.COPY),
        ("\\\\server\\share\\plan.pdf", Reach.COPY),
        ("//server/share/plan.pdf", Reach.COPY),
        ("/home/me/run.sh", Reach.COPY),
        ("file:///home/me/run%2Esh", Reach.COPY),
        ("https://user:word@example.com", Reach.COPY),
        ("https:///nowhere", Reach.COPY),
        ("https://exa mple.com", Reach.COPY),
        ("https://[broken", Reach.COPY),
        ("the blue folder", Reach.COPY),
    ],
)
def test_where_an_address_may_lead(text: str, reach: Reach) -> None:
    found = address_of(text)
    assert found.reach is reach
    assert bool(found.url) is (reach is not Reach.COPY)
