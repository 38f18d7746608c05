"""How a county prints its registers: its own columns where it has some, the base's where it has none."""

import pytest
from django.conf import settings

from wudan.kit.layouts import layouts_of
from wudan.kit.pack import PackError

PACKS = settings.BASE_DIR / "packs"


def test_a_county_with_its_own_form_prints_that_and_another_the_bases():
    wuqi = layouts_of(PACKS / "wuqi", PACKS / "base")
    yuyang = layouts_of(PACKS / "yuyang", PACKS / "base")
    assert [one.title for one in wuqi["week"].columns][:3] == ["日期", "场所", "做了什么"]
    assert [one.title for one in yuyang["week"].columns][:3] == ["编号", "时间", "承办队伍"]
    assert yuyang["month"].title != wuqi["month"].title


@pytest.mark.parametrize("text", ["[week]\ntitle = 'x'", "[week]\ntitle='x'\ncolumns=[['a','b',1],['a','c',1]]"])  # fmt: skip
def test_a_form_that_cannot_be_is_refused_with_its_file(tmp_path, text):
    (tmp_path / "registers.toml").write_text(text, "utf-8")
    with pytest.raises(PackError, match=r"registers\.toml"):
        layouts_of(tmp_path, PACKS / "base")
