"""Exactly one lead department a platform and day (R035), kept by the database.

PostgreSQL: an exclusion constraint over two ranges (no extension needed). SQLite: triggers;
its writers are serialised, so they cannot race.
"""

POSTGRES = """
ALTER TABLE catalog_platformduty ADD CONSTRAINT platform_one_lead EXCLUDE USING gist (
    int8range(platform_id, platform_id, '[]') WITH &&,
    daterange(starts_on, ends_on) WITH &&
) WHERE (kind = 'lead')
"""
SQLITE = """
CREATE TRIGGER platform_one_lead_{act} BEFORE {act} ON catalog_platformduty
WHEN NEW.kind = 'lead' AND EXISTS (
    SELECT 1 FROM catalog_platformduty other
    WHERE other.platform_id = NEW.platform_id AND other.kind = 'lead'
      AND other.id IS NOT NEW.id
      AND other.starts_on < COALESCE(NEW.ends_on, '9999-12-31')
      AND NEW.starts_on < COALESCE(other.ends_on, '9999-12-31')
)
BEGIN SELECT RAISE(ABORT, 'platform_one_lead'); END
"""


def keep(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES, params=None)
    else:
        for act in ("insert", "update"):
            editor.execute(SQLITE.format(act=act), params=None)


def release(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE catalog_platformduty DROP CONSTRAINT platform_one_lead")
    else:
        for act in ("insert", "update"):
            editor.execute(f"DROP TRIGGER platform_one_lead_{act}")
