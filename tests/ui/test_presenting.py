"""Presenting: what the keys do, what the audience sees of it, and what happens when screens come and go."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pptx
import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sciencepm.domain.documents import Audience, Deck, SlideKind
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import CheckIn, Question
from sciencepm.picture.scene import Box
from sciencepm.ui.files import Files
from sciencepm.ui.present.keys import KEYS, Verb, listed
from sciencepm.ui.present.present_sheet import PresentSheet
from sciencepm.ui.present.presentation import Here, Presentation
from sciencepm.ui.present.rehearsal_sheet import RehearsalSheet, Took
from sciencepm.ui.present.talk import WHOLE, Cover, around, key_of
from sciencepm.ui.present.timing import Timing, ahead, clock_text, kept_minutes, pace_text
from sciencepm.ui.session import Session
from sciencepm.ui.window import Window

Key = Qt.Key


class Seconds:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def presentation(qtbot: QtBot, session: Session, seconds: Seconds) -> Iterator[Presentation]:
    """The sample to an audience that may see what is confidential, on the one screen there is."""
    made = _to(session, confidential=True, seconds=seconds)
    made.start()
    yield made
    made.end()


def _to(session: Session, *, confidential: bool, seconds: Seconds | None = None) -> Presentation:
    audience = Audience.make(
        name="Directors", sees_confidential=confidential, sees_money=True, sees_people=True, stakeholder_ids=()
    )
    return Presentation(session, None, audience, seconds=seconds or Seconds())


def _press(presentation: Presentation, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(presentation.audience, key)


def _title(presentation: Presentation) -> str:
    """What the audience reads at the top."""
    seen = presentation.audience.view.seen
    return seen.slide.title if seen is not None else ""


def _texts(presentation: Presentation) -> str:
    seen = presentation.audience.view.seen
    return " ".join(text.text for text in seen.slide.scene.texts()) if seen is not None else ""


def _shows_grid(presentation: Presentation) -> bool:
    return presentation.presenter.shows_grid


def _at(presentation: Presentation, kind: SlideKind) -> int:
    return next(place for place, slide in enumerate(presentation.talk.show.slides) if slide.kind is kind)


def test_the_usual_keys_go_through_the_slides(presentation: Presentation) -> None:
    titles = [slide.title for slide in presentation.talk.show.slides]
    assert _title(presentation) == titles[0]
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_PageDown):
        _press(presentation, key)
    assert _title(presentation) == titles[3]
    _press(presentation, Key.Key_Left, Key.Key_PageUp)
    assert _title(presentation) == titles[1]
    _press(presentation, Key.Key_End)
    assert _title(presentation) == titles[-1]
    _press(presentation, Key.Key_Right)
    assert _title(presentation) == titles[-1]
    assert presentation.presenter.said.text() == "This is the last slide. Esc ends."
    _press(presentation, Key.Key_Home)
    assert _title(presentation) == titles[0]


def test_a_number_and_enter_go_to_that_slide(presentation: Presentation) -> None:
    _press(presentation, Key.Key_4)
    assert presentation.presenter.now_label.text() == "Slide 4: Enter"
    _press(presentation, Key.Key_Return)
    assert presentation.talk.place == 3


def test_a_number_beyond_the_last_slide_goes_nowhere(presentation: Presentation) -> None:
    _press(presentation, Key.Key_9, Key.Key_9, Key.Key_Return)
    assert presentation.talk.place == 0


def test_black_and_white_cover_the_slide_and_the_same_key_brings_it_back(presentation: Presentation) -> None:
    view = presentation.audience.view

    def shown() -> Cover | None:
        return view.cover if view.seen is None else None

    _press(presentation, Key.Key_B)
    assert shown() is Cover.BLACK
    _press(presentation, Key.Key_W)
    assert shown() is Cover.WHITE
    _press(presentation, Key.Key_W)
    assert _title(presentation)


def test_frozen_the_audience_stands_still_while_the_presenter_looks_ahead(presentation: Presentation) -> None:
    first = _title(presentation)
    _press(presentation, Key.Key_F, Key.Key_Right, Key.Key_Right)
    assert _title(presentation) == first
    assert presentation.presenter.now.seen is not None
    assert presentation.presenter.now.seen.slide.title == presentation.talk.show.slides[2].title
    assert presentation.presenter.now_label.text().startswith("The audience's picture stands still")
    _press(presentation, Key.Key_F)
    assert _title(presentation) == presentation.talk.show.slides[2].title


def test_all_slides_are_shown_and_one_is_chosen_with_the_arrows(presentation: Presentation) -> None:
    _press(presentation, Key.Key_Tab)
    desk = presentation.presenter
    assert _shows_grid(presentation)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Return):
        QTest.keyClick(desk.grid, key)
    assert presentation.talk.place == 2
    assert not _shows_grid(presentation)
    assert presentation.audience.isVisible()
    assert not desk.isVisible()  # the only screen is the audience's again


def test_zooming_goes_to_a_spot_and_the_arrows_to_the_next(presentation: Presentation) -> None:
    presentation.talk.go(_at(presentation, SlideKind.ROADMAP))
    _press(presentation, Key.Key_Z)
    view = presentation.audience.view
    first = presentation.talk.spot
    assert first is not None
    assert view.seen is not None
    assert view.seen.spot == first.box
    _press(presentation, Key.Key_Down)
    assert presentation.talk.spot is not None
    assert presentation.talk.spot.box.y > first.box.y
    _press(presentation, Key.Key_Escape)
    assert view.seen is not None
    assert view.seen.box == WHOLE
    assert presentation.talk.place == _at(presentation, SlideKind.ROADMAP)


def test_enter_opens_the_project_zoomed_to_and_escape_comes_back(presentation: Presentation) -> None:
    talk = presentation.talk
    talk.go(_at(presentation, SlideKind.ROADMAP))
    road = _title(presentation)
    spot = next(spot for spot in talk.slide.spots if spot.project_id is not None)
    talk.zoom_to(spot)
    _press(presentation, Key.Key_Return)
    project = presentation.talk.show.view.portfolio.get(Project, spot.project_id or "")
    assert talk.slide.project_id == project.id
    assert _title(presentation) != road
    _press(presentation, Key.Key_Escape)
    assert _title(presentation) == road


def test_nothing_confidential_is_on_any_slide_at_the_start(presentation: Presentation, session: Session) -> None:
    hidden = [project.title for project in session.portfolio.all(Project) if project.confidential]
    assert hidden
    for place in range(len(presentation.talk.show.slides)):
        presentation.talk.go(place)
        assert not [title for title in hidden if title in _texts(presentation)]
    assert not [each for each in presentation.talk.show.view.portfolio.all(Project) if each.confidential]
    assert not [title for title in hidden if title in presentation.audience.windowTitle()]


def test_h_shows_what_is_confidential_to_those_who_may_see_it_and_hides_it_again(presentation: Presentation) -> None:
    assert presentation.talk.show.hidden > 0
    _press(presentation, Key.Key_H)
    assert presentation.talk.show.hidden == 0
    assert "confidential projects are shown" in presentation.presenter.now_label.text()
    _press(presentation, Key.Key_H)
    assert presentation.talk.show.hidden > 0


def test_h_tells_the_presenter_alone_why_this_audience_may_not(qtbot: QtBot, session: Session) -> None:
    presentation = _to(session, confidential=False)
    presentation.start()
    before = _texts(presentation)
    _press(presentation, Key.Key_H)
    assert presentation.presenter.said.text().startswith("Directors may not see what is confidential.")
    assert _texts(presentation) == before
    presentation.end()


def test_hiding_what_is_confidential_leaves_nothing_of_it_standing_still(presentation: Presentation) -> None:
    talk = presentation.talk
    _press(presentation, Key.Key_H)
    secret = next(each for each in talk.show.view.portfolio.all(Project) if each.confidential)
    talk.begin_at(SlideKind.PROJECT, secret.id)
    _press(presentation, Key.Key_F)
    assert secret.title.split()[0] in _texts(presentation)
    _press(presentation, Key.Key_H)
    assert presentation.audience.view.seen is None
    assert presentation.audience.view.cover is Cover.BLACK


def test_with_one_screen_the_notes_are_a_key_away(presentation: Presentation) -> None:
    assert presentation.has_one_screen
    assert presentation.audience.isVisible()
    assert not presentation.presenter.isVisible()
    _press(presentation, Key.Key_N)
    assert presentation.presenter.isVisible()
    QTest.keyClick(presentation.presenter, Key.Key_Escape)
    assert not presentation.presenter.isVisible()
    _press(presentation, Key.Key_S)
    assert presentation.presenter.isVisible()


def test_unplugged_the_audience_is_black_and_comes_back_with_a_screen(presentation: Presentation) -> None:
    screen = QGuiApplication.primaryScreen()
    presentation.talk.go(2)
    presentation.talk.cover_with(Cover.WHITE)
    presentation.talk.cover_with(Cover.WHITE)
    presentation.lose(screen, [screen])
    assert presentation.audience.view.seen is None
    assert presentation.audience.view.cover is Cover.BLACK
    assert presentation.presenter.isVisible()
    assert presentation.talk.place == 2
    QTest.keyClick(presentation.presenter, Key.Key_Right)
    presentation.screen_added(screen)
    assert _title(presentation) == presentation.talk.show.slides[3].title
    assert presentation.audience.isVisible()


def test_escape_ends_it_and_nothing_is_left_running(qtbot: QtBot, session: Session) -> None:
    presentation = _to(session, confidential=False)
    presentation.start()
    with qtbot.waitSignal(presentation.ended):
        _press(presentation, Key.Key_Escape)
    assert not presentation.audience.isVisible()
    timers = [*presentation.presenter.findChildren(QTimer), *presentation.audience.findChildren(QTimer)]
    assert not [timer for timer in timers if timer.isActive()]
    assert not presentation.talk.timing.is_running


def test_a_question_from_the_room_lands_in_a_check_in(presentation: Presentation, session: Session) -> None:
    before = len(session.portfolio.all(CheckIn))
    asked = len(session.portfolio.all(Question))
    line = presentation.presenter.capture.line
    _press(presentation, Key.Key_N, Key.Key_N)
    for text in ("Who pays for the reader?", "When do we know?"):
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Key.Key_Return)
    assert len(session.portfolio.all(CheckIn)) == before + 1
    questions = session.portfolio.all(Question)[asked:]
    assert [each.text for each in questions] == ["Who pays for the reader?", "When do we know?"]
    assert {each.check_in_id for each in questions} == {session.portfolio.all(CheckIn)[-1].id}
    assert presentation.talk.place == 0  # the letters typed turned no slide


def test_the_notes_grow_and_shrink(presentation: Presentation) -> None:
    desk = presentation.presenter
    size = desk.notes_size
    _press(presentation, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    assert desk.notes_size == size + 1


def test_the_pointer_follows_the_mouse_on_the_slide(presentation: Presentation) -> None:
    presentation.audience.resize(960, 600)  # the slide is 960 × 540 with 30 of black above
    point = presentation.audience.view.on_slide(QPointF(480, 300))
    assert point == pytest.approx((960, 540))
    assert presentation.audience.view.on_slide(QPointF(480, 10)) is None


def test_from_a_project_its_slide_comes_first(qtbot: QtBot, session: Session) -> None:
    project = session.portfolio.all(Project)[-1]
    presentation = Presentation(session, None, None, here=Here(SlideKind.PROJECT, project.id))
    assert presentation.talk.slide.project_id == project.id
    presentation.end()


def test_every_verb_has_one_key_of_its_own_and_is_told(session: Session) -> None:
    keys = [key for spec in KEYS for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert {spec.verb for spec in KEYS} == set(Verb)
    assert all(said for _keys, said in listed(session.words))


def test_zooming_keeps_the_shape_of_the_screen_and_stays_on_the_slide() -> None:
    # 35% of 1920 is 672 wide, so 378 high; in the corner it begins at 0.
    assert around(Box(0, 0, 40, 40)) == Box(0, 0, 672, 378)
    assert around(Box(0, 200, 1920, 100)) == WHOLE


def test_the_clock_counts_per_slide_and_can_stand_still() -> None:
    seconds = Seconds()
    timing = Timing(seconds)
    timing.turn_to("a")
    timing.go()
    seconds.now = 70
    timing.turn_to("b")
    timing.hold()
    seconds.now = 500
    timing.go()
    seconds.now = 530
    # 70 on a, then held from 70 to 500, then 30 on b
    assert (timing.on("a"), timing.on("b"), timing.elapsed) == (70, 30, 100)
    timing.reset()
    seconds.now = 540
    assert (timing.on("b"), timing.elapsed) == (10, 10)


def test_the_pace_compares_with_the_minutes_of_the_deck(session: Session) -> None:
    planned = [Decimal(2), Decimal(4), Decimal(3)]
    # On the third slide after 7 minutes, 30 seconds of them there: 2 + 4 minutes and those 30 seconds were planned.
    late = ahead(420, planned, 2, 30)
    assert late == -30
    assert pace_text(late, session.words) == "1 minute behind"
    # On the second after 1 minute, none of it there: its slide before had two.
    assert pace_text(ahead(60, planned, 1, 0), session.words) == "1 minute ahead"
    assert pace_text(ahead(130, planned, 1, 0), session.words) == "On time"
    assert (clock_text(462), clock_text(4062)) == ("07:42", "1:07:42")
    # 61 seconds need a minute and a half.
    assert [kept_minutes(each) for each in (4, 60, 61)] == [Decimal("0.5"), Decimal(1), Decimal("1.5")]


def test_one_chooses_audience_slides_order_and_minutes_and_keeps_them_as_a_deck(qtbot: QtBot, session: Session) -> None:
    own = QWidget()
    qtbot.addWidget(own)
    sheet = PresentSheet(session, own)
    board = session.portfolio.all(Audience)[0]
    assert sheet.audience.value() == board.id
    first, second = sheet.rows.slides[:2]
    sheet.rows.move_slide(0, +1)
    sheet.rows.minutes(0).setText("7.5")
    sheet.rows.notes(0).setText("Say this first.")
    sheet.name.setText("Quarterly")
    sheet.carry_out()
    deck = next(each for each in session.portfolio.all(Deck) if each.name == "Quarterly")
    assert deck.audience_id == board.id
    assert [each.kind for each in deck.slides[:2]] == [second.kind, first.kind]
    assert (deck.slides[0].minutes, deck.slides[0].notes) == (Decimal("7.5"), "Say this first.")
    assert sheet.chosen is not None
    assert sheet.chosen.deck == deck
    session.undo()
    assert deck.id not in [each.id for each in session.portfolio.all(Deck)]


def test_without_a_slide_nothing_is_presented(qtbot: QtBot, session: Session) -> None:
    own = QWidget()
    qtbot.addWidget(own)
    sheet = PresentSheet(session, own)
    sheet.rows.show_choices([])
    sheet.carry_out()
    assert sheet.chosen is None
    assert sheet.wrong.text() == "Please choose at least one slide."


def test_the_times_of_a_rehearsal_become_the_minutes_of_the_deck_in_one_step(
    qtbot: QtBot, presentation: Presentation, session: Session, seconds: Seconds
) -> None:
    seconds.now = 61
    _press(presentation, Key.Key_Right)
    seconds.now = 241
    timing, slides = presentation.talk.timing, presentation.talk.show.slides
    timing.hold()
    own = QWidget()
    qtbot.addWidget(own)
    board = session.portfolio.all(Audience)[0]
    took = [Took(slide, timing.on(key_of(slide))) for slide in slides]
    sheet = RehearsalSheet(session, None, board.id, took, own)
    sheet.carry_out()
    deck = next(each for each in session.portfolio.all(Deck) if each.name.startswith("Rehearsed"))
    # 61 seconds: a minute and a half. 180 seconds: three. The third was not shown and keeps what was planned.
    assert [each.minutes for each in deck.slides[:3]] == [Decimal("1.5"), Decimal(3), slides[2].minutes]
    session.undo()
    assert deck.id not in [each.id for each in session.portfolio.all(Deck)]


def test_slides_leave_as_a_file_with_their_notes(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(session)
    qtbot.addWidget(window)
    out = tmp_path / "slides.pptx"
    monkeypatch.setattr(Files, "_ask_where", lambda *_given: out)
    window.files.export_slides(None, None)
    deck = pptx.Presentation(str(out))
    assert len(deck.slides) > 3
    text = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert "Statements" in text
    sheet = PresentSheet(session, window, exports=True)
    qtbot.addWidget(sheet)
    assert (sheet.windowTitle(), sheet.do.text()) == ("Export slides", "Export…")
    assert sheet.rehearse.isHidden()
