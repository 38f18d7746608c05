"""Tables: no clock of their own, no drift from the migrations, no way back that is missing."""

from importlib import import_module
from io import StringIO

import pytest
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


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_row_reads_the_clock_by_itself(model):
    for field in model._meta.fields:
        if isinstance(field, models.DateField):
            assert [field.auto_now, field.auto_now_add, field.has_default()] == [False] * 3, field


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_table_has_a_chinese_name_and_a_sentence(model):
    assert any("\u4e00" <= letter <= "\u9fff" for letter in str(model._meta.verbose_name))
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")


@pytest.mark.parametrize(("label", "name"), MIGRATIONS)
def test_a_migration_can_be_taken_back(label, name):
    module = import_module(f"wudan.{label}.migrations.{name}")
    for operation in module.Migration.operations:
        if isinstance(operation, (migrations.RunPython, migrations.RunSQL)):
            assert operation.reversible, f"{label} {name}"


@pytest.mark.parametrize(("label", "name"), MIGRATIONS)
def test_a_migration_is_named_for_its_intention(label, name):
    assert "_auto_" not in name
    assert not name.endswith("_and_more")


def test_the_migrations_make_just_these_tables(db):
    told = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=told, skip_checks=True)
    assert "No changes detected" in told.getvalue()
