"""Reports read from a copy that follows: settings that cannot be are refused, and the whole of it on two clusters."""

import os
import subprocess
import sys

import pytest

from config import environment
from wudan.statistics.models import Rollup
from wudan.tables import replica


@pytest.mark.parametrize(
    ("ours", "copy"),
    [("", "postgresql://u:p@localhost/x"), ("postgresql://u:p@localhost/x", "sqlite:///x")],
)
def test_only_postgres_has_a_copy(ours, copy, monkeypatch, tmp_path):
    monkeypatch.setenv("WUDAN_HOME", str(tmp_path))
    monkeypatch.setenv("WUDAN_DATABASE_URL", ours)
    monkeypatch.setenv("WUDAN_REPLICA_URL", copy)
    with pytest.raises(environment.SettingError, match="WUDAN_REPLICA_URL"):
        environment.databases(environment.read())


def test_without_a_copy_a_report_reads_as_everything_does():
    asked = []

    @replica.reports
    def page(year: int) -> str:
        asked.append(replica.reading())
        return str(year)

    assert page(2026) == "2026"
    assert asked == ["default"]


def test_writing_is_never_sent_to_the_copy_and_it_is_not_migrated():
    router = replica.Router()
    with replica._from_replica():
        assert (router.db_for_read(Rollup), router.db_for_write(Rollup)) == ("replica", "default")
    assert router.db_for_read(Rollup) == "default"
    assert router.allow_migrate("default", "statistics")
    assert not router.allow_migrate("replica", "statistics")


@pytest.mark.long
def test_two_clusters_one_follows_lags_dies_and_takes_over():
    """The bench itself: 0 when every page was right and no confirmed order was lost."""
    given = os.environ | {"BENCH_WRITES": "50"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.replica"], env=given, capture_output=True, text=True, timeout=1200,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
