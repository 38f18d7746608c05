"""No notice passes over an objection; none is answered by who it is against (R079; ADR 42).

Whoever asks, by page, API or command: on SQLite and PostgreSQL alike.
"""

# ruff: noqa: S608 - the text is ours to the last letter

HELD = (
    "NEW.state = 'passed' AND OLD.state <> 'passed' AND EXISTS (SELECT 1 FROM"
    " honors_noticeobjection o WHERE o.notice_id = NEW.id AND o.state IN ('open', 'sustained'))"
)
SHUT = "NOT EXISTS (SELECT 1 FROM honors_publicnotice n WHERE n.id = NEW.notice_id AND n.state = 'open')"
AGAINST = (
    "NEW.answered_by_id IS NOT NULL AND EXISTS (SELECT 1 FROM honors_noticeparty p"
    " WHERE p.notice_id = NEW.notice_id AND p.person_id = NEW.answered_by_id"
    " AND (p.part <> 'decided' OR NEW.about = 'handling'))"
)
SETTLED = "OLD.state <> 'open' AND (NEW.state <> OLD.state OR NEW.answer <> OLD.answer)"
ENDED = "OLD.state <> 'open' AND NEW.state <> OLD.state AND NEW.state <> 'taken_down'"
HOLD_NOTICE = "PERFORM 1 FROM honors_publicnotice WHERE id = NEW.notice_id FOR NO KEY UPDATE;"
RULES = {
    "notice_passes_unobjected": ("honors_publicnotice", ("UPDATE",), HELD, ""),
    "notice_ends_once": ("honors_publicnotice", ("UPDATE",), ENDED, ""),
    "objection_while_open": ("honors_noticeobjection", ("INSERT",), SHUT, HOLD_NOTICE),
    "objection_answered_apart": ("honors_noticeobjection", ("INSERT", "UPDATE"), AGAINST, ""),
    "objection_answer_kept": ("honors_noticeobjection", ("UPDATE",), SETTLED, ""),
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
