"""No project at the gate or past it without a row that shows the need; nobody decides on his own.

Nor does anybody say afterwards which key work something went with (ADR 96). Whoever asks, by page, API or
command: on SQLite and PostgreSQL alike (R067–R069; ADR 34).
"""

# ruff: noqa: S608 - the text is ours to the last letter

IN_NEED = "('at_gate', 'incubating', 'trial', 'running')"
STARTED = "('at_gate', 'trial', 'running')"
PROPOSER = (
    "(SELECT p.proposed_by_id FROM projects_project p"
    " JOIN projects_gateround r ON r.project_id = p.id WHERE r.id = NEW.round_id)"
)
REVIEWED = (
    "EXISTS (SELECT 1 FROM projects_reviewing v JOIN projects_gateround r ON r.id = v.round_id"
    " WHERE v.person_id = NEW.decided_by_id AND r.project_id ="
    " (SELECT own.project_id FROM projects_gateround own WHERE own.id = NEW.round_id))"
)
ADMITTED_IDLY = (
    "NEW.outcome IN ('admit', 'incubate') AND NOT EXISTS (SELECT 1 FROM projects_needevidence e"
    " JOIN projects_gateround r ON r.project_id = e.project_id WHERE r.id = NEW.round_id)"
)
RECUSED = (
    "EXISTS (SELECT 1 FROM projects_reviewing v WHERE v.id = NEW.reviewing_id"
    " AND v.conflict <> 'none')"
)
LAST = (
    f"EXISTS (SELECT 1 FROM projects_project p WHERE p.id = OLD.project_id AND p.stage IN {IN_NEED})"
    " AND NOT EXISTS (SELECT 1 FROM projects_needevidence e WHERE e.project_id = OLD.project_id"
    " AND e.id <> OLD.id)"
)
GATED = f"EXISTS (SELECT 1 FROM projects_project p WHERE p.id = OLD.project_id AND p.stage IN {STARTED})"
NEEDLESS = (
    f"NEW.stage IN {IN_NEED} AND NOT EXISTS"
    " (SELECT 1 FROM projects_needevidence e WHERE e.project_id = NEW.id)"
)
HOLD_PROJECT = "PERFORM 1 FROM projects_project WHERE id = OLD.project_id FOR NO KEY UPDATE;"
CHANGER = (
    "(SELECT c.proposed_by_id FROM projects_change c"
    " JOIN projects_gateround r ON r.change_id = c.id WHERE r.id = NEW.round_id)"
)
AGREED = (
    "EXISTS (SELECT 1 FROM projects_change c JOIN projects_gateround r ON r.change_id = c.id"
    " JOIN projects_decision d ON d.round_id = r.id WHERE d.outcome = 'admit' AND {which})"
)
ON_LIST = "('trial', 'running')"
JUDGED = (
    "title platform_id audience area_id place_mode pole policy_source policy_words need_words"
    " people_words cost_words result_words risk insurance_words safeguard_words"
)
JUDGED_ALONE = (
    f"OLD.stage IN {ON_LIST} AND NEW.stage IN {ON_LIST}"
    f" AND ({' OR '.join(f'NEW.{name} <> OLD.{name}' for name in JUDGED.split())}) AND NOT "
    + AGREED.format(which="c.project_id = NEW.id AND c.state = 'open'")
)
CHANGE_EDITED = (
    "CAST(NEW.content AS text) <> CAST(OLD.content AS text) OR NEW.why <> OLD.why"
    " OR NEW.project_id <> OLD.project_id OR NEW.number <> OLD.number"
    " OR NEW.proposed_by_id <> OLD.proposed_by_id OR NEW.proposed_for_id <> OLD.proposed_for_id"
)
MADE_ALONE = "NEW.state = 'made' AND NOT " + AGREED.format(which="c.id = NEW.id")
JOINING_EDITED = (
    "OLD.until IS NOT NULL OR NEW.work_id <> OLD.work_id OR NEW.since <> OLD.since"
    " OR COALESCE(NEW.project_id, 0) <> COALESCE(OLD.project_id, 0)"
    " OR COALESCE(NEW.service_id, 0) <> COALESCE(OLD.service_id, 0)"
)
RULES = {
    "project_shows_a_need": ("projects_project", ("INSERT", "UPDATE"), NEEDLESS, ""),
    "evidence_last_stays": ("projects_needevidence", ("DELETE",), LAST, HOLD_PROJECT),
    "evidence_fixed": ("projects_needevidence", ("UPDATE",), "OLD.id = NEW.id", ""),
    "evidence_at_gate_stays": ("projects_needevidence", ("DELETE",), GATED, HOLD_PROJECT),
    "mark_of_who_recused": ("projects_mark", ("INSERT", "UPDATE"), RECUSED, ""),
    "decision_by_a_third": (
        "projects_decision",
        ("INSERT",),
        f"NEW.decided_by_id = {PROPOSER} OR NEW.decided_by_id = {CHANGER} OR {REVIEWED}",
        "",
    ),
    "decision_shows_a_need": ("projects_decision", ("INSERT",), ADMITTED_IDLY, ""),
    "decision_kept": ("projects_decision", ("UPDATE",), "OLD.id IS NOT NULL", ""),
    "project_version_kept": (
        "projects_projectversion",
        ("UPDATE",),
        "OLD.id IS NOT NULL",
        "",
    ),
    "project_judged_stays": ("projects_project", ("UPDATE",), JUDGED_ALONE, ""),
    "change_kept": ("projects_change", ("UPDATE",), CHANGE_EDITED, ""),
    "change_made_by_decision": ("projects_change", ("UPDATE",), MADE_ALONE, ""),
    "gate_rules_kept": ("projects_ruleset", ("UPDATE",), "OLD.id IS NOT NULL", ""),
    "criterion_kept": ("projects_criterion", ("UPDATE",), "OLD.id IS NOT NULL", ""),
    "joining_kept": ("projects_joining", ("UPDATE",), JOINING_EDITED, ""),
    "key_work_start_kept": (
        "projects_keywork",
        ("UPDATE",),
        "NEW.starts_on <> OLD.starts_on OR NEW.county <> OLD.county",
        "",
    ),
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
