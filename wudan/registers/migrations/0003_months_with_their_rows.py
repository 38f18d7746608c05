"""Months of summaries, kept with the rows of every figure; what is closed is not written to (ADR 53).

Whoever asks, by page, command or hand: on SQLite and PostgreSQL alike.
"""

# ruff: noqa: S608 - the text is ours to the last letter
import django.db.models.deletion
from django.db import migrations, models

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


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0003_know_points_of_villages"),
        ("registers", "0002_keep_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("county", models.CharField(max_length=6, verbose_name="县")),
                ("month", models.DateField(verbose_name="哪个月")),
                ("drafted_at", models.DateTimeField(verbose_name="起草时间")),
            ],
            options={
                "verbose_name": "月份",
                "constraints": [
                    models.UniqueConstraint(fields=("county", "month"), name="report_month_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthSummary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "values",
                    models.JSONField(
                        default=dict, help_text="key → whole number", verbose_name="数"
                    ),
                ),
                (
                    "changes",
                    models.JSONField(
                        default=list,
                        help_text="what changed since, row by row",
                        verbose_name="变动",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("words", models.CharField(blank=True, max_length=1000, verbose_name="问题和请求")),
                ("drafted_at", models.DateTimeField(verbose_name="起草时间")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                ("confirmed_by_id", models.BigIntegerField(null=True, verbose_name="谁确认的")),
                (
                    "confirmed_as",
                    models.CharField(blank=True, max_length=80, verbose_name="以什么岗位确认"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="month_summaries",
                        to="areas.unit",
                    ),
                ),
                (
                    "month",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="summaries",
                        to="registers.reportmonth",
                    ),
                ),
            ],
            options={
                "verbose_name": "月小结",
                "constraints": [
                    models.UniqueConstraint(fields=("month", "unit"), name="summary_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_as", ""),
                                ("confirmed_at", None),
                                ("confirmed_by_id", None),
                            ),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by_id__isnull", False),
                                models.Q(("confirmed_as", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="summary_confirmed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthClosing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="关账时间")),
                ("closed_by_id", models.BigIntegerField(verbose_name="谁关的")),
                ("closed_as", models.CharField(max_length=80, verbose_name="以什么岗位关")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("reopened_at", models.DateTimeField(null=True, verbose_name="重开时间")),
                ("reopened_by_id", models.BigIntegerField(null=True, verbose_name="谁重开的")),
                (
                    "reopened_as",
                    models.CharField(blank=True, max_length=80, verbose_name="以什么岗位重开"),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="为什么重开")),
                (
                    "month",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="registers.reportmonth",
                    ),
                ),
            ],
            options={
                "verbose_name": "关账",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reopened_at", None)),
                        fields=("month",),
                        name="month_closed_once",
                        violation_error_message="这个月已经关账了。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reopened_at", None), ("reopened_by_id", None), ("why", "")),
                            models.Q(
                                ("reopened_at__isnull", False),
                                ("reopened_by_id__isnull", False),
                                models.Q(("why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="month_reopened_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LateFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="哪个数")),
                ("kind", models.CharField(max_length=20, verbose_name="是什么")),
                ("row", models.BigIntegerField(verbose_name="行")),
                ("label", models.CharField(max_length=200, verbose_name="名称")),
                ("amount", models.IntegerField(verbose_name="多了或少了")),
                (
                    "summary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="late",
                        to="registers.monthsummary",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="late",
                        to="registers.reportmonth",
                        verbose_name="哪个月的",
                    ),
                ),
            ],
            options={
                "verbose_name": "补记与更正",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("summary", "of", "key", "kind", "row"), name="late_fact_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="late_fact_changes_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SummaryFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="哪个数")),
                ("value", models.IntegerField(verbose_name="数")),
                (
                    "rows",
                    models.JSONField(
                        default=list, help_text="kind, key, amount, label", verbose_name="行"
                    ),
                ),
                (
                    "summary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="registers.monthsummary",
                    ),
                ),
            ],
            options={
                "verbose_name": "小结里的一个数",
                "constraints": [
                    models.UniqueConstraint(fields=("summary", "key"), name="summary_figure_once"),
                ],
            },
        ),
        migrations.RunPython(keep, release),
    ]
