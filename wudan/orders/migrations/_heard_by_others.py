"""A review that was told is of its own order, and written down by nobody who took, accepted or dispatched it (ADR 98)."""

WORDS = "a told review is written down by who had no hand in the order"
_ORDER = "SELECT 1 FROM orders_order o WHERE o.id = NEW.order_id AND o.placed_by_id = s.person_id"
_DONE = "SELECT 1 FROM {} d WHERE d.order_id = NEW.order_id AND d.person_id = s.person_id"
_HANDS = " OR ".join(
    f"EXISTS ({rows})"
    for rows in (_ORDER, _DONE.format("orders_acceptance"), _DONE.format("orders_dispatch"))
)
WRONG = (
    "NEW.saying_id IS NOT NULL AND EXISTS (SELECT 1 FROM orders_saying s WHERE s.id = NEW.saying_id"  # noqa: S608
    f" AND (s.order_id <> NEW.order_id OR s.verb <> 'review' OR {_HANDS}))"
)
RULES = {
    "review_heard_by_others": "BEFORE INSERT",
    "review_still_heard_by_others": "BEFORE UPDATE",
}


def statements_to_keep(vendor):
    """Everything that makes the guard, from a database without any."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} {when} ON orders_review WHEN {WRONG}"
            f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            for name, when in RULES.items()
        ]
    told = f"RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';"
    made = []
    for name, when in RULES.items():
        body = f"IF {WRONG} THEN {told} END IF; RETURN NEW;"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
            f"CREATE TRIGGER {name} {when} ON orders_review FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return made


def statements_to_release(vendor):
    """Everything that takes the guard away, whatever of it stands."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in RULES]
    return [
        *(f"DROP TRIGGER IF EXISTS {name} ON orders_review" for name in RULES),
        *(f"DROP FUNCTION IF EXISTS {name}()" for name in RULES),
    ]


def keep(apps, editor):
    for make in (statements_to_release, statements_to_keep):
        for statement in make(editor.connection.vendor):
            editor.execute(statement, params=None)


def release(apps, editor):
    for statement in statements_to_release(editor.connection.vendor):
        editor.execute(statement, params=None)
