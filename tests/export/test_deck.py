"""A presentation in a file: a slide a page, native text and shapes, notes, and nothing the audience may not see."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pptx
import pytest
from tests.export.hostile import CORPUS, filled_with
from tests.export.reading import everything_in, text_of

from sciencepm.cli import main
from sciencepm.domain.documents import Audience, Deck, Slide, SlideKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.export.deck import deck_bytes, write_deck
from sciencepm.i18n import Words
from sciencepm.picture.slides.show import Show, show_of

SECRET = "Answers for new markets"
"""A confidential project of the sample."""
SUFFIXES = (".pdf", ".pptx")


@cache
def sample() -> Portfolio:
    return sample_portfolio(SAMPLE_DAY)


def show(deck: Deck | None = None, audience: Audience | None = None, portfolio: Portfolio | None = None) -> Show:
    return show_of(portfolio or sample(), deck, audience, SAMPLE_DAY, Words(), confidential_shown=True)


def every_slide(portfolio: Portfolio, notes: str = "") -> Deck:
    slides = [Slide(kind=kind, notes=notes) for kind in SlideKind if kind is not SlideKind.PROJECT]
    slides += [Slide(kind=SlideKind.PROJECT, project_id=each.id, notes=notes) for each in portfolio.all(Project)]
    return Deck.make(name="Everything", slides=tuple(slides))


def slides_in(data: bytes) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(data)).slides)


def all_of(data: bytes) -> str:
    """Everything in a file that could be read, decoded."""
    if data.startswith(b"%PDF"):
        return everything_in(data).decode("latin-1") + text_of(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_every_slide_is_a_page_and_a_native_slide_with_its_title() -> None:
    made = show()
    text = " ".join(text_of(deck_bytes(made, ".pdf")).split())
    slides = slides_in(deck_bytes(made, ".pptx"))
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        slide.title.replace("\N{NO-BREAK SPACE}", " ") for slide in made.slides
    ]
    for slide in made.slides:
        assert " ".join(slide.title.split()) in text
    assert {shape.shape_type for slide in slides for shape in slide.shapes}.isdisjoint({13})  # no picture among them


def test_notes_are_with_the_slides_and_on_pages_of_their_own_where_asked_for() -> None:
    deck = Deck.make(name="Board", slides=(Slide(kind=SlideKind.HEADLINE, notes="Say it first.\nThen ask."),))
    made = show(deck)
    (slide,) = slides_in(deck_bytes(made, ".pptx"))
    assert slide.notes_slide.notes_text_frame.text == "Say it first.\nThen ask."
    assert "Say it first." not in text_of(deck_bytes(made, ".pdf"))
    assert "Say it first.\nThen ask." in text_of(deck_bytes(made, ".pdf", notes=True))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_an_audience_may_not_see_is_in_no_byte(suffix: str) -> None:
    (secret,) = (each for each in sample().all(Project) if each.title == SECRET)
    made = show(every_slide(sample(), "Notes"), None)
    assert made.left_out == ("One slide is left out: its project is confidential and hidden here.",)
    data = deck_bytes(made, suffix, notes=True)
    assert SECRET not in all_of(data)
    assert secret.id not in all_of(data)
    # Whatever its records say, and whether it is there at all, the file is the same to the byte.
    its = {record.id for record in sample().records() if getattr(record, "project_id", None) == secret.id}
    whole = filled_with(sample(), "Zebra")
    other = Portfolio(
        whole.get(type(each), each.id) if each.id in {*its, secret.id} else each for each in sample().records()
    )
    again = show(every_slide(other, "Notes"), None, other)
    assert "Zebra" in repr(other.get(Project, secret.id))
    assert deck_bytes(again, suffix, notes=True) == data
    board = Audience.make(name="Ourselves", sees_confidential=True, sees_money=True, sees_people=True)
    assert SECRET in all_of(deck_bytes(show(every_slide(sample()), board), ".pptx"))


def test_money_is_in_no_slide_and_no_note_for_who_may_not_see_it() -> None:
    staff = Audience.make(name="Staff", sees_money=False, sees_people=True)
    made = show(every_slide(sample(), "Ask for it. It costs €38,000."), staff)
    for suffix in SUFFIXES:
        said = text_of(deck_bytes(made, suffix, notes=True)) if suffix == ".pdf" else all_of(deck_bytes(made, suffix))
        assert "€" not in said
        assert "Ask for it." in said


@pytest.mark.parametrize("name", ["unbalanced", "no space", "controls", "bidi override", "arabic", "marks", "pdf"])
def test_hostile_text_is_only_text(name: str) -> None:
    found = filled_with(sample(), CORPUS[name])
    made = show(every_slide(found, CORPUS[name]), None, found)
    assert text_of(deck_bytes(made, ".pdf", notes=True))
    assert len(slides_in(deck_bytes(made, ".pptx"))) == len(made.slides)


def test_the_command_line_writes_both_and_refuses_other_kinds(tmp_path: Path) -> None:
    file = tmp_path / "a.sciencepm"
    assert main(["new", str(file), "--sample", "--as-of", "2026-11-20"]) == 0
    for suffix in SUFFIXES:
        out = tmp_path / f"deck{suffix}"
        assert main(["deck", str(file), "-o", str(out), "--as-of", "2026-11-20"]) == 0
        assert SECRET not in all_of(out.read_bytes())
    assert main(["deck", str(file), "-o", str(tmp_path / "deck.doc")]) == 2
    assert main(["deck", str(file), "--deck", "None such", "-o", str(tmp_path / "deck.pdf")]) == 2
    with pytest.raises(UserError):
        write_deck(sample(), tmp_path / "a.txt", words=Words(), today=SAMPLE_DAY)
