"""Activities in the demo: a dozen of the county's teams, with places free, one full, one over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from wudan.activities import actions
from wudan.activities.models import Activity, Opening
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Refusal
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person
from wudan.teams.models import Team

_INSURER = "平安志愿者意外险（演示）"


@dataclass(frozen=True, slots=True)
class Play:
    """One of them: what, how many days from today, from and to which hour, for how many."""

    title: str
    words: str
    place: str
    days: int
    begins: int
    ends: int
    quota: int
    color: str
    aim: str = ""
    signed: int = 0
    stage: str = "open"
    risk_words: str = ""


_PLAYS = (
    Play("村口义剪", "给老人剪头发、修面，人多就排号。", "村口大槐树下", 3, 9, 12, 4, "new_ways", signed=2),
    Play("清河道", "捡河边的垃圾，装袋过秤。自带水壶，发手套。", "大桥东头", 4, 9, 11, 20, "clean", signed=9,
         risk_words="河边滑，穿防滑鞋，不下水。"),
    Play("教老人用手机", "一对一教：打视频、挂号、防骗。", "实践站活动室", 5, 15, 17, 3, "science", "educate", signed=6),
    Play("送戏到院坝", "搬道具、搭台、维持秩序。", "文化广场", 6, 18, 21, 8, "culture", "publicize", signed=3),
    Play("放学后看作业", "陪孩子写作业，不上课、不收费。", "实践站书屋", 7, 16, 18, 4, "thought", "educate", signed=1),
    Play("给独居老人换灯", "换灯泡、查插座，会电工的来。", "到各家，具体住址问队长", 8, 9, 12, 4, "peace",
         risk_words="登高有人扶梯，先断电再换。"),
    Play("理论宣讲：移风易俗", "婚事新办、丧事简办，讲十五分钟，演一个小品。", "村委会院里", 10, 19, 20, 6, "new_ways", "publicize"),
    Play("秋收帮工", "给缺劳力的人家收苹果。", "王家台果园", 12, 9, 17, 15, "morality", "organize", signed=4,
         risk_words="用剪刀和梯子，戴手套，两人一组。"),
    Play("义诊登记和引导", "量身高、登记、带路；看病的是医生。", "卫生院门口", 13, 8, 12, 6, "peace"),
    Play("广场舞开步走", "教两支舞，音响九点关。", "文化广场", 14, 19, 21, 5, "culture", "organize", stage="draft"),
    Play("旧衣捐赠分拣", "分拣、叠好、装箱。", "实践所库房", -6, 9, 12, 8, "morality", signed=5),
    Play("清明祭扫引导", "维持秩序，劝用鲜花。", "烈士陵园", 16, 8, 12, 10, "thought", "organize", stage="draft"),
)  # fmt: skip


_WHERE_PEOPLE_ARE = frozenset({"村口大槐树下", "文化广场", "村委会院里", "卫生院门口"})


def hold_activities(scene: Scene, county: str, *, until: datetime) -> None:
    """Each by a team's leader, through the actions; a volunteer who does not fit is passed over."""
    if Activity.objects.filter(title=_PLAYS[0].title).exists():
        return  # played before
    teams = [
        team
        for team in Team.objects.active(county).order_by("pk")
        if team.unit_id in scene.cast.staff
    ]
    if not teams:
        return
    people = _volunteers(county)
    for number, play in enumerate(_PLAYS):
        team = teams[number * 7 % len(teams)]
        _hold(play, team, scene.staff(team.unit_id), people, until=until, turn=number)


def _hold(
    play: Play, team: Team, by: Actor, people: list[Person], *, until: datetime, turn: int
) -> None:
    noon = midnight(day_of(until) + timedelta(days=play.days))
    shift = WantedShift(noon + timedelta(hours=play.begins), noon + timedelta(hours=play.ends))
    wanted = Wanted(
        title=play.title, words=play.words, place=play.place, color=play.color, aim=play.aim,
        shifts=(shift,), positions=(WantedPosition("志愿者", play.quota),),
        venue=_venue(play, team), **_risk(play, shift),
    )  # fmt: skip
    wrote = min(until, shift.starts_at) - timedelta(days=3)
    made = actions.draft(unit=team.unit, team=team, wanted=wanted, by=by, at=wrote)
    if play.stage == "draft":
        return
    actions.open_(activity=made, by=by, at=wrote)
    opening = Opening.objects.get(shift__activity=made)
    for place in range(play.signed):
        person = people[(turn * 5 + place) % len(people)] if people else None
        if person is not None:
            _sign_up(opening, person, at=wrote + timedelta(hours=place + 1))
    if play.days < 0:
        actions.end(activity=made, by=by, at=shift.ends_at + timedelta(hours=1))


def _venue(play: Play, team: Team) -> str:
    """At the site; where people are anyway (R025), if it is known in which village; or elsewhere."""
    if "实践" in play.place:
        return "site"
    parent = team.unit.parent
    is_somewhere = team.unit.area_id or (parent is not None and parent.area_id)
    return "popup" if is_somewhere and play.place in _WHERE_PEOPLE_ARE else "outside"


def _risk(play: Play, shift: WantedShift) -> dict[str, Any]:
    if not play.risk_words:
        return {}
    until = day_of(shift.ends_at) + timedelta(days=180)
    return {"is_risky": True, "risk_words": play.risk_words, "insurer": _INSURER,
            "insurance_no": "YANSHI-0001", "insured_until": until, "min_age": 18}  # fmt: skip


def _sign_up(opening: Opening, person: Person, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            actions.sign_up(opening=opening, person=person, by=for_self(person.pk), at=at)
    except Refusal:
        return  # does not fit, or has something else then


def _volunteers(county: str) -> list[Person]:
    """Members of teams and registered volunteers, forty at most."""
    of_us = Q(memberships__left_on=None, memberships__isnull=False) | Q(
        volunteer__left_at=None, volunteer__isnull=False
    )
    found = Person.objects.present().filter(of_us, county=county)
    return list(found.distinct().order_by("pk")[:40])
