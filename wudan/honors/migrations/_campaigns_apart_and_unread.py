"""No award over an objection, no decision by who nominated or scored, no vote read back or unmade (R079; ADR 42).

Whoever asks, by page, API or command: on SQLite and PostgreSQL alike.
"""

# ruff: noqa: S608 - the text is ours to the last letter

UNPASSED = (
    "NOT EXISTS (SELECT 1 FROM honors_publicnotice n WHERE n.kind = 'candidate'"
    " AND n.subject_id = NEW.candidate_id AND n.state = 'passed')"
)
OWN_CAMPAIGN = "(SELECT own.campaign_id FROM honors_candidate own WHERE own.id = NEW.candidate_id)"
NOT_APART = (
    f"EXISTS (SELECT 1 FROM honors_candidate c WHERE c.campaign_id = {OWN_CAMPAIGN}"
    " AND (c.nominator_id = NEW.decided_by_id OR c.person_id = NEW.decided_by_id))"
    f" OR EXISTS (SELECT 1 FROM honors_scorer s WHERE s.campaign_id = {OWN_CAMPAIGN}"
    " AND s.person_id = NEW.decided_by_id)"
)
OWN_CLASS = "(SELECT own.honor_class_id FROM honors_candidate own WHERE own.id = NEW.candidate_id)"
TOO_MANY = (
    "NEW.outcome = 'chosen' AND (SELECT COUNT(*) FROM honors_campaigndecision d"
    " JOIN honors_candidate c ON c.id = d.candidate_id"
    f" WHERE d.outcome = 'chosen' AND c.honor_class_id = {OWN_CLASS})"
    f" >= (SELECT k.quota FROM honors_campaignclass k WHERE k.id = {OWN_CLASS})"
)
UNCLEARED = (
    "NEW.state = 'chosen' AND OLD.state <> 'chosen' AND EXISTS (SELECT 1 FROM honors_clearance c"
    " WHERE c.candidate_id = NEW.id AND c.answer <> 'clear')"
)
REWRITTEN = (
    "NEW.candidate_id <> OLD.candidate_id OR NEW.round <> OLD.round"
    " OR (OLD.struck_at IS NOT NULL AND NEW.struck_at IS NULL)"
)
REMARKED = "OLD.given_at IS NOT NULL AND (NEW.given_at IS NULL OR NEW.marks <> OLD.marks)"
INVOLVED = (
    "EXISTS (SELECT 1 FROM honors_candidate c JOIN honors_scorer s ON s.id = NEW.scorer_id"
    " WHERE c.id = NEW.candidate_id AND (c.nominator_id = s.person_id OR c.person_id = s.person_id))"
)
HOLD_CLASS = f"PERFORM 1 FROM honors_campaignclass k WHERE k.id = {OWN_CLASS} FOR NO KEY UPDATE;"
RULES = {
    "award_after_its_notice": ("honors_award", ("INSERT",), UNPASSED, ""),
    "honors_decided_apart": ("honors_campaigndecision", ("INSERT",), NOT_APART, ""),
    "honors_within_the_limit": ("honors_campaigndecision", ("INSERT",), TOO_MANY, HOLD_CLASS),
    "honors_decision_kept": ("honors_campaigndecision", ("UPDATE",), "OLD.id IS NOT NULL", ""),
    "candidate_cleared_first": ("honors_candidate", ("UPDATE",), UNCLEARED, ""),
    "ballot_kept": ("honors_ballot", ("UPDATE",), REWRITTEN, ""),
    "turnout_kept": ("honors_turnout", ("UPDATE",), "OLD.id IS NOT NULL", ""),
    "scoring_kept": ("honors_scoring", ("UPDATE",), REMARKED, ""),
    "scored_apart": ("honors_scoring", ("INSERT", "UPDATE"), INVOLVED, ""),
}


def sqlite():
    for name, (table, events, when, _) in RULES.items():
        for event in events:
            yield (
                f"CREATE TRIGGER {name}_{event.lower()} BEFORE {event} ON {table} WHEN {when}"
                f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
            )


def postgres():
    for name, (table, events, when, first) in RULES.items():
        gives = "OLD" if "DELETE" in events else "NEW"
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {first}"
            f" IF {when} THEN RAISE EXCEPTION '{name}'"
            f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {gives}; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {' OR '.join(events)} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def keep(apps, editor):
    for statement in {"sqlite": sqlite, "postgresql": postgres}[editor.connection.vendor]():
        editor.execute(statement, params=None)


def release(apps, editor):
    for name, (table, events, *_) in RULES.items():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            for event in events:
                editor.execute(f"DROP TRIGGER {name}_{event.lower()}", params=None)
