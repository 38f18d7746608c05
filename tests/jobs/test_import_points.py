"""`wudan import-points`: says what changed, or line by line why nothing did."""

import pytest

from wudan.areas.models import AreaPoint
from wudan.jobs.commandline import main

pytestmark = pytest.mark.django_db


def test_a_file_comes_in_and_again_changes_nothing(world, tmp_path, capsys):
    file = tmp_path / "points.csv"
    file.write_text("code,lon,lat,crs\n610626101201,107.96,36.96,GCJ-02\n")
    assert main(["import-points", "--from", str(file)]) == 0
    assert "新增 1" in capsys.readouterr().out
    assert main(["import-points", "--from", str(file)]) == 0
    assert "新增 0，改动 0" in capsys.readouterr().out


def test_a_wrong_row_is_named_and_nothing_is_written(world, tmp_path, capsys):
    file = tmp_path / "points.csv"
    file.write_text("code,lon,lat,crs\n610626101201,36.96,107.96,GCJ-02\n")
    assert main(["import-points", "--from", str(file)]) == 2
    assert "第 2 行 经度：经度和纬度填反了" in capsys.readouterr().err
    assert not AreaPoint.objects.exists()


@pytest.mark.parametrize("text", ["", "什么也不是\n", None])
def test_no_table_or_no_file_ends_with_words(world, tmp_path, capsys, text):
    file = tmp_path / "points.csv"
    if text is not None:
        file.write_text(text)
    assert main(["import-points", "--from", str(file)]) == 2
    assert capsys.readouterr().err.strip()
