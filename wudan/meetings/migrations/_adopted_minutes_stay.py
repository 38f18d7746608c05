"""Adopted minutes, sent packs and loaded duties stay as they are; nobody sits in a seat twice at once (ADR 52).

Whoever asks, by page, API or command: on SQLite and PostgreSQL alike.
"""

# ruff: noqa: S608 - the text is ours to the last letter

ADOPTED = (
    "EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = OLD.meeting_id AND m.state = 'adopted')"
)
ALWAYS = "OLD.id IS NOT NULL"
REWRITTEN = (
    "OLD.state <> 'draft' AND (NEW.words <> OLD.words OR NEW.meeting_id <> OLD.meeting_id"
    " OR NEW.number <> OLD.number OR NEW.state = 'draft')"
)
CLOSED = "OLD.state IN ('accepted', 'dropped')"
REOPENED = "OLD.state = 'adopted' OR (OLD.state = 'dropped' AND NEW.state <> 'dropped')"
TWICE = (
    "(NEW.ends_on IS NULL OR NEW.ends_on > NEW.starts_on) AND EXISTS (SELECT 1 FROM meetings_tenure t"
    " WHERE t.unit_id = NEW.unit_id AND t.seat_code = NEW.seat_code AND t.id <> COALESCE(NEW.id, -1)"
    " AND (t.ends_on IS NULL OR (t.ends_on > NEW.starts_on AND t.ends_on > t.starts_on))"
    " AND (NEW.ends_on IS NULL OR t.starts_on < NEW.ends_on))"
)
HOLD_UNIT = "PERFORM 1 FROM areas_unit u WHERE u.id = NEW.unit_id FOR NO KEY UPDATE;"
RULES = {
    "duties_kept": ("meetings_dutymatrix", ("UPDATE",), ALWAYS, ""),
    "seat_kept": ("meetings_seat", ("UPDATE",), ALWAYS, ""),
    "charge_kept": ("meetings_charge", ("UPDATE",), ALWAYS, ""),
    "pack_kept": ("meetings_pack", ("UPDATE",), ALWAYS, ""),
    "frozen_figure_kept": ("meetings_frozenfigure", ("UPDATE",), ALWAYS, ""),
    "correction_kept": ("meetings_correction", ("UPDATE",), ALWAYS, ""),
    "task_note_kept": ("meetings_tasknote", ("UPDATE",), ALWAYS, ""),
    "minutes_kept": ("meetings_agendaitem", ("UPDATE",), ADOPTED, ""),
    "presence_kept": ("meetings_invitee", ("UPDATE",), ADOPTED, ""),
    "task_words_kept": ("meetings_task", ("UPDATE",), REWRITTEN, ""),
    "task_closed_for_good": ("meetings_task", ("UPDATE",), CLOSED, ""),
    "meeting_adopted_for_good": ("meetings_meeting", ("UPDATE",), REOPENED, ""),
    "tenure_apart": ("meetings_tenure", ("INSERT", "UPDATE"), TWICE, HOLD_UNIT),
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
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {first}"
            f" IF {when} THEN RAISE EXCEPTION '{name}'"
            f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
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
