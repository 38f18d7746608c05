"""A chain's head only grows, an anchor stays, a table is not emptied: triggers on both databases.

One way out is left for old events (ADR 13): a chain marked with its archive file, once its
events are older than six months. REPLACE on SQLite and TRUNCATE on PostgreSQL pass by the
triggers on rows, so they are refused on their own.
"""

EVENTS = "journal events are append-only"
HEADS = "a journal chain only grows"
ANCHORS = "journal anchors are append-only"
GROWS = (
    "NEW.id = OLD.id AND NEW.key = OLD.key AND OLD.archive = '' AND ("
    " (NEW.length = OLD.length + 1 AND NEW.head <> OLD.head AND NEW.archive = '')"
    " OR (NEW.length = OLD.length AND NEW.head = OLD.head AND NEW.archive <> ''))"
)
ARCHIVED = "EXISTS (SELECT 1 FROM journal_chain WHERE key = OLD.chain AND archive <> '')"


def _refusing(name, act, table, words, unless=""):
    when = f" WHEN NOT ({unless})" if unless else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table}{when}"
        f" BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )


SQLITE = {
    "journal_event_no_update": ("UPDATE", "journal_event", EVENTS, ""),
    "journal_event_no_delete": (
        "DELETE", "journal_event", EVENTS,
        f"OLD.at < strftime('%Y-%m-%d %H:%M:%S', 'now', '-6 months') AND {ARCHIVED}",
    ),
    "journal_event_no_replace": (
        "INSERT", "journal_event", EVENTS,
        "NOT EXISTS (SELECT 1 FROM journal_event WHERE id = NEW.id)"
        " AND NOT EXISTS (SELECT 1 FROM journal_event WHERE chain = NEW.chain AND seq = NEW.seq)",
    ),
    "journal_chain_grows": ("UPDATE", "journal_chain", HEADS, GROWS),
    "journal_chain_no_delete": ("DELETE", "journal_chain", HEADS, ""),
    "journal_chain_begins": (
        "INSERT", "journal_chain", HEADS,
        "NEW.length = 0 AND NEW.head = '' AND NEW.archive = ''"
        " AND NOT EXISTS (SELECT 1 FROM journal_chain WHERE id = NEW.id)"
        " AND NOT EXISTS (SELECT 1 FROM journal_chain WHERE key = NEW.key AND length > 0)",
    ),
    "journal_anchor_no_update": ("UPDATE", "journal_anchor", ANCHORS, ""),
    "journal_anchor_no_delete": ("DELETE", "journal_anchor", ANCHORS, ""),
    "journal_anchor_no_replace": (
        "INSERT", "journal_anchor", ANCHORS,
        "NOT EXISTS (SELECT 1 FROM journal_anchor WHERE id = NEW.id OR number = NEW.number)",
    ),
}  # fmt: skip

_RAISE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation';"


def _function(name, body):
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN {body} END $$"
    )


FUNCTIONS = {
    "journal_event_refuse": (
        f"IF TG_OP = 'DELETE' THEN IF OLD.at < now() - interval '6 months' AND {ARCHIVED}"
        f" THEN RETURN OLD; END IF; END IF; {_RAISE.format(EVENTS)}"
    ),
    "journal_chain_refuse": (
        f"IF TG_OP = 'UPDATE' THEN IF {GROWS} THEN RETURN NEW; END IF; END IF;"
        " IF TG_OP = 'INSERT' THEN IF NEW.length = 0 AND NEW.head = '' AND NEW.archive = ''"
        f" THEN RETURN NEW; END IF; END IF; {_RAISE.format(HEADS)}"
    ),
    "journal_anchor_refuse": _RAISE.format(ANCHORS),
}
POSTGRES = {
    "journal_event_kept": ("event", "BEFORE UPDATE OR DELETE", "ROW"),
    "journal_event_no_truncate": ("event", "BEFORE TRUNCATE", "STATEMENT"),
    "journal_chain_grows": ("chain", "BEFORE INSERT OR UPDATE OR DELETE", "ROW"),
    "journal_chain_no_truncate": ("chain", "BEFORE TRUNCATE", "STATEMENT"),
    "journal_anchor_kept": ("anchor", "BEFORE UPDATE OR DELETE", "ROW"),
    "journal_anchor_no_truncate": ("anchor", "BEFORE TRUNCATE", "STATEMENT"),
}


def statements_to_keep(vendor):
    """Everything that makes the guard, from a database without any."""
    if vendor == "sqlite":
        return [_refusing(name, *rest) for name, rest in SQLITE.items()]
    return [_function(name, body) for name, body in FUNCTIONS.items()] + [
        f"CREATE TRIGGER {name} {when} ON journal_{table} FOR EACH {each}"
        f" EXECUTE FUNCTION journal_{table}_refuse()"
        for name, (table, when, each) in POSTGRES.items()
    ]


def statements_to_release(vendor):
    """Everything that takes the guard away, whatever of it stands."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    return [
        f"DROP TRIGGER IF EXISTS {name} ON journal_{table}"
        for name, (table, _, _) in POSTGRES.items()
    ] + [f"DROP FUNCTION IF EXISTS {name}()" for name in FUNCTIONS]


def keep(apps, editor):
    for make in (statements_to_release, statements_to_keep):
        for statement in make(editor.connection.vendor):
            editor.execute(statement, params=None)


def release(apps, editor):
    for statement in statements_to_release(editor.connection.vendor):
        editor.execute(statement, params=None)
