"""Months of summaries, kept with the rows of every figure; what is closed is not written to (ADR 53).

Whoever asks, by page, command or hand: on SQLite and PostgreSQL alike.
"""

# ruff: noqa: S608 - the text is ours to the last letter

TABLES = ("summaryfigure", "latefact")


def fixed(row):
    return (
        "EXISTS (SELECT 1 FROM registers_monthclosing c JOIN registers_monthsummary s"
        f" ON s.month_id = c.month_id WHERE s.id = {row}.summary_id AND c.reopened_at IS NULL)"
    )


def sqlite():
    for table in TABLES:
        for event in ("INSERT", "UPDATE", "DELETE"):
            row = "OLD" if event == "DELETE" else "NEW"
            yield (
                f"CREATE TRIGGER {table}_fixed_{event.lower()} BEFORE {event} ON registers_{table}"
                f" WHEN {fixed(row)} BEGIN SELECT RAISE(ABORT, '{table}_fixed'); END"
            )


def postgres():
    for table in TABLES:
        yield (
            f"CREATE FUNCTION {table}_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE one record;"
            f" BEGIN one := COALESCE(NEW, OLD); IF {fixed('one')} THEN RAISE EXCEPTION '{table}_fixed'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN one; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_fixed BEFORE INSERT OR UPDATE OR DELETE ON registers_{table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_fixed()"
        )


def keep(apps, editor):
    for statement in {"sqlite": sqlite, "postgresql": postgres}[editor.connection.vendor]():
        editor.execute(statement, params=None)


def release(apps, editor):
    for table in TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {table}_fixed ON registers_{table}", params=None)
            editor.execute(f"DROP FUNCTION {table}_fixed()", params=None)
        else:
            for event in ("insert", "update", "delete"):
                editor.execute(f"DROP TRIGGER {table}_fixed_{event}", params=None)
