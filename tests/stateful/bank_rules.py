"""Rules that change while the bank is walked: a deed earns by the rule of its own day, before and after."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.rewards.earning import ruled
from tests.world import COUNTY, MONDAY
from wudan.kit.clock import day_of
from wudan.ledger.models import PointTransfer
from wudan.rewards.actions import deeds
from wudan.rewards.actions.rules import adopt
from wudan.rewards.models import PointRule, PointRules

WHO = ("秦奶奶", "高大爷", "白嫂", "李小妹")
LINE = "neighbour"
"""Both versions have it, and give differently for it."""


class Ruling(RuleBasedStateMachine):
    """Beside the walk of the book: days go by, the office changes versions, a keeper writes down deeds."""

    def __init__(self):
        super().__init__()
        ruled()
        self.days = 0
        self.versions: list[tuple[date, int]] = [(date(2000, 1, 1), 1)]

    @property
    def now(self):
        return MONDAY + timedelta(days=self.days)

    def version_on(self, day):
        return [version for since, version in self.versions if since <= day][-1]

    @rule(later=st.integers(1, 3), ahead=st.integers(-1, 2))
    def change_the_rules(self, later, ahead):
        self.days += later
        starts_on = day_of(self.now) + timedelta(days=ahead)
        other = PointRules.objects.get(county=COUNTY, version=3 - self.versions[-1][1])
        made = self._try("change", lambda: adopt(rules=other, starts_on=starts_on, why="一小时一分好算", by=self.world.actor("柳文书"), at=self.now))  # fmt: skip
        allowed = ahead >= 0 and starts_on > self.versions[-1][0]
        assert (made is not None) is allowed, "a rule is never dated backwards"
        if made is not None:
            self.versions.append((starts_on, other.version))

    @rule(who=st.sampled_from(WHO), ago=st.integers(0, 3), by_version=st.integers(1, 2))
    def write_down(self, who, ago, by_version):
        day = day_of(self.now) - timedelta(days=ago)
        line = PointRule.objects.select_related("rules").filter(rules__county=COUNTY, rules__version=by_version, code=LINE).first()  # fmt: skip
        if line is None:
            return
        told = deeds.Told(day=day, words="给邻居挑了一冬的水")
        before = PointTransfer.objects.count()
        kept = self._try("deed", lambda: deeds.keep(owner=self.world.people[who], rule=line, told=told, by=self.world.actor("马青山"), at=self.now))  # fmt: skip
        if kept is None:
            assert PointTransfer.objects.count() == before
            return
        assert by_version == self.version_on(day), "a deed earns by the rule of its own day"
        made = PointTransfer.objects.order_by("-pk").first()
        assert PointTransfer.objects.count() == before + 1
        self.bank.earn(made.pk, who, line.spend, line.honor)
        self.made.append(made)
