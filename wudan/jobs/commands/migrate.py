"""Bring the database to this version's tables, and count once what an older version never counted."""

import argparse

from django.conf import settings
from django.core.management import call_command

from wudan.jobs.commands import rebuild_statistics
from wudan.statistics.proof import is_uncounted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Migrate; then the statistics, where there are orders and nothing was ever counted."""
    call_command("migrate", verbosity=0, interactive=False)
    if is_uncounted(settings.PACK.county):
        return rebuild_statistics.count(settings.PACK.county)
    return 0
