"""The demo's complaints: some without a name, in several states, each at the desk above whom it is about."""

from datetime import datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.complaints import actions
from wudan.complaints.actions import Said
from wudan.complaints.models import Complaint
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.pack import Pack
from wudan.people.actors import NOBODY, Actor, for_self
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under

_HOUR = timedelta(hours=1)


def hear_complaints(scene: Scene, pack: Pack, *, until: datetime) -> None:
    """File a few and answer some of them."""
    county = pack.county
    if Complaint.objects.filter(county=county).exists():
        return  # played before
    desk = _desk(county)
    if desk is None:
        return
    station, institute, by = desk
    person = Person.objects.filter(home=station, account__isnull=False, posts=None).first()

    def say(
        words: str,
        days: float,
        *,
        unit: Unit | None = None,
        kind: str = "complaint",
        who: Actor = NOBODY,
    ) -> Complaint:
        named = who is not NOBODY
        said = Said(kind, words, unit=unit, is_anonymous=not named)
        return actions.file(county=county, said=said, by=who, at=until - timedelta(days=days))

    who = for_self(person.pk) if person else NOBODY
    first = say("上周三说好来理发，等到天黑没有人来，也没有电话。", 6, unit=station, who=who)
    actions.receive(complaint=first, by=by, at=first.filed_at + 2 * _HOUR)
    actions.ask(
        complaint=first, words="方便说一下大概几点约的吗？", by=by, at=first.filed_at + 3 * _HOUR
    )
    actions.reply(complaint=first, words="约的上午九点。", at=first.filed_at + 5 * _HOUR)
    words = "查了：队里的车坏在路上，没有打电话。已经补理，也请队里定了“晚到先打电话”。"
    actions.answer(
        complaint=first, outcome="upheld", words=words, by=by, at=first.filed_at + 30 * _HOUR
    )
    actions.rate(complaint=first, is_satisfied=True, at=first.filed_at + 40 * _HOUR)
    second = say("站上的门下午两点还锁着，白跑一趟。", 0.9, unit=station)
    actions.receive(complaint=second, by=by, at=second.filed_at + _HOUR)
    again = say("下午去站上，门又锁着。", 0.5, unit=station)
    actions.merge(complaint=again, into=second, by=by, at=again.filed_at + _HOUR)
    say("打电话到所里，说话不耐烦。", 0.3, unit=institute)
    say("县中心让各站一个月报三次表。", 0.2, unit=scene.center)
    say("冬天晚上也开放图书室就好了。", 0.4, kind="suggestion")


def _desk(county: str) -> tuple[Unit, Unit, Actor] | None:
    """A station whose institute somebody with an account works at."""
    held = Post.objects.filter(
        county=county, role="institute_staff", ends_on=None, person__account__isnull=False
    )
    for post in held.select_related("unit", "person").order_by("unit__path"):
        rows = Unit.objects.filter(parent=post.unit, kind=UnitKind.STATION, ends_on=None)
        accounts = rows.filter(posts__person__account__isnull=False).order_by("path")
        if (station := accounts.first() or rows.order_by("path").first()) is not None:
            return station, post.unit, actor_under(post)
    return None
