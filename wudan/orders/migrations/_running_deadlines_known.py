"""PostgreSQL's planner knows how many deadlines run, even where they are one in fifty thousand.

It samples 300 rows for each unit of a column's statistics, 30,000 as it comes: among fifty million deadlines it
found no running one, took the index of those that run for empty, and read all of it for each order of a queue:
3 s a page in place of 0.1 (measured with ten million orders). SQLite does not sample.
"""

_TARGET = "ALTER TABLE orders_deadline ALTER COLUMN ended_at SET STATISTICS {}"


def tell(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(_TARGET.format(1000))


def forget(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(_TARGET.format(-1))
