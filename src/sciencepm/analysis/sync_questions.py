"""What to ask each team at the weekly sync: the questions collected, and the standing one when it is due again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sciencepm.analysis.prompts import prompts
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Question, Stakeholder
from sciencepm.i18n import Words

STANDING_DAYS: Final = 28
"""The standing question is asked again after this many days."""


@dataclass(frozen=True, slots=True)
class SyncQuestion:
    """One thing to ask. `question` is the record of one collected `on` that day, None for the standing question that
    is due; `on` is then the day it was last asked, or None.
    """

    text: str
    question: Question | None
    on: date | None

    @property
    def standing(self) -> bool:
        """Whether it is the standing question, due and not collected yet."""
        return self.question is None


@dataclass(frozen=True, slots=True)
class ProjectQuestions:
    """What to ask the team of one project, the oldest question first and the standing one last."""

    project: Project
    questions: tuple[SyncQuestion, ...]


def sync_questions(portfolio: Portfolio, today: date, w: Words) -> tuple[ProjectQuestions, ...]:
    """This week's questions, project by project in their order; a project with nothing to ask is left out."""
    asked = (ProjectQuestions(each, project_questions(portfolio, each, today, w)) for each in portfolio.all(Project))
    return tuple(each for each in asked if each.questions)


def project_questions(portfolio: Portfolio, project: Project, today: date, w: Words) -> tuple[SyncQuestion, ...]:
    """This week's questions for the team of one project.

    A question stays until it is answered. The standing one is due for active projects where it was not asked for
    four weeks, and not while it is among those collected.
    """
    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        return ()
    waiting = [each for each in portfolio.of(Question, project.id) if _waits(portfolio, each, today)]
    questions = [SyncQuestion(each.text, each, each.on) for each in waiting]
    if project.state is ProjectState.ACTIVE and not any(_is_standing(each, w) for each in waiting):
        last = standing_last_asked(portfolio, project.id, today, w)
        if last is None or (today - last).days >= STANDING_DAYS:
            questions.append(SyncQuestion(w(prompts().standing), None, last))
    return tuple(questions)


def asked_text(asked: SyncQuestion, today: date, w: Words) -> str:
    """Since when a question waits, or when the standing one was last asked."""
    if asked.on is None:
        return w("not asked yet")
    day = w.near_day(asked.on, today)
    return w("last asked on {day}", day=day) if asked.standing else w("since {day}", day=day)


def standing_last_asked(portfolio: Portfolio, project_id: str, today: date, w: Words) -> date | None:
    """The day the standing question was last asked of a team, up to `today`."""
    asked = (each.on for each in portfolio.of(Question, project_id) if _is_standing(each, w) and each.on <= today)
    return max(asked, default=None)


def is_for_team(portfolio: Portfolio, question: Question) -> bool:
    """Whether the PM asks this of a project's team; what a stakeholder asked, or a check-in brought, is not."""
    if question.project_id is None or question.check_in_id is not None:
        return False
    return all(question.asked_by != each.name for each in portfolio.with_bin(Stakeholder))


def _waits(portfolio: Portfolio, question: Question, today: date) -> bool:
    return question.answered_on is None and question.on <= today and is_for_team(portfolio, question)


def _is_standing(question: Question, w: Words) -> bool:
    standing = prompts().standing
    return _plain(question.text) in {_plain(standing), _plain(w(standing))}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
