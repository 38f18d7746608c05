"""Plans in the demo: teams of the first tier plan their quarter; activities count towards two of them."""

from dataclasses import replace
from datetime import datetime, timedelta

from wudan.activities import actions
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of, midnight
from wudan.kit.quarters import quarter_end
from wudan.people.actors import Actor
from wudan.teams.actions import plans
from wudan.teams.actions.plans import Item
from wudan.teams.enums import FIRST
from wudan.teams.models import Plan, PlanItem, PlanVersion, Team

_MANY, _HOLDING = 6, (0, 3)
_WORDS = "群众点得多的先办，路远的村先去，农忙避开白天。"
_ASKED = "各所、十来个站的站长，二十多位常点单的群众。"
_SAID = "赞成多去山上的村；说农忙时放在晚上；有人提出讲的少一点，做的多一点，已照改。"


def plan_quarters(scene: Scene, county: str, *, until: datetime) -> None:
    """This quarter's plans: most adopted, one with a new version, one still being talked over."""
    if Plan.objects.exists():
        return  # played before
    rows = Team.objects.active(county).filter(tier=FIRST).order_by("pk")
    teams = [team for team in rows if team.unit_id in scene.cast.staff][:_MANY]
    for number, team in enumerate(teams):
        by = scene.staff(team.unit_id)
        version = _begin(team, by, at=until)
        if number == _MANY - 1:
            continue
        adopted = _adopt(version, by, at=until)
        if number in _HOLDING:
            _hold(team, adopted, by, at=until)
        if number == _HOLDING[-1]:
            _write_anew(adopted, by, at=until)


def _begin(team: Team, by: Actor, *, at: datetime) -> PlanVersion:
    ends_on = quarter_end(day_of(at))
    starts_on = ends_on.replace(day=1, month=ends_on.month - 2)
    lines = [Item(title, team.category, many, places, times) for title, many, places, times in (
        ("到村里办一场", 6, "路远的六个村", "每两周一次，周六"),
        ("教会站上的人自己办", 3, "三个新开的站", "每月一次"),
        ("进校、进企各办一场", 2, "县城学校、园区", "月底"),
    )]  # fmt: skip
    early = by_day(at - timedelta(days=50))
    return plans.begin(
        team=team, starts_on=starts_on, ends_on=ends_on, words=_WORDS, items=lines, by=by, at=early
    )


def _adopt(version: PlanVersion, by: Actor, *, at: datetime) -> PlanVersion:
    early = by_day(at - timedelta(days=45))
    plans.consult(version=version, consulted=_ASKED, minutes=_SAID, by=by, at=early)
    return plans.adopt(version=version, by=by, at=early + timedelta(hours=2))


def _write_anew(version: PlanVersion, by: Actor, *, at: datetime) -> None:
    made = plans.renew(version=version, by=by, at=at)
    first, second, _third = [
        Item(row.title, row.category, row.target, row.places, row.times, row.line)
        for row in made.items.order_by("line")
    ]
    more = Item(
        "给山上的老人办一场专场", version.plan.team.category, 2, "石百万、麻台", "农闲的下午"
    )
    items = (replace(first, target=8), second, more)
    plans.adjust(version=made, words=f"{version.words}专场改到山上。", items=items, by=by, at=at)


def _hold(team: Team, version: PlanVersion, by: Actor, *, at: datetime) -> None:
    first, second = version.items.order_by("line")[:2]
    for item, days in ((first, -16), (first, -9), (first, 5), (second, -3)):
        _activity(team, item, by, days=days, at=at)


def _activity(team: Team, item: PlanItem, by: Actor, *, days: int, at: datetime) -> None:
    noon = midnight(day_of(at) + timedelta(days=days))
    shift = WantedShift(noon + timedelta(hours=9), noon + timedelta(hours=11))
    wanted = Wanted(
        title=f"{item.title}（{shift.starts_at:%-m}月）", words="照这一期方案办。", place="村活动室",
        shifts=(shift,), positions=(WantedPosition("帮手", 4),), venue="outside",
    )  # fmt: skip
    wrote = min(at, shift.starts_at) - timedelta(days=3)
    made = actions.draft(unit=team.unit, team=team, wanted=wanted, plan_item=item, by=by, at=wrote)
    actions.open_(activity=made, by=by, at=wrote)
    if days < 0:
        actions.end(activity=made, by=by, at=shift.ends_at + timedelta(hours=1))
