"""What the measure asks an owner to have: the county as owner, a filing, a way to complain.

Two of them are the county's own to do; the page says so instead of claiming it.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from wudan.kit.pack import Pack
from wudan.web.relief.house import House

_COUNTY_DIGITS = 6
COMPLAINTS = "complaint-new"
"""The page on which anybody complains or suggests."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that must be there: whether it is, and how it is seen."""

    code: str
    words: str
    is_met: bool
    told: str
    tests: tuple[str, ...]


def obligations(house: House) -> list[Obligation]:
    """All of them, looked up now."""
    return [_owner(settings.PACK), _complaints(house), _filing(settings.FILING)]


def _owner(pack: Pack) -> Obligation:
    """The county is the lowest owner: one house a county, none for a town."""
    is_county = (
        len(pack.county) == _COUNTY_DIGITS and pack.county.isdigit() and pack.county[4:] != "00"
    )
    return Obligation(
        "owner", _("县级以下单位不得建设"), is_county,
        _("这套系统的主人是{county}（区划代码 {code}），镇和村只是用它，没有自己的一套。").format(
            county=pack.county_name, code=pack.county
        ),
        ("tests/web/relief/test_self_check.py::test_a_town_may_not_own_a_house",),
    )  # fmt: skip


def _complaints(house: House) -> Obligation:
    is_there = COMPLAINTS in house.open_pages
    told = (
        _("不登录也能投诉、提建议，可以不留名。")
        if is_there
        else _("还没有网上投诉建议的页面，请打页脚的电话。")
    )
    return Obligation(
        "complaints", _("必须有投诉建议功能"), is_there, told,
        ("tests/web/relief/test_self_check.py::test_a_way_to_complain_is_looked_for",),
    )  # fmt: skip


def _filing(number: str) -> Obligation:
    told = (
        _("备案号：{number}").format(number=number) if number
        else _("还没有填备案号。上线前由县里向省级网信部门备案，系统管理员把号填进设置（WUDAN_FILING）。")
    )  # fmt: skip
    return Obligation(
        "filing", _("上线前备案"), bool(number), told,
        ("tests/web/relief/test_self_check.py::test_the_filing_is_the_countys_to_make",),
    )  # fmt: skip
