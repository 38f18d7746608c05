"""One county, two towns, four villages, a dozen named people: the place all stories happen in.

`build()` makes it afresh; names are invented. A story reads: 秦奶奶 of 杨柳村 needs her hair
cut; 站长马青山 accepts; the department's officer dispatches; 队长苏远 takes it on.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wudan.areas.enums import AreaLevel, UnitKind
from wudan.areas.models import Area, Unit
from wudan.catalog.actions import limit_service
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import Platform, PlatformDuty, Service
from wudan.kit import slots
from wudan.kit.clock import CHINA
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.actors import Actor, for_self
from wudan.people.models import Account, Person, Post
from wudan.people.opening import for_checking
from wudan.people.personal import Personal
from wudan.people.signing_in import actor_under
from wudan.sites.models import Site, SitePeriod
from wudan.teams.models import Competence, Membership, Team, TeamLicence

COUNTY = "610626"
PASSWORD = "wudan-test-2026"
SINCE = date(2025, 1, 1)
MONDAY = datetime(2026, 9, 7, 9, 0, tzinfo=CHINA)
"""A plain working Monday morning, office open; stories start here."""
ALWAYS = slots.to_mask(frozenset(range(24)))


def plain(value: Personal) -> str:
    """A personal text in full, as a story needs it to look for it where it must not be."""
    return value.opened(for_checking())


@dataclass
class World:
    """The cast, by name. Persons act through `as_…` actors."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    platforms: dict[str, Platform] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Under the post if the person holds one in the cast, else as themselves."""
        if name in self.posts:
            return actor_under(self.posts[name])
        teams = Membership.objects.filter(person=self.people[name], left_on=None)
        units = frozenset(teams.values_list("team__unit_id", flat=True))
        return for_self(self.people[name].pk, units)

    def phone(self, name: str) -> str:
        """Somebody's telephone in full."""
        return plain(self.people[name].phone)

    def oneself(self, name: str) -> Actor:
        """A post holder acting as a plain resident."""
        return for_self(self.people[name].pk)

    def place(
        self,
        who: str = "秦奶奶",
        service: str | None = "haircut",
        *,
        at: datetime = MONDAY,
        **need: object,
    ) -> Order:
        """An order placed by a resident."""
        wanted = Need(service=self.services[service] if service else None, **need)  # type: ignore[arg-type]
        return actions.place(need=wanted, by=self.actor(who), at=at)

    def order_at(
        self, stage: str, who: str = "秦奶奶", service: str = "haircut", *, at: datetime = MONDAY
    ) -> Order:
        """An order walked to a stage through the real actions, an hour a step."""
        return walk(self, self.place(who, service, at=at), stage, at=at)


PATHS: dict[str, tuple[str, ...]] = {
    "placed": (), "returned": ("return_",), "accepted": ("accept",),
    "offered": ("accept", "dispatch"), "scheduled": ("accept", "dispatch", "confirm"),
    "started": ("accept", "dispatch", "confirm", "start"),
    "done": ("accept", "dispatch", "confirm", "fulfill"),
    "acknowledged": ("accept", "dispatch", "confirm", "fulfill", "acknowledge"),
    "lapsed": ("accept", "dispatch", "confirm", "fulfill", "lapse"),
    "reviewed": ("accept", "dispatch", "confirm", "fulfill", "praise"),
    "following_up": ("accept", "dispatch", "confirm", "fulfill", "blame"),
    "settled": ("accept", "dispatch", "confirm", "fulfill", "blame", "follow_up"),
    "declined": ("decline",), "referred": ("refer",), "withdrawn": ("withdraw",),
    "merged": ("merge",), "void": ("void",), "waiting": ("queue",),
}  # fmt: skip


def walk(world: World, order: Order, stage: str, *, at: datetime = MONDAY) -> Order:
    """Take an order that was just placed to a stage."""
    for hour, verb in enumerate(PATHS[stage], start=1):
        order = take_step(world, order, verb, at=at + timedelta(hours=hour))
    return order


def take_step(world: World, order: Order, verb: str, *, at: datetime) -> Order:
    """One step of the happy or unhappy path, by whoever's turn it is in the cast."""
    keeper, office, officer = world.actor("马青山"), world.actor("柳文书"), world.actor("景科长")
    leader, elder = world.actor("苏远"), for_self(order.placed_for_id)
    steps = {
        "accept": lambda: actions.accept(order=order, by=keeper, at=at),
        "return_": lambda: actions.return_(order=order, by=keeper, at=at, words="哪天方便？"),
        "decline": lambda: actions.decline(order=order, by=keeper, at=at, reason="out_of_scope", next_place="12345"),
        "refer": lambda: actions.refer(order=order, by=keeper, at=at, target="12345"),
        "withdraw": lambda: actions.withdraw(order=order, by=elder, at=at),
        "void": lambda: actions.void(order=order, by=office, at=at, reason="test"),
        "merge": lambda: actions.merge(order=order, into=_twin(world, order, at), by=keeper, at=at),
        "dispatch": lambda: actions.dispatch(order=order, by=officer, at=at, team=world.teams["clippers"], note="就近"),
        "confirm": lambda: actions.confirm(order=order, by=leader, at=at, starts_at=at + timedelta(days=1), contact="苏远"),
        "start": lambda: actions.start(order=order, by=leader, at=at),
        "fulfill": lambda: actions.fulfill(order=order, by=leader, at=at, words="剪好了，扫干净了。", minutes=40),
        "acknowledge": lambda: actions.acknowledge(order=order, by=elder, at=at),
        "praise": lambda: actions.review(order=order, by=elder, at=at, score=5, words="剪得好"),
        "blame": lambda: actions.review(order=order, by=elder, at=at, score=1, words="没等到人"),
        "follow_up": lambda: actions.follow_up(order=order, by=office, at=at, resolution="redone", words="补剪了一次"),
        "lapse": lambda: _lapse(order),
        "queue": lambda: _queue(world, order, at),
    }  # fmt: skip
    return steps[verb]()


def _twin(world: World, order: Order, at: datetime) -> Order:
    need = Need(service=order.service)
    return actions.place(need=need, by=for_self(order.placed_for_id), at=at)


def _queue(world: World, order: Order, at: datetime) -> Order:
    fill(world, order, at=at)
    return actions.queue(order=order, by=world.actor("马青山"), at=at)


def fill(world: World, order: Order, *, at: datetime = MONDAY) -> None:
    """The order's item has one place this month, and 白嫂 was quicker. The cast's own copy of
    the item does not know of the limit, so that other stories go on."""
    service = Service.objects.get(pk=order.service_id)
    limit_service(
        service=service, period="month", places=1, starts_on=at.date(), by=world.actor("柳文书"), at=at
    )  # fmt: skip
    service.refresh_from_db()
    if not service.periods.filter(taken=1).exists():
        actions.place(need=Need(service=service), by=world.actor("白嫂"), at=at)


def _lapse(order: Order) -> Order:
    running = order.deadlines.get(ended_at=None)
    actions.notice_deadline(deadline_id=running.pk, at=running.due_at)
    return Order.objects.get(pk=order.pk)


def build() -> World:
    """The county, complete."""
    world = World()
    _areas_and_units(world)
    _catalog(world)
    _people(world)
    _teams(world)
    return world


def _areas_and_units(world: World) -> None:
    county = Area.objects.create(
        code=COUNTY, level=AreaLevel.COUNTY, name="吴起县", starts_on=SINCE
    )
    center = _unit(world, "c", UnitKind.CENTER, "县中心", None, county)
    for town, name, villages in (
        ("610626101", "铁边城", ("杨柳村", "石峁村")),
        ("610626102", "周湾", ("王台村", "徐家湾村")),
    ):
        area = Area.objects.create(
            code=town, level=AreaLevel.TOWN, name=f"{name}镇", parent=county, starts_on=SINCE
        )
        institute = _unit(world, name, UnitKind.INSTITUTE, f"{name}所", center, area)
        for number, village in enumerate(villages, start=201):
            place = Area.objects.create(
                code=f"{town}{number}",
                level=AreaLevel.VILLAGE,
                name=village,
                parent=area,
                starts_on=SINCE,
            )
            _unit(world, village, UnitKind.STATION, f"{village}站", institute, place)
    for name in ("民政局", "文旅局", "卫健局"):
        _unit(world, name, UnitKind.DEPARTMENT, name, center, None)


_PLACES = {"c": (108.18, 36.92), "铁边城": (107.95, 36.95), "周湾": (108.05, 37.22), "杨柳村": (107.96, 36.96),
           "石峁村": (107.90, 36.93), "王台村": (108.06, 37.23), "徐家湾村": (108.02, 37.20)}  # fmt: skip


def _unit(
    world: World, key: str, kind: str, name: str, parent: Unit | None, area: Area | None
) -> Unit:
    unit = Unit.objects.create(
        county=COUNTY,
        key=key,
        kind=kind,
        name=name,
        short_name=name,
        parent=parent,
        area=area,
        starts_on=SINCE,
    )
    unit.path = f"{parent.path if parent else ''}{unit.pk}."
    unit.save(update_fields=["path"])
    if key in _PLACES:
        site = Site.objects.create(unit=unit, phone="10100000001", opening="1-9 08:30-18:00")
        lon, lat = _PLACES[key]
        SitePeriod.objects.create(site=site, state="open", lon=lon, lat=lat, starts_on=SINCE)
    world.units[key] = unit
    return unit


def _catalog(world: World) -> None:
    leads = {"relief": "民政局", "culture": "文旅局", "health": "卫健局"}
    names = {"relief": "扶贫帮困", "culture": "文化惠民", "health": "医疗健身"}
    for position, (code, department) in enumerate(leads.items()):
        platform = Platform.objects.create(
            county=COUNTY, code=code, name=names[code], position=position
        )
        PlatformDuty.objects.create(
            platform=platform, unit=world.units[department], kind=DutyKind.LEAD, starts_on=SINCE
        )
        world.platforms[code] = platform
    PlatformDuty.objects.create(
        platform=world.platforms["relief"],
        unit=world.units["卫健局"],
        kind=DutyKind.COOPERATING,
        starts_on=SINCE,
    )
    _service(
        world, "haircut", "relief", "上门理发", skills=["haircut"], open_claim=True, once_a_day=True
    )
    _service(
        world,
        "bath",
        "relief",
        "助浴",
        skills=["care"],
        risk="bodily",
        needs_insurance=True,
        once_a_day=True,
        headcount=2,
    )
    _service(
        world, "checkup", "health", "量血压", skills=["nursing"], licences=["nurse"], risk="medical"
    )
    _service(
        world,
        "opera",
        "culture",
        "送戏下乡",
        skills=["singing"],
        places=["site"],
        lead_days=5,
        months=[4, 5, 9, 10],
    )


def _service(world: World, code: str, platform: str, name: str, **given: object) -> None:
    chosen: dict[str, object] = {
        "summary": name, "description": f"{name}，不收钱。", "duration_minutes": 40, "headcount": 1,
        "lead_days": 0, "complete_days": 10, "places": ["home", "site"], "risk": "none",
        "needs_insurance": False, "open_claim": False, "once_a_day": False, "words": [name],
    } | given  # fmt: skip
    world.services[code] = Service.objects.create(
        county=COUNTY, code=code, platform=world.platforms[platform], name=name,
        position=len(world.services), **chosen,
    )  # fmt: skip


_RESIDENTS = {
    "秦奶奶": "杨柳村",
    "高大爷": "石峁村",
    "白嫂": "王台村",
    "贺叔": "徐家湾村",
    "李小妹": "杨柳村",
}
_STAFF = {
    "马青山": ("station_keeper", "杨柳村", "站长"),
    "贾站长": ("station_keeper", "王台村", "站长"),
    "乔委员": ("institute_staff", "铁边城", "宣传委员"),
    "柳文书": ("center_office", "c", "中心办公室主任"),
    "景科长": ("department_officer", "民政局", "专干"),
    "艾科长": ("department_officer", "文旅局", "专干"),
    "郝书记": ("leader", "c", "县委书记"),
    "严审计": ("auditor", "c", "审计员"),
    "计管理": ("system_administrator", "c", "系统管理员"),
    "安守一": ("security_administrator", "c", "安全管理员"),
    "安守二": ("security_administrator", "c", "安全管理员"),
}


def _people(world: World) -> None:
    for name, village in _RESIDENTS.items():
        _person(world, name, village)
    for name, (role, unit, title) in _STAFF.items():
        home = unit if world.units[unit].kind == UnitKind.STATION else "杨柳村"
        person = _person(world, name, home)
        world.posts[name] = Post.objects.create(
            county=COUNTY, person=person, role=role, unit=world.units[unit], title=title,
            heads=title == "站长", starts_on=SINCE,
        )  # fmt: skip


def _person(world: World, name: str, home: str) -> Person:
    person = Person.objects.create(
        county=COUNTY,
        name=name,
        phone=f"101{len(world.people):08d}",
        home=world.units[home],
        address=f"{home}三组",
    )
    world.people[name] = person
    account = Account(account=f"a{len(world.people)}", person=person)
    account.set_password(PASSWORD)
    account.save()
    return person


def _teams(world: World) -> None:
    _team(world, "clippers", "理发小队", "杨柳村", "relief", "苏远", ["haircut"])
    _team(
        world,
        "carers",
        "助老分队",
        "铁边城",
        "relief",
        "宗梅",
        ["haircut", "care"],
        insured_until=date(2028, 1, 1),
    )
    _team(world, "singers", "文艺队", "周湾", "culture", "呼延歌", ["singing"])
    nurses = _team(world, "nurses", "护理分队", "铁边城", "health", "段护士", ["nursing"])
    TeamLicence.objects.create(team=nurses, code="nurse", valid_until=date(2026, 12, 31))
    _trained(world, "段护士", "nursing")
    volunteer = _person(world, "小武", "石峁村")
    Membership.objects.create(team=world.teams["clippers"], person=volunteer, joined_on=SINCE)


def _trained(world: World, name: str, skill: str) -> None:
    """Somebody holds a certificate from elsewhere that the center recognised."""
    Competence.objects.create(
        person=world.people[name], skill=skill, since=SINCE, valid_until=date(2028, 1, 1),
        unit=world.units["c"], proof="县医院护理培训结业证", issued_at=MONDAY,
    )  # fmt: skip


def _team(
    world: World,
    key: str,
    name: str,
    under: str,
    category: str,
    leader: str,
    skills: list[str],
    **given: object,
) -> Team:
    parent = world.units[under]
    unit = _unit(world, key, UnitKind.TEAM, name, parent, None)
    home = under if parent.kind == UnitKind.STATION else "杨柳村"
    person = _person(world, leader, home)
    chosen: dict[str, object] = {
        "category": category, "tier": 3 if parent.kind == UnitKind.STATION else 2, "skills": skills,
        "serves": [world.units["c"].path], "slots": ALWAYS, "members_count": 8, "capacity_per_week": 5,
    } | given  # fmt: skip
    team = Team.objects.create(unit=unit, **chosen)
    world.teams[key] = team
    world.posts[leader] = Post.objects.create(
        county=COUNTY,
        person=person,
        role="team_leader",
        unit=unit,
        title="队长",
        heads=True,
        starts_on=SINCE,
    )
    return team
