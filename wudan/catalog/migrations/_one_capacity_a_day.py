"""At most one limit of a menu item on one day, kept by the database as in 0002."""

POSTGRES = """
ALTER TABLE catalog_servicecapacity ADD CONSTRAINT service_one_capacity EXCLUDE USING gist (
    int8range(service_id, service_id, '[]') WITH &&,
    daterange(starts_on, ends_on) WITH &&
)
"""
SQLITE = """
CREATE TRIGGER service_one_capacity_{act} BEFORE {act} ON catalog_servicecapacity
WHEN EXISTS (
    SELECT 1 FROM catalog_servicecapacity other
    WHERE other.service_id = NEW.service_id AND other.id IS NOT NEW.id
      AND other.starts_on < COALESCE(NEW.ends_on, '9999-12-31')
      AND NEW.starts_on < COALESCE(other.ends_on, '9999-12-31')
)
BEGIN SELECT RAISE(ABORT, 'service_one_capacity'); END
"""


def keep(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES, params=None)
    else:
        for act in ("insert", "update"):
            editor.execute(SQLITE.format(act=act), params=None)


def release(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE catalog_servicecapacity DROP CONSTRAINT service_one_capacity")
    else:
        for act in ("insert", "update"):
            editor.execute(f"DROP TRIGGER service_one_capacity_{act}")
