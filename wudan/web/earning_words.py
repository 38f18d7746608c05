"""Earning rules in plain words: for whom, how much, shown how, up to where. One wording for staff and for everybody."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from wudan.activities.enums import Color
from wudan.kit.phrases import COMMA, FULL_COMMA, SEMICOLON, Listed, in_words
from wudan.ledger.enums import Grade
from wudan.rewards.enums.rule import Proof
from wudan.rewards.models import PointRule, PointRules


@dataclass(frozen=True, slots=True)
class LineWords:
    """One rule as people read it."""

    name: str
    meaning: str
    gives: str
    whose: str
    shown_by: str
    caps: str
    colour: str


def lines_in_words(rules: PointRules) -> list[LineWords]:
    """The lines of a version, in its order; lines were read with it."""
    return [_line(line) for line in rules.lines.all()]


def limits_in_words(rules: PointRules) -> str:
    """The caps over all rules."""
    words = _("所有规则加起来：每人（户、队）每天最多 {day}、每月最多 {month} 兑换分；每个单位每天最多记 {unit_day}、每月最多记 {unit_month} 兑换分。荣誉分不占这个上限。")  # fmt: skip
    return words.format(
        day=rules.owner_day, month=rules.owner_month, unit_day=rules.unit_day, unit_month=rules.unit_month
    )  # fmt: skip


def _line(line: PointRule) -> LineWords:
    return LineWords(
        line.name, line.meaning, _gives(line), line.get_subject_display(), in_words(Listed(FULL_COMMA, _shown_by(line))),
        in_words(Listed(SEMICOLON, _caps(line))), Color(line.colour).label if line.colour else "",
    )  # fmt: skip


def _gives(line: PointRule) -> str:
    per = _("每小时") if line.counts == "hours" else _("每次")
    amounts = []
    if line.honor:
        amounts.append(_("荣誉分 {n}").format(n=line.honor))
    if line.spend:
        amounts.append(_("兑换分 {n}").format(n=line.spend))
    return f"{per}{in_words(Listed(COMMA, amounts))}"


def _shown_by(line: PointRule) -> Iterator[str]:
    if line.counts == "hours":
        yield in_words(Listed(COMMA, (in_words(Grade(one).label) for one in line.grades)))
        if line.kinds:
            yield _("只算{names}").format(names=in_words(Listed(COMMA, (settings.PACK.platforms[one] for one in line.kinds))))  # fmt: skip
    else:
        yield in_words(Listed(COMMA, (in_words(Proof(one).label) for one in line.proofs)))
    if line.second:
        yield _("要第二个人核实")
    yield _("{n} 天以内的事").format(n=line.back_days)


def _caps(line: PointRule) -> Iterator[str]:
    for whose, day, month in (
        (_("每人（户、队）"), line.owner_day, line.owner_month),
        (_("每个单位"), line.unit_day, line.unit_month),
    ):
        told = [(_("每天"), day), (_("每月"), month)]
        yield whose + in_words(Listed(COMMA, (f"{when} {_amount(most, line)}" for when, most in told if most is not None)))  # fmt: skip
    yield in_words(line.get_excess_display())


def _amount(most: int, line: PointRule) -> str:
    if line.counts == "act":
        return _("{n} 次").format(n=most)
    return _("{n} 小时").format(n=most // 60) if most % 60 == 0 else _("{n} 分钟").format(n=most)
