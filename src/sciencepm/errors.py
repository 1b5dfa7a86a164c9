"""What can go wrong, and in which words it is said.

`UserError` is a sentence for the person at the screen; anything else that is raised is a bug.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the person can understand and act on.

    `sentence` says what happened, `advice` what to do about it (may be empty). Both are English message ids or
    already translated text; neither ever holds a traceback.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class InvalidInput(UserError):
    """Input that cannot become a record: each sentence belongs beside its field.

    `fields` maps a field's name (`weeks.late`, `chance`) to the sentence that says what is wrong with it.
    """

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


class StaleEdit(UserError):
    """An edit made against a portfolio that has moved on: nothing was changed."""

    def __init__(self) -> None:
        super().__init__("This was changed in the meantime, so nothing was overwritten.", "Look again and repeat it.")
