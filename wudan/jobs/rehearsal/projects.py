"""Projects in the demo: a forum, candidates in several stages, one admitted, one refused with reasons."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import F

from wudan.areas.enums import UnitKind
from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under
from wudan.projects.actions import candidates, changes, forums, gate, guests, life
from wudan.projects.actions.drafting import draft_of
from wudan.projects.enums import CriterionKind
from wudan.projects.models import Forum, ForumNote, Project
from wudan.teams.models import TrainingSession

_SAID = (
    ("resident", "走不动的老人半年没理发，出去一趟要雇车。", "山上几个组"),
    ("resident", "娃娃放了学没人管，作业没人看。", "移民小区"),
    ("volunteer", "我们会剪，就是不知道谁家需要、哪天在家。", "理发队"),
    ("volunteer", "腊月里能写对联、剪窗花，年年都有人要。", "文艺队"),
    ("department", "敬老月要办几件老人身边的实事。", "民政部门"),
)
_SEATED = (0, 1, 2, 3)
"""Which of these notes are of those on the register, in its order."""
_OUTSIDE = (
    ("延河义工社", "给独居老人修家电、换灯泡。", True),
    ("宝塔剪纸协会", "教剪纸，过年写春联。", False),
)
_ACCOUNTS_FIRST = F("person__account__id").asc(nulls_last=True)
_POLICY = "县里今年的文明实践工作要点"


def open_gate(scene: Scene, county: str, *, until: datetime) -> None:
    """One forum and what came of it, over the last two months."""
    if Forum.objects.exists():
        return  # played before
    center, office = scene.center, scene.staff(scene.center.pk)
    at = until - timedelta(days=60)
    called = forums.Called("入冬前大家缺什么", "县中心二楼会议室", day_of(at))
    met = forums.call(unit=center, called=called, by=office, at=at)
    chosen = _register(scene, county, at=at)
    came = forums.Came(4, 12, 6, "理发、作业、对联三件事，各有人说、有人接。", chosen)
    forums.hold(forum=met, came=came, by=office, at=at)
    seats = dict(zip(_SEATED, met.guests.order_by("pk").values_list("pk", flat=True), strict=False))
    notes = [
        forums.note_down(
            forum=met, by=office, at=at,
            spoken=forums.Spoken(who, words, whence, seats.get(number)),
        )
        for number, (who, words, whence) in enumerate(_SAID)
    ]  # fmt: skip
    _candidates(scene, county, notes, at=at)
    later = forums.Called(
        "明年办什么", "县中心二楼会议室", day_of(until) + timedelta(days=12), chosen
    )
    forums.call(unit=center, called=later, by=office, at=until)


def _register(scene: Scene, county: str, *, at: datetime) -> forums.Chosen:
    """Two who speak for their villages, two organisations of the city; one agreed to be named."""
    until, office = day_of(at) + timedelta(days=1000), scene.staff(scene.center.pk)
    stations = Unit.objects.open_on(day_of(at)).filter(county=county, kind=UnitKind.STATION)
    people = Person.objects.present().filter(county=county, home__in=stations, born_on=None)
    busy = Post.objects.held_on(day_of(at)).values("person")
    found = people.exclude(pk__in=busy).select_related("home").order_by("home__path", "pk")
    first = found.first()
    other = found.exclude(home=first.home).first() if first else None
    seats = [
        guests.name(
            unit=one.home, person=one, term=guests.Term("counter", until), by=office, at=at
        )
        for one in (first, other)
        if one is not None and one.home is not None
    ]  # fmt: skip
    known = [
        guests.take_in(
            unit=scene.center, by=office, at=at,
            known=guests.Known(name, work, until, is_public=is_public),
        )
        for name, work, is_public in _OUTSIDE
    ]  # fmt: skip
    return forums.Chosen([one.pk for one in seats], [one.pk for one in known])


def _candidates(scene: Scene, county: str, notes: list[ForumNote], *, at: datetime) -> None:
    """Admitted; refused; in the nursery; at the gate; still written."""
    keepers = Post.objects.held_on(day_of(at)).filter(county=county, role="station_keeper")
    station = keepers.select_related("unit").order_by(_ACCOUNTS_FIRST, "pk").first()
    if station is None:
        return
    drafts = _drafts(county, station.unit)
    made = [
        candidates.propose(
            unit=station.unit, draft=draft, heard=note, by=actor_under(station), at=at
        )
        for draft, note in zip(drafts, (notes[0], notes[3], notes[1], notes[2], None), strict=True)
    ]
    _link_orders(made[0], station, at=at)
    for project, outcome in zip(made, ("admit", "refuse", "incubate", ""), strict=False):
        days = 2 if outcome else 57  # the one at the gate is still open today
        _through(scene, project, station, outcome, at=at + timedelta(days=days))
    keeper = actor_under(station)
    _nursed(scene, made[2], keeper, at=at + timedelta(days=20))
    _changed(scene, made[0], keeper, at=at + timedelta(days=20))


def _nursed(scene: Scene, project: Project, keeper: Actor, *, at: datetime) -> None:
    """Two steps of the nursery: begun, then with somebody's company and a training."""
    words = "凑了六个退休老师，先在一个小区试。"
    life.nurse(project=project, step="seeded", words=words, by=keeper, at=at)
    trained = TrainingSession.objects.filter(county=project.county, cancelled_at=None)
    life.nurse(
        project=project, step="accompanied", words="中心的人每周来一次，带着看作业、点人数。",
        companion=scene.center, session=trained.order_by("pk").first(), by=keeper,
        at=at + timedelta(days=10),
    )  # fmt: skip


def _changed(scene: Scene, project: Project, keeper: Actor, *, at: datetime) -> None:
    """On the list: a better sentence at once, and more money by the gate, agreed to."""
    said = "每月第二个周六，上门给走不动的老人理发。"
    draft = replace(draft_of(project), summary=said, minutes=45)
    found = changes.adjust(project=project, draft=draft, by=keeper, at=at)
    words = "两把推子用坏了，换新的两千元，从专项资金里出。"
    made = changes.propose_change(
        project=found, draft=replace(draft_of(found), cost_words=words), by=keeper,
        why="推子用了三年，夹头发。", at=at + timedelta(days=5),
    )  # fmt: skip
    round_ = made.rounds.select_related("project", "rules").get()
    for row in round_.reviewings.order_by("pk"):
        post = Post.objects.select_related("unit", "person").get(pk=row.post_id)
        actor, later = actor_under(post), at + timedelta(days=7)
        gate.declare(reviewing=row, conflict="none", by=actor, at=later)
        values = {
            one.code: 1 if one.kind == CriterionKind.STOP else 3 for one in gate.asked_of(row)
        }
        gate.give(reviewing=row, given=gate.Given(values, "该换。"), by=actor, at=later)
    gate.decide(
        round_=round_, outcome="admit", reasons="工具旧了要换，钱不多，说得清。",
        by=scene.staff(scene.center.pk), at=at + timedelta(days=9),
    )  # fmt: skip


def _through(scene: Scene, project: Project, station: Post, outcome: str, *, at: datetime) -> None:
    """Submitted, reviewed by two with a third who recuses, and decided; or left at the gate."""
    candidates.submit(project=project, by=actor_under(station), at=at)
    round_, office = (
        project.rounds.select_related("project", "rules").get(),
        scene.staff(scene.center.pk),
    )
    rows = Post.objects.held_on(day_of(at)).filter(county=project.county)
    posts = rows.filter(role__in=["institute_staff", "department_officer"]).exclude(
        unit=station.unit
    )
    chosen = list(posts.select_related("unit", "person").order_by(_ACCOUNTS_FIRST, "pk")[:3])
    for place, post in enumerate(chosen):
        row = gate.name_reviewer(
            round_=round_, post=post, is_political=place == 0, by=office, at=at
        )
        if not outcome:
            continue
        actor = actor_under(post)
        is_recused = place == 2
        gate.declare(
            reviewing=row, conflict="has" if is_recused else "none", by=actor, at=at,
            words="队长是我亲戚" if is_recused else "",
        )  # fmt: skip
        if not is_recused:
            values = {
                one.code: 1 if one.kind == CriterionKind.STOP else 3 - (outcome == "refuse")
                for one in gate.asked_of(row)
            }
            told = gate.Given(values, "需要看得出，做法再细一点。", "经费再问一句。")
            gate.give(reviewing=row, given=told, by=actor, at=at + timedelta(days=2))
    if outcome:
        reasons = _REASONS[outcome]
        later = at + timedelta(days=4)
        gate.decide(round_=round_, outcome=outcome, reasons=reasons, by=office, at=later)


_REASONS = {
    "admit": "群众点得多，没办成的也多；队伍现成，不花钱。先试三个月。",
    "refuse": "窗花对联腊月里文化站已经在办，时间、地方都一样；请并到一起做。",
    "incubate": "需要是真的，人手还没有；先由实践所陪着把队伍带起来。",
}


def _link_orders(project: Project, station: Post, *, at: datetime) -> None:
    """What the station's people asked for, a few."""
    actor = actor_under(station)
    seen = Order.objects.visible_to(actor, on=day_of(at)).filter(placed_at__lt=at)
    useful = seen.exclude(stage__in=[Stage.VOID, Stage.MERGED, Stage.WITHDRAWN])
    for order in useful.order_by("pk")[:4]:
        candidates.link_order(project=project, order=order, by=actor, at=at)


def _drafts(county: str, unit: Unit) -> list[candidates.Draft]:
    platforms = {one.code: one for one in Platform.objects.filter(county=county)}
    area = unit.area or Area.objects.filter(code=county, ends_on=None).get()
    first = candidates.Draft(
        title="老人上门理发日", summary="每月一次，上门给走不动的老人理发。",
        description="理发队每月第二个周六上门，村里先问好谁家要、哪天在家；一天走十户。",
        platform=platforms["relief"], area=area, policy_source=_POLICY,
        policy_words="要点第三条：围绕老人身边的小事办实事。",
        need_words="座谈会上说的人多；点单里理发最多，也有排不上的。",
        people_words="理发队八人，都受过培训。", cost_words="不花钱，工具队里有。",
        result_words="走不动的老人每个月都理上发。", audience="elders", place_mode="home",
        minutes=40, headcount=2, safeguard_words="两个人一起去，家里人知道。", brand="一把剪子",
    )  # fmt: skip
    return [
        first,
        replace(
            first, title="腊月窗花对联", summary="腊月里写对联、剪窗花。", platform=platforms["culture"],
            description="腊月二十前后，在村委会院子里写两天。", audience="everybody", months=(1, 12),
            place_mode="site", pole="ideas", brand="", policy_words="要点第五条：过节讲新风。",
            need_words="年年有人要。", people_words="文艺队五人。", cost_words="红纸三百元，村里出。",
            result_words="家家门上有新对联。",
        ),
        replace(
            first, title="放学作业角", summary="放学后有人看作业，六点半接走。", platform=platforms["schooling"],
            description="周一到周四放学后两小时，在站里。", audience="children", place_mode="site",
            minutes=120, brand="", months=(3, 4, 5, 6, 9, 10, 11, 12), risk="minors",
            insurance_words="买志愿者和学生意外险。", safeguard_words="两名大人同在，家长签接送。",
            need_words="双职工家的娃娃没人管。", people_words="退休老师六人。",
            result_words="每天有人按时写完作业。",
        ),
        replace(
            first, title="冬天敲门问一声", summary="下雪天给独居老人敲门问一声。", months=(11, 12, 1, 2),
            description="下雪第二天，邻居志愿者去敲门，看炉子、看烟道。", headcount=1, minutes=15,
            brand="", need_words="去年有老人煤烟中了毒。", people_words="每组两名邻居志愿者。",
            result_words="下雪天每户都有人去过。",
        ),
        replace(
            first, title="手机课", summary="教老人用手机看病挂号、防骗。", platform=platforms["science"],
            description="每月一次，一对一教。", place_mode="site", brand="",
            need_words="听说老人不会挂号。", people_words="学校老师两人。", result_words="学会的人数。",
        ),
    ]  # fmt: skip
