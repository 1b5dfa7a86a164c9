"""Which columns a file has: a STRICT table for each kind of record, the journal, and facts on the file.

A record's field is named twice, in its model and here; a test keeps the pair equal. Decimals, dates and times
are text, yes and no are 1 and 0, parts without an id are JSON, a reference to one record is a foreign key. Keys
are checked at the end of a transaction, so the changes of an edit may come in any order.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _text(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=optional)


def _whole(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False)


def _flag(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False)


def _json(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=optional, info={"json": True})


def _bytes(name: str) -> Column[Any]:
    return Column(name, LargeBinary, nullable=False)


def _reference(name: str, kind: str, *, optional: bool = False) -> Column[Any]:
    key = ForeignKey(f"{kind}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=optional)


def _table(kind: str, *fields: Column[Any]) -> Table:
    return Table(
        kind,
        METADATA,
        Column("id", Text, primary_key=True, nullable=False),
        _whole("revision"),
        _text("deleted_on", optional=True),
        *fields,
    )


_table(
    "settings",
    _text("name"),
    _text("organisation"),
    _text("classification"),
    _text("accent"),
    _text("currency"),
    _whole("price_year"),
    _text("discount_rate"),
    _text("target_share"),
    _text("tolerance"),
    _text("target_reason"),
    _text("balance_measure"),
    _text("cadence"),
    _whole("cadence_days"),
    _whole("days_to_tell"),
    _whole("value_years"),
    _whole("business_year_month"),
    _text("team_correlation"),
    _json("business_goals"),
    _text("valuable_means"),
    _whole("seed"),
    _json("own_terms"),
    _json("left_wording"),
)
_table("content", _text("media_type"), _bytes("data"))
_table(
    "project",
    _whole("position"),
    _text("title"),
    _text("kind"),
    _text("research_goal"),
    _text("who_benefits"),
    _text("outcome_wanted"),
    _text("must_happen"),
    _text("business_goal"),
    _text("value_type", optional=True),
    _text("team"),
    _text("owner"),
    _text("receiving_team"),
    _text("phase"),
    _json("modes"),
    _text("state"),
    _text("ended_on", optional=True),
    _json("blocked", optional=True),
    _json("people"),
    _text("monthly_cost", optional=True),
    _text("start", optional=True),
    _text("long_term_value"),
    _text("why_open_ended"),
    _text("kept_if_stopped"),
    _text("demo_state"),
    _flag("safe_win"),
    _flag("confidential"),
    _json("tags"),
)
_table(
    "decision_point",
    _reference("project_id", "project"),
    _whole("position"),
    _text("stage_title"),
    _text("started_on", optional=True),
    _text("question"),
    _text("short_question"),
    _text("go_on_if"),
    _text("if_not"),
    _text("evidence_required"),
    _text("decider"),
    _json("weeks", optional=True),
    _json("cost", optional=True),
    _text("chance", optional=True),
    _text("chance_source"),
    _text("fixed_date", optional=True),
)
_table(
    "criterion",
    _reference("decision_point_id", "decision_point"),
    _whole("position"),
    _text("metric"),
    _text("comparator"),
    _text("threshold"),
    _text("unit"),
    _text("segment"),
)
_table(
    "experiment",
    _reference("decision_point_id", "decision_point"),
    _text("letter"),
    _text("title"),
    _text("hypothesis"),
    _text("approach"),
    _text("report_by", optional=True),
    _text("cost", optional=True),
    _text("planned_start", optional=True),
    _text("planned_end", optional=True),
    _text("started_on", optional=True),
    _text("ended_on", optional=True),
    _text("state"),
    _text("waits_for"),
    _text("waits_since", optional=True),
    _text("owed_by"),
    _text("outcome", optional=True),
    _json("measurements"),
    _text("why"),
    _text("rules_out"),
)
_table(
    "decision",
    _reference("decision_point_id", "decision_point"),
    _text("on"),
    _text("outcome"),
    _text("why"),
    _text("decided_by"),
    _text("rule"),
    _json("rule_said"),
    _text("override_reason"),
    _text("learned"),
    _text("kept"),
    _json("evidence"),
    _text("ask_again_on", optional=True),
    _text("waits_for"),
    _text("chance_before", optional=True),
    _reference("corrects_id", "decision", optional=True),
    _text("what_was_wrong"),
    _text("corrected_by"),
    _text("corrected_on", optional=True),
)
_table(
    "stop_rule",
    _reference("project_id", "project"),
    _whole("position"),
    _text("type"),
    _text("text"),
    _text("start", optional=True),
    _text("limit", optional=True),
    _text("start_date", optional=True),
    _text("limit_date", optional=True),
    _text("metric"),
    _text("unit"),
    _json("readings"),
    _text("happened_on", optional=True),
    _text("agreed_with"),
    _text("agreed_on", optional=True),
    _json("moves"),
)
_table("spend", _reference("project_id", "project"), _text("on"), _text("amount"), _text("note"))
_table(
    "data_issue",
    _reference("project_id", "project"),
    _text("kind"),
    _text("text"),
    _text("found_on"),
    _text("owner"),
    _text("closed_on", optional=True),
)
_table(
    "value_case",
    _reference("project_id", "project"),
    _text("sheet"),
    _json("inputs"),
    _text("evidence"),
    _text("sentence"),
    _text("short"),
    _flag("not_priced"),
    _text("formula"),
    _whole("ramp_months"),
    _text("running_cost", optional=True),
    _reference("contains_id", "value_case", optional=True),
)
_table(
    "path_to_production",
    _reference("project_id", "project"),
    _text("receiving_team"),
    _text("owner"),
    _text("build_from", optional=True),
    _text("build_to", optional=True),
    _text("language_match"),
    _text("platform_match"),
    _text("artefacts"),
    _text("run_by"),
    _text("monitoring"),
    _text("human_review"),
    _text("deployment_plan"),
    _text("production_training_on", optional=True),
)
_table(
    "risk",
    _reference("project_id", "project"),
    _text("category"),
    _text("text"),
    _text("likelihood"),
    _text("impact"),
    _text("mitigation"),
    _text("owner"),
    _flag("none_found"),
    _text("checked_by"),
    _text("checked_on", optional=True),
    _text("closed_on", optional=True),
)
_table(
    "trade_off",
    _reference("project_id", "project"),
    _text("kind"),
    _text("question"),
    _json("options"),
    _text("chosen"),
    _text("decided_by"),
    _text("decided_on", optional=True),
)
_table(
    "open_question",
    _reference("project_id", "project"),
    _text("depends_on"),
    _text("text"),
    _text("best"),
    _text("best_if"),
    _text("likely"),
    _text("likely_if"),
    _text("worst"),
    _text("worst_if"),
    _text("threshold"),
    _text("next_step"),
    _text("asked_of"),
    _text("due", optional=True),
    _text("answered_on", optional=True),
)
_table(
    "quality_target",
    _reference("project_id", "project"),
    _text("dimension"),
    _text("segment"),
    _text("target"),
    _text("best_so_far", optional=True),
    _text("unit"),
    _text("cost_accepted"),
    _text("why_users_notice"),
)
_table(
    "vocabulary_term",
    _reference("project_id", "project"),
    _text("term"),
    _text("meaning"),
    _text("good_looks_like"),
    _text("acceptable_errors"),
)
_table("review_note", _reference("project_id", "project"), _text("on"), _text("text"), _json("examples"))
_table("link", _reference("project_id", "project"), _text("address"), _text("caption"))
_table("enables", _reference("project_id", "project"), _reference("enabled_id", "project"))
_table(
    "attachment",
    _reference("project_id", "project"),
    _reference("content_id", "content"),
    _text("name"),
    _text("caption"),
)
_table(
    "stakeholder",
    _text("name"),
    _text("group"),
    _flag("all_projects"),
    _json("project_ids"),
    _text("values"),
    _text("worries"),
    _text("cadence"),
    _whole("cadence_days"),
    _flag("confidential"),
)
_table("check_in", _text("on"), _json("stakeholder_ids"), _text("notes"))
_table(
    "update",
    _reference("project_id", "project", optional=True),
    _text("on"),
    _text("text"),
    _reference("check_in_id", "check_in", optional=True),
)
_table(
    "promise",
    _reference("project_id", "project", optional=True),
    _text("what"),
    _text("to"),
    _text("owner"),
    _text("due", optional=True),
    _text("kept_on", optional=True),
    _reference("check_in_id", "check_in", optional=True),
)
_table(
    "question",
    _reference("project_id", "project", optional=True),
    _text("asked_by"),
    _text("on"),
    _text("text"),
    _text("answer"),
    _text("answered_on", optional=True),
    _text("owner"),
    _reference("check_in_id", "check_in", optional=True),
)
_table(
    "told",
    _reference("decision_id", "decision"),
    _reference("stakeholder_id", "stakeholder"),
    _text("on"),
    _text("how"),
)
_table(
    "ask",
    _reference("project_id", "project", optional=True),
    _reference("decision_point_id", "decision_point", optional=True),
    _text("what"),
    _text("amount", optional=True),
    _text("needed_by", optional=True),
    _text("decides"),
    _text("if_no"),
    _text("if_late"),
    _text("answer"),
    _text("answered_on", optional=True),
)
_table(
    "audience",
    _text("name"),
    _json("stakeholder_ids"),
    _flag("sees_confidential"),
    _flag("sees_money"),
    _flag("sees_people"),
    _text("language"),
)
_table(
    "snapshot",
    _text("name"),
    _text("taken_at"),
    _text("on"),
    _text("reason"),
    _json("parts"),
    _json("results"),
    _text("share", optional=True),
)
_table(
    "brief",
    _text("kind"),
    _reference("audience_id", "audience", optional=True),
    _text("issued_at"),
    _whole("number"),
    _reference("replaces_id", "brief", optional=True),
    _reference("content_id", "content", optional=True),
    _reference("snapshot_id", "snapshot", optional=True),
    _json("recipients"),
)
_table("deck", _text("name"), _reference("audience_id", "audience", optional=True), _json("slides"))
_table("what_if_option", _text("name"), _json("changes"), _text("reason"))

KIND_TABLES = dict(METADATA.tables)
"""The table of each kind of record, by the kind's code name."""

JOURNAL = Table(
    "journal",
    METADATA,
    Column("sequence", Integer, primary_key=True, nullable=False),
    _text("at"),
    _text("label"),
    _text("merge_key", optional=True),
    _flag("is_undo"),
    _json("changes"),
)
"""Every edit there was, oldest first."""

META = Table(
    "meta",
    METADATA,
    Column("key", Text, primary_key=True, nullable=False),
    _text("value"),
)
"""Facts on the file: the lowest versions that may read and write it, and the fingerprint of its records."""
