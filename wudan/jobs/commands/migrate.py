"""Bring the database to this version's tables, and count once what an older version never counted."""

import argparse

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from wudan.jobs.commands import rebuild_statistics
from wudan.kit.refusals import Refusal
from wudan.statistics.proof import is_uncounted
from wudan.tables.patience import statements_may_take

LAST_OF_THE_CHAINS = "f34f212"
"""The last version that has each single step from the first tables on (ADR 73)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Migrate; then the statistics, where there are orders and nothing was ever counted. Raises
    Refusal for a database that stands in the middle of the chains that are one step now."""
    if _stands_in_the_middle():
        words = _(
            "这个数据库停在很早的版本，不能一步升到现在，里面什么也没有动。"
            "请先换成版本 %(version)s 运行一次 wudan migrate，再换回现在的版本运行一次。"
        )
        raise Refusal("too_old", words % {"version": LAST_OF_THE_CHAINS})
    # An index over a big table, or a rule proved for all its rows, takes its minutes (CONTRIBUTING).
    with statements_may_take(None):
        call_command("migrate", verbosity=0, interactive=False)
        if is_uncounted(settings.PACK.county):
            return rebuild_statistics.count(settings.PACK.county)
    return 0


def _stands_in_the_middle() -> bool:
    """Whether some, not all, of the steps were taken that one stands for now."""
    taken = MigrationRecorder(connection).applied_migrations().keys()
    known = MigrationLoader(None).disk_migrations
    return any(
        key not in taken and 0 < len(taken & set(step.replaces)) < len(step.replaces)
        for key, step in known.items()
    )
