"""What is remarked on in a text, what is not, and what is offered instead."""

from __future__ import annotations

import re
import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciencepm.analysis.wording_checks.check import check_text
from sciencepm.analysis.wording_checks.notice import Check, Notice, Outlook, Place, TextContext
from sciencepm.analysis.wording_checks.terms import shipped_terms, terms_of
from sciencepm.analysis.wording_checks.word_list import shipped_list
from sciencepm.domain.value_case import Sheet
from sciencepm.domain.wording import JargonTerm, TermLevel
from sciencepm.i18n import Words

LANDING = (date(2027, 6, 3), date(2027, 7, 20), date(2027, 10, 9))
PLAIN = TextContext()
HEADLINE = TextContext(place=Place.HEADLINE)
NOTES = TextContext(place=Place.NOTES)


def found(text: str, context: TextContext = PLAIN) -> list[tuple[Check, str]]:
    return [(notice.check, text[notice.start : notice.end]) for notice in check_text(text, context)]


def only(text: str, context: TextContext = PLAIN) -> Notice:
    (notice,) = check_text(text, context)
    return notice


def followed(text: str, context: TextContext = PLAIN) -> str:
    """The text with the first suggestion of its one remark followed."""
    return only(text, context).suggestions[0].applied_to(text)


_NAMED = (
    "F1, AUC, precision, recall, accuracy, false positive, false negative, threshold, calibration, confidence score, "
    "latency, p95, throughput, inference, tokens, embedding, vector database, RAG, fine-tuning, pre-training, prompt, "
    "LLM, foundation model, transformer, architecture, parameters, hyperparameter, loss, epoch, overfitting, "
    "generalise, distribution shift, drift, ground truth, labels, train/test split, holdout, cross-validation, "
    "ablation, baseline, benchmark, SOTA, p-value, statistically significant, confidence interval, A/B test, "
    "feature engineering, class imbalance, hallucination, guardrails, bias, explainability, robustness, edge case, "
    "MLOps, pipeline, human-in-the-loop, RMSE, MAE, MAPE, BLEU, ROUGE, NDCG, quantisation, distillation, GPU hours"
)
NAMED_IN_DOMAIN = re.split(", ", _NAMED)


@pytest.mark.parametrize("term", NAMED_IN_DOMAIN)
def test_every_term_that_has_to_be_on_the_list_is_and_has_plain_words(term: str) -> None:
    text = f"Mind the {term} here."
    notice = only(text)
    assert (notice.check, notice.words) == (Check.JARGON, term)
    assert notice.suggestions
    assert check_text(notice.suggestions[0].applied_to(text), PLAIN) == ()


def test_no_plain_wording_is_jargon_itself() -> None:
    terms = shipped_terms()
    for term in shipped_list():
        for plain in term.plain:
            for each in plain.split(" | "):
                assert [hit.term.term for hit in terms.find(each)] == [], term.term


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We use RAGs and LLMs.", ["RAGs", "LLMs"]),
        ("FALSE-POSITIVES and False positives", ["FALSE-POSITIVES", "False positives"]),
        ("finetuning, fine tuning, fine‑tuning", ["finetuning", "fine tuning", "fine‑tuning"]),
        ("a hold-out, a holdout and the hold out", ["hold-out", "holdout", "hold out"]),
        ("a train-test split\nand edge\ncases", ["train-test split", "edge\ncases"]),
        ("the model's recall's edge", ["recall"]),
        ("(Recall)", ["Recall"]),
        ("P95 fell", ["P95"]),
    ],
)
def test_plurals_hyphens_and_line_ends_are_seen(text: str, words: list[str]) -> None:
    assert [said for check, said in found(text) if check is Check.JARGON] == words


@pytest.mark.parametrize(
    "text",
    [
        "a rag, a llama, a rouge and a bleu cheese",
        "recallable, precisions_2, epochal, tokenish, biased",
        "Überrecall, recallé, recall\u0301",
        "mail recall@example.com or see https://example.com/recall?f1=F1",
        "Fraud losses fell, a loss of €2M was avoided, and the sales pipeline is full.",
        "A prompt reply; RAG status is green; the address labels are printed.",
        "We now know three things not to build, for €86,000",
        "The new screening misses 29 of every 100 fraud cases, down from 39",
        "Half the waiting time for 2 fewer right answers in 100: the team says both can be built.",
    ],
)
def test_ordinary_words_are_not_jargon(text: str) -> None:
    assert [each for each in found(text) if each[0] is Check.JARGON] == []


def test_a_term_must_be_mended_in_a_headline_and_is_left_to_the_team_in_its_notes() -> None:
    assert only("Raise recall on small firms", HEADLINE).must
    assert not only("Raise recall on small firms").must
    assert only("Raise recall on small firms").sheet is Sheet.CASES_CAUGHT
    assert found("Raise recall to 0.9 with F1 0.87", NOTES) == []


def test_a_term_that_may_be_explained_is_fine_once_it_is() -> None:
    assert found("The baseline holds.") == [(Check.JARGON, "baseline")]
    assert found("The baseline (what the desk does today) holds.") == []
    assert found("The baseline holds.", TextContext(explained=frozenset({"baseline"}))) == []
    # F1 is not one of those.
    assert found("F1 (a score) rose.") == [(Check.JARGON, "F1")]


def test_new_words_take_the_capital_the_number_and_the_article_that_fit() -> None:
    assert followed("Latency fell.") == "Waiting time fell."
    assert followed("We saw false positives.") == "We saw false alarms."
    assert followed("It is an embedding.") == "It is a numeric fingerprint."
    assert followed("The architecture changed.", PLAIN) == "The way it is built changed."
    assert followed("Does our F1 hold?") == "Does our balance of cases caught and flags right hold?"
    assert followed("We saw an LLM.") == "We saw a writing machine."


def test_a_portfolio_adds_words_and_changes_shipped_ones() -> None:
    own = (
        JargonTerm(term="Blue-Sky", plain=("open research",), level=TermLevel.HEADLINE),
        JargonTerm(term="Recall", plain=("cases caught",)),
    )
    context = TextContext(terms=terms_of(own), place=Place.HEADLINE)
    assert [each.suggestions[0].words for each in check_text("Blue-Sky recall", context)] == ["Open research"]
    # A capital in the term counts, so the small word is no longer jargon here.
    assert followed("More Recall", context) == "More Cases caught"


@pytest.mark.parametrize(
    ("text", "said", "instead"),
    [
        ("The model has F1 0.87.", "F1 0.87", None),
        ("It reached an AUC of 0.91", "AUC of 0.91", None),
        ("Recall of 0.87 on small firms", "Recall of 0.87", "87 of every 100 real cases caught on small firms"),
        ("We are at 92% precision now", "92% precision", "We are at 92 of every 100 alarms right now"),
        ("accuracy: 99.7 %", "accuracy: 99.7 %", "997 of every 1,000 answers right"),
    ],
)
def test_a_bare_score_is_told_in_cases_where_it_can_be(text: str, said: str, instead: str | None) -> None:
    notice = only(text)
    assert (notice.check, notice.words) == (Check.BARE_SCORE, said)
    assert [each.applied_to(text) for each in notice.suggestions] == ([instead] if instead else [])


def test_a_change_of_a_score_is_not_told_as_cases() -> None:
    assert only("We accept a loss in accuracy of 2%.").suggestions == ()


def test_a_score_with_its_meaning_is_no_bare_score() -> None:
    for text in (
        "Recall of 0.87 means we catch 87 of 100 frauds.",
        "Precision 0.92: 40 fewer good customers turned away a week.",
        "F1 0.87 is worth about €2M.",
    ):
        assert Check.BARE_SCORE not in [check for check, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Statements into tables will land in March.", "in March"),
        ("We'll ship v2.0 in Q1.", "in Q1"),
        ("By Q3 we will read every page.", "By Q3"),
        ("It is done in July", "in July"),
        ("The screening launches on 8 February 2027", "on 8 February 2027"),
        ("We'll have all desks on it by the end of the year", "by the end of the year"),
        ("Customers are going to see it before Christmas and before 2027-03-01", "before 2027-03-01"),
    ],
)
def test_a_single_day_for_a_result_is_a_promise_without_a_range(text: str, said: str) -> None:
    assert found(text) == [(Check.PROMISE, said)]
    assert found(text, TextContext(may_promise=True)) == []


@pytest.mark.parametrize(
    "text",
    [
        "For your desk this means the time savings start in July rather than March (late May to mid September).",
        "Statements into tables now lands in July rather than March, because the first question needs one more answer",
        "It will land between June and October 2027, eight times in ten.",
        "One more try, with a human check of every eighth page, runs until 9 December; on the 11th we ask again.",
        "We will decide on 11 December.",
        "Operations will hear on 27 June.",
        "The method works; the product team starts building on 8 February",
        "It was done in July.",
        "The fix is due on 8 June.",
        "Approve the live trial: €260,000, by 15 June, decided by the head of payments.",
        "We may march on; the team may will it.",
        "Will the data hold in May?",
        "The legal team will approve it by 15 May.",
        "The results will be known by 30 June.",
    ],
)
def test_ranges_news_of_a_shift_and_days_of_decisions_are_no_promises(text: str) -> None:
    assert [each for each in found(text) if each[0] is Check.PROMISE] == []


def test_a_promise_is_offered_the_range_the_program_knows() -> None:
    context = TextContext(outlook=lambda: Outlook(landing=LANDING))
    text = "Warn before customers leave is done in July."
    after = followed(text, context)
    assert after == "Warn before customers leave is done between June and October 2027, eight times in ten."
    assert found(after, context) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The test prevented €2M of fraud.", "The test would prevent €2M of fraud."),
        ("It has prevented a third of it.", "It would prevent a third of it."),
        ("A third was prevented in the test.", "A third would be prevented in the test."),
        ("It will prevent two in ten.", "It would prevent two in ten."),
    ],
)
def test_an_estimate_would_prevent(text: str, after: str) -> None:
    assert only(text).check is Check.PREVENTED
    assert followed(text) == after
    assert found(text, TextContext(is_measured=True)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It would prevent about €2.0M of fraud a year, as measured in the test.",
        "Illness prevented us from testing.",
        "It prevented the desk from closing.",
        "This could be prevented.",
    ],
)
def test_conditions_and_people_kept_from_something_are_not_claims(text: str) -> None:
    assert Check.PREVENTED not in [check for check, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("Three launches are likely by June", "likely", ["likely (55–80%)"]),
        ("It will probably work", "probably", ["likely (55–80%)"]),
        ("Very unlikely to hold", "Very unlikely", ["Very unlikely (5–20%)"]),
        ("An almost certain yes", "almost certain", ["almost certain (95–99%)"]),
    ],
)
def test_a_likelihood_word_wants_its_number(text: str, said: str, words: list[str]) -> None:
    notice = only(text)
    assert (notice.check, notice.words) == (Check.LIKELIHOOD, said)
    assert [each.words for each in notice.suggestions] == words


def test_the_programs_own_chance_is_offered_first() -> None:
    context = TextContext(outlook=lambda: Outlook(chance=Decimal("0.52")))
    notice = only("It is likely to work.", context)
    assert [each.words for each in notice.suggestions] == ["roughly even (52%)", "likely (55–80%)"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It is likely, 85%.", "very likely"),
        ("It lands with 30% (likely).", "unlikely"),
        ("It is unlikely, one in ten.", "very unlikely"),
        ("It is likely, 85% of all.", "very likely"),
        ("It is unlikely, two in three.", "likely"),
        # 79.5% is 80% on the rounded per cent, and the lower end is inclusive.
        ("It is likely (79.5%).", "very likely"),
    ],
)
def test_a_likelihood_word_must_fit_its_number(text: str, right: str) -> None:
    notice = only(text)
    assert notice.check is Check.WRONG_LIKELIHOOD
    assert [each.words for each in notice.suggestions] == [right]
    assert found(notice.suggestions[0].applied_to(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Try a fifth way: unlikely, 25%",
        "on replies, which lands in the spring with 85% (very likely).",
        "It is very likely (80–95%).",
        "It holds eight times in ten, so very likely.",
        "It is more likely than not, and the likely case is the middle one; as likely early as late.",
        "The most likely day. How likely is it?",
        "likelihood and unlikelihood",
        "It is very likely, four in five.",
        "Early: 6. Likely: 8 weeks. Late: 13.",
        "The likely landing is June 2027; it takes 6 to 13 weeks, likely 8.",
        "Is it likely to hold?",
    ],
)
def test_words_with_their_number_and_comparisons_are_fine(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said", "after"),
    [
        ("2 to 4 likely", "2 to 4 likely", "2 to 4, eight times in ten"),
        ("It takes 3–5 weeks or so.", "3–5 weeks or so", "It takes 3–5 weeks, eight times in ten."),
        ("between 2 and 4 launches, probably", "between 2 and 4 launches, probably", None),
    ],
)
def test_a_range_says_how_often_it_holds(text: str, said: str, after: str | None) -> None:
    notice = only(text)
    assert (notice.check, notice.words) == (Check.SLOPPY_RANGE, said)
    assert followed(text) == (after or "between 2 and 4 launches, eight times in ten")
    assert found("2 to 4, eight times in ten") == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("It brings €2,034,567 in the test.", "It brings €2.0M in the test."),
        ("63.64% of the team", "64% of the team"),
        ("63.64 per cent of the team", "64 per cent of the team"),
        ("$12,345 by the records", "$12k by the records"),
    ],
)
def test_false_precision_is_rounded(text: str, after: str) -> None:
    assert only(text).check is Check.FALSE_PRECISION
    assert followed(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "€120,000 agreed, €120,400 spent, met.",
        "€38,000 buys the answer by 11 December; without it we stop",
        "63.6% on products, within our range of 65 to 75%",
        "€0.91 for a customer, down from €2.02",
        "up 99.95% of the time",
        "€9.0–15M",
    ],
)
def test_round_figures_and_amounts_that_were_spent_are_believed(text: str) -> None:
    assert found(text) == []


def test_money_a_year_says_where_it_comes_from() -> None:
    text = "Catching ten more of every 100 fraud attempts would keep about €1.9M a year"
    assert found(text, HEADLINE) == [(Check.NO_SOURCE, "€1.9M")]
    assert found(text, TextContext(has_source=True)) == []
    assert found("It keeps €1.9M a year, from the ledger of 2025.") == []
    assert found("€38,000 buys the answer") == []


def test_an_ask_says_everything_it_takes_to_answer_it() -> None:
    bare = only("Approve the live trial.")
    assert bare.check is Check.ASK
    assert bare.why == (
        "An ask that can be answered also says the amount, the date, who decides, what happens if no and what happens "
        "if late."
    )
    whole = (
        "Approve the live trial: €260,000, by 15 June, decided by the head of payments. If no, we stop at €170,000 "
        "spent; if late, the trial moves behind the holiday season and the answer to next spring."
    )
    assert found(whole) == []
    recorded = only("Pay for correcting pages", TextContext(ask_lacks=("the date",)))
    assert (recorded.check, recorded.why) == (Check.ASK, "An ask that can be answered also says the date.")
    assert found("Pay for correcting pages", TextContext(ask_lacks=())) == []


TEXTS = st.lists(
    st.sampled_from(
        [
            "F1 0.87", "recall of 92%", "an LLM", "The", "the", "a", "will land in March", "by Q3 we will", "likely",
            "very likely", "85%", "eight times in ten", "2 to 4 likely", "€2,034,567", "€2M a year", "63.64%",
            "prevented", "was prevented", "Approve it", "false positives", "fine-tuning", ".", ",", "(", ")", "\n",
            "baseline", "done in July", "p95", "or so", "3–5 weeks", "ungefähr", "再現率", "\u0301", "€", "0",
        ]
    )
    | st.text(max_size=12),
    max_size=14,
).map(" ".join)  # fmt: skip
CONTEXTS = st.builds(
    TextContext,
    place=st.sampled_from(Place),
    may_promise=st.booleans(),
    is_measured=st.booleans(),
    has_source=st.booleans(),
    outlook=st.sampled_from([Outlook, lambda: Outlook(Decimal("0.62"), LANDING)]),
    words=st.sampled_from([Words(), Words(currency="USD")]),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, CONTEXTS)
def test_remarks_lie_within_the_text_and_a_suggestion_that_is_followed_ends_its_remark(
    text: str, context: TextContext
) -> None:
    for notice in check_text(text, context):
        assert 0 <= notice.start < notice.end <= len(text)
        assert notice.words == text[notice.start : notice.end]
        for suggestion in notice.suggestions:
            assert 0 <= suggestion.start <= notice.start
            assert notice.end <= suggestion.end <= len(text)
            after = suggestion.applied_to(text)
            span = range(suggestion.start, suggestion.start + len(suggestion.words))
            again = [
                each
                for each in check_text(after, context)
                if each.check is notice.check and each.words == notice.words and each.start in span
            ]
            assert again == []


def test_a_long_text_is_checked_while_one_waits() -> None:
    paragraph = (
        "We asked whether one way could read 95 of 100 tables right for under five cents a page. After four tries the "
        "best reads 91, for four cents. Recall rose to 0.87 and it will land in March, which is likely. "
    )
    text = paragraph * (1_000_000 // len(paragraph))
    begun = time.process_time()
    assert check_text(text, PLAIN)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "piece", ["will x.", "F1 0.87 ", "a-", "1 to 2 ", "@", "lands by Jan? ", "likely, ", "€2,034,567 "]
)
def test_a_text_of_nothing_but_traps_is_checked_while_one_waits(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    begun = time.process_time()
    check_text(text, PLAIN)
    assert time.process_time() - begun < 2
