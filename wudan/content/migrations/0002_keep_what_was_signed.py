"""Nothing public before three signed, none of whom wrote it; what was signed stays; how pieces are found.

Whoever asks, by page, API or command: on SQLite and PostgreSQL alike (R082; ADR 66).
"""

# ruff: noqa: S608 - the text is ours to the last letter
from django.db import migrations

WORDS = "three others sign a piece, and what was signed stays"
ARTICLE, REVISION, SIGNOFF, SHOWING = (
    "content_article", "content_revision", "content_signoff", "content_showing",
)  # fmt: skip


def _now(person):
    """Who somebody is now: a merger leaves what was signed under the old key."""
    return (
        f"COALESCE((SELECT p.merged_into_id FROM people_person p WHERE p.id = {person}), {person})"
    )


# By the keys of then: a later merger of two who signed does not undo what three signed.
_SIGNED = (
    "(SELECT COUNT(DISTINCT s.person_id) FROM content_signoff s JOIN content_revision r ON r.id = s.revision_id"
    " WHERE r.id = {revision} AND r.article_id = {article} AND s.hash = r.hash AND s.person_id <> r.written_by_id)"
)
_AUTHOR = (
    "EXISTS (SELECT 1 FROM content_author a JOIN content_revision r ON r.article_id = a.article_id"
    f" WHERE r.id = NEW.revision_id AND {_now('a.person_id')} = {_now('NEW.person_id')})"
)
_SIGNED_BEFORE = (
    "EXISTS (SELECT 1 FROM content_signoff s WHERE s.revision_id = NEW.revision_id"
    f" AND {_now('s.person_id')} = {_now('NEW.person_id')})"
)
_OTHER_HASH = "NEW.hash <> (SELECT r.hash FROM content_revision r WHERE r.id = NEW.revision_id)"
_BEFORE = "(SELECT COUNT(*) FROM content_signoff s WHERE s.revision_id = NEW.revision_id)"
_BEGUN = "EXISTS (SELECT 1 FROM content_signoff s WHERE s.revision_id = NEW.revision_id)"
_EMPTIED = (
    "NEW.title = '' AND NEW.body = '' AND NEW.hash = OLD.hash AND NEW.article_id = OLD.article_id"
    " AND NEW.number = OLD.number AND NEW.written_by_id = OLD.written_by_id"
)
ALWAYS = "OLD.id IS NOT NULL"
RULES = {
    "content_signed_by_others": ("BEFORE INSERT", SIGNOFF, f"{_AUTHOR} OR {_SIGNED_BEFORE} OR {_OTHER_HASH} OR NEW.step <> 1 + {_BEFORE}"),
    "content_sign_off_kept": ("BEFORE UPDATE", SIGNOFF, ALWAYS),
    "content_sign_off_stays": ("BEFORE DELETE", SIGNOFF, ALWAYS),
    "content_shown_by_three": (
        "BEFORE INSERT", SHOWING, f"{_SIGNED.format(revision='NEW.revision_id', article='NEW.article_id')} < 3",
    ),
    "content_showing_kept": (
        "BEFORE UPDATE", SHOWING,
        "OLD.until IS NOT NULL OR NEW.article_id <> OLD.article_id OR NEW.revision_id <> OLD.revision_id"
        " OR NEW.since <> OLD.since",
    ),
    "content_showing_stays": ("BEFORE DELETE", SHOWING, ALWAYS),
    "content_approved_by_three": (
        "BEFORE UPDATE", ARTICLE,
        f"NEW.approved_id IS NOT NULL AND {_SIGNED.format(revision='NEW.approved_id', article='NEW.id')} < 3",
    ),
    "content_revision_kept": ("BEFORE UPDATE", REVISION, f"NOT ({_EMPTIED})"),
    "content_revision_stays": ("BEFORE DELETE", REVISION, ALWAYS),
    "content_placed_before_signing": ("BEFORE INSERT", "content_placement", _BEGUN),
    "content_placement_kept": (
        "BEFORE UPDATE", "content_placement", "NOT (NEW.alt = '' AND NEW.captions = '' AND NEW.transcript = '')",
    ),
    "content_named_before_signing": ("BEFORE INSERT", "content_appearance", _BEGUN),
    "content_author_stays": ("BEFORE DELETE", "content_author", ALWAYS),
    "content_author_kept": ("BEFORE UPDATE", "content_author", ALWAYS),
}  # fmt: skip
_COPY = "INSERT INTO content_search(rowid, pairs) VALUES (new.article_id, new.pairs)"
_DROP = "INSERT INTO content_search(content_search, rowid, pairs) VALUES ('delete', old.article_id, old.pairs)"
SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE content_search USING fts5(pairs, content='content_searchtext', content_rowid='article_id')",
        f"CREATE TRIGGER content_search_new AFTER INSERT ON content_searchtext BEGIN {_COPY}; END",
        f"CREATE TRIGGER content_search_gone AFTER DELETE ON content_searchtext BEGIN {_DROP}; END",
        f"CREATE TRIGGER content_search_changed AFTER UPDATE ON content_searchtext BEGIN {_DROP}; {_COPY}; END",
    ),
    "postgresql": (
        "CREATE INDEX content_search ON content_searchtext USING gin (array_to_tsvector(string_to_array(pairs, ' ')))",
    ),
}
NO_SEARCH = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS content_search_{name}" for name in ("new", "gone", "changed")),
        "DROP TABLE IF EXISTS content_search",
    ),
    "postgresql": ("DROP INDEX IF EXISTS content_search",),
}


def statements_to_keep(vendor):
    """Everything that makes the guard, from a database without any."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} {when} ON {table} WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            for name, (when, table, wrong) in RULES.items()
        ]
    told = f"RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';"
    made = []
    for name, (when, table, wrong) in RULES.items():
        back = "OLD" if "DELETE" in when else "NEW"
        body = f"IF {wrong} THEN {told} END IF; RETURN {back};"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return made


def statements_to_release(vendor):
    """Everything that takes the guard away, whatever of it stands."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in RULES]
    return [
        *(f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, (_, table, _) in RULES.items()),
        *(f"DROP FUNCTION IF EXISTS {name}()" for name in RULES),
    ]


def keep(apps, editor):
    vendor = editor.connection.vendor
    for statement in (
        *statements_to_release(vendor),
        *statements_to_keep(vendor),
        *NO_SEARCH[vendor],
        *SEARCH[vendor],
    ):
        editor.execute(statement, params=None)


def release(apps, editor):
    vendor = editor.connection.vendor
    for statement in (*NO_SEARCH[vendor], *statements_to_release(vendor)):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("content", "0001_pieces_signed_by_three")]
    operations = [migrations.RunPython(keep, release)]
