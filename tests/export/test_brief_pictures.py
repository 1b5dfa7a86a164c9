"""Does the portfolio brief show risk and reward and the track record, and only to whom it may?"""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pptx import Presentation
from tests.export.reading import text_of

from sciencepm.analysis.brief.blocks import SectionKey
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.kinds import brief_content
from sciencepm.analysis.brief.order import Order
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.export.brief import brief_bytes
from sciencepm.i18n import Paper, Words

CHART = "Chance to land against value a year, if it lands. Worth most by chance: Stop card fraud before payout (90%, "


@cache
def sample() -> Portfolio:
    return sample_portfolio(SAMPLE_DAY)


def content(
    *, sees_money: bool = True, paper: Paper = "a4", left_out: frozenset[SectionKey] = frozenset()
) -> BriefContent:
    readers = Audience.make(name="Board", sees_confidential=True, sees_money=sees_money, sees_people=True)
    order = Order(BriefKind.PORTFOLIO, readers, left_out=left_out)
    return brief_content(sample(), order, SAMPLE_DAY, Words(paper=paper))


def alternatives(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_two_has_risk_and_reward_and_page_three_the_track_record(paper: Paper) -> None:
    made = brief_bytes(content(paper=paper), ".pdf", Words(paper=paper))
    with pypdfium2.PdfDocument(made) as pages:
        assert len(pages) == 3
        second, third = (pages[place].get_textpage().get_text_range() for place in (1, 2))
    assert "Risk and reward" in second and "Chance to land" in second
    # The sample's twelve decided questions all went the way that was called the likelier one.
    assert "Track record. 12 of 12 went as we said" in " ".join(third.split())
    assert any(each.startswith(CHART) for each in alternatives(made))


def test_where_money_is_hidden_there_is_no_chart_of_it() -> None:
    made = brief_bytes(content(sees_money=False), ".pdf", Words())
    assert "Risk and reward" not in text_of(made)
    assert not any("Worth most" in each for each in alternatives(made))


@pytest.mark.parametrize("key", [SectionKey.BALANCE, SectionKey.RISK_REWARD])
def test_either_picture_can_be_left_out_alone(key: SectionKey) -> None:
    kept = {each.key for chapter in content(left_out=frozenset({key})).chapters for each in chapter.sections()}
    assert {SectionKey.BALANCE, SectionKey.RISK_REWARD} - kept == {key}


def test_the_slide_draws_both_pictures_and_its_notes_say_them() -> None:
    slides = Presentation(BytesIO(brief_bytes(content(), ".pptx", Words()))).slides
    slide = next(each for each in slides if CHART in each.notes_slide.notes_text_frame.text)
    drawn = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "Balance" in drawn and "Risk and reward" in drawn and "Value a year, if it lands" in drawn


def test_in_plain_text_words_stand_for_the_picture() -> None:
    assert CHART in brief_bytes(content(), ".md", Words()).decode()
