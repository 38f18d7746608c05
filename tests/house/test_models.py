"""Tables: no clock of their own, no drift from the migrations, no way back that is missing."""

import re
from importlib import import_module
from io import StringIO

from django.apps import apps
from django.core.management import call_command
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

OURS = [config for config in apps.get_app_configs() if config.name.startswith("wudan.")]
MODELS = [model for config in OURS for model in config.get_models()]
MIGRATIONS = [
    (label, name) for label, name in sorted(MigrationLoader(None).disk_migrations)
    if label in {config.label for config in OURS}
]  # fmt: skip


def test_no_row_reads_the_clock_by_itself():
    assert len(MODELS) > 200
    days = [f for model in MODELS for f in model._meta.fields if isinstance(f, models.DateField)]
    assert [str(f) for f in days if f.auto_now or f.auto_now_add or f.has_default()] == []


def test_a_table_has_a_chinese_name():
    named = {model._meta.label: str(model._meta.verbose_name) for model in MODELS}
    chinese = re.compile("[\u4e00-\u9fff]")
    assert {label: name for label, name in named.items() if not chinese.search(name)} == {}


def test_a_table_is_told_in_a_sentence():
    without = [m for m in MODELS if not m.__doc__ or m.__doc__.startswith(f"{m.__name__}(")]
    assert without == []


def test_a_migration_can_be_taken_back():
    assert len(MIGRATIONS) > 20
    steps = [
        (label, name, step) for label, name in MIGRATIONS
        for step in import_module(f"wudan.{label}.migrations.{name}").Migration.operations
        if isinstance(step, (migrations.RunPython, migrations.RunSQL))
    ]  # fmt: skip
    assert [(label, name) for label, name, step in steps if not step.reversible] == []


def test_a_migration_is_named_for_its_intention():
    assert [n for _, n in MIGRATIONS if "_auto_" in n or n.endswith("_and_more")] == []


def test_the_migrations_make_just_these_tables(db):
    told = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=told, skip_checks=True)
    assert "No changes detected" in told.getvalue()
