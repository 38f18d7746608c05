"""The demo's pieces in every state: drafts, one sent back, one up for the third, public ones, one whose person took back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from wudan.areas.models import Unit
from wudan.content import actions
from wudan.content.actions.use import Used
from wudan.content.models import Article, Revision
from wudan.content.policies import Placed, Written
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.people.actions import consents
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under
from wudan.projects.enums.project import ProjectStage
from wudan.projects.models import Project
from wudan.registers.actions import draft_case

_DAY = timedelta(days=1)
_STAFF = ("station_keeper", "institute_staff", "center_office", "leader")
_SONG = """# 第一段

山梁梁上开红花，文明的风吹进家。
你点单来我跑腿，不收一分不喝茶。

# 副歌

五单走完五步路，邻里和气像一家。"""
_SHEET = """# 进门

- 开门时间贴在门口，到点有人在。
- 来人先问：需要办什么事。

# 办事

1. 能办的当场办。
2. 要点单的替他点，回执交到手里。
3. 办不了的告诉他该找谁。

| 事情 | 多久答复 |
| 点单 | 一个工作日 |
| 投诉建议 | 一个工作日受理 |"""
_READER = """# 写在前面

这本读本是从村里的口述里整理的，人名都隐去了。

# 一盏马灯

那年冬天路断了，三个村轮着打灯笼接送学生。**灯亮着，人就不慌。**"""
_TALK = "# 怎么把政策讲成家常话\n\n先问大家最近愁什么，再讲政策里哪一条管这件事。\n\n- 不念文件\n- 一次只讲一件\n- 讲完留十分钟让人问"


@dataclass(frozen=True, slots=True)
class _Players:
    """Who writes and who signs, each another person."""

    station: Unit
    keeper: Actor
    institute: Actor
    office: Actor
    leader: Actor

    @property
    def signers(self) -> tuple[Actor, ...]:
        """The three, in order."""
        return self.institute, self.office, self.leader


def publish_pieces(scene: Scene, county: str, *, until: datetime) -> None:
    """Write eight, sign some of them."""
    players = _players(county)
    if players is None or Article.objects.filter(county=county).exists():
        return
    _public_ones(players, until)
    _unsigned_ones(players, until)
    _taken_back(players, county, until)
    _case(players, county, until)


def _public_ones(players: _Players, until: datetime) -> None:
    winter = _written(players, "冬天的院坝会怎么开", "article", until - 20 * _DAY, body="火炉边搭两排凳子，**先听后讲**。\n\n大爷大娘说：路灯不亮、药店太远、想看戏。三件事当天记成三张单。", picture=True)  # fmt: skip
    _sign(players, winter, 3, until - 19 * _DAY)
    song = _written(players, "《点单谣》", "song", until - 15 * _DAY, body=_SONG, credit="词曲：县文化馆集体（演示）")  # fmt: skip
    _sign(players, song, 3, until - 14 * _DAY)
    sheet = _written(players, "站上的规矩", "sheet", until - 12 * _DAY, body=_SHEET)
    _sign(players, sheet, 3, until - 11 * _DAY)
    for held, kind, count, words in (
        (song, "played", 46, "腊月二十三的院坝会"), (winter, "read_aloud", 18, "周一例会上读的"), (sheet, "hung", None, "贴在进门左手"),
    ):  # fmt: skip
        used = Used(kind, day_of(until - 3 * _DAY), count, words)
        actions.note_use(article=held, unit=players.station, used=used, by=players.keeper, at=until)


def _unsigned_ones(players: _Players, until: datetime) -> None:
    _written(players, "腊月的集市", "article", until - _DAY, body="还没有写完。")
    talk = _written(players, "怎么把政策讲成家常话", "talk", until - 2 * _DAY, body=_TALK)
    _sign(players, talk, 2, until - _DAY)
    reader = _written(players, "红色故事会（第一册）", "reader", until - 4 * _DAY, body=_READER)
    _sign(players, reader, 0, until - 3 * _DAY)
    latest = _latest(reader)
    actions.mark(
        article=reader, seen=latest.hash, kind="fact", excerpt="那年冬天", words="写明是哪一年，查一下村志", by=players.institute,
        at=until - 2 * _DAY,
    )  # fmt: skip
    told = _written(
        players, "停水通知怎么写清楚", "announcement", until - 5 * _DAY, body="停水，望周知。"
    )
    _sign(players, told, 0, until - 5 * _DAY)
    actions.send_back(article=told, seen=_latest(told).hash, words="写明哪个村、几点到几点、水从哪里打。", by=players.institute, at=until - 4 * _DAY)  # fmt: skip


def _taken_back(players: _Players, county: str, until: datetime) -> None:
    """Somebody agreed, stood in a story, and changed their mind."""
    person = Person.objects.filter(home=players.station, posts=None).order_by("pk").first()
    if person is None:
        return
    by = for_self(person.pk)
    consents.give(person=person, kind="publish", by=by, at=until - 9 * _DAY)
    story = _written(players, "村口的那盏灯", "story", until - 8 * _DAY, body="晚上回村的人，总看见村口有一盏灯亮着。", persons=frozenset({person.pk}))  # fmt: skip
    _sign(players, story, 3, until - 7 * _DAY)
    consents.withdraw(person=person, kind="publish", by=by, at=until - 2 * _DAY)
    actions.take_down_unagreed(at=until - 2 * _DAY)


def _case(players: _Players, county: str, until: datetime) -> None:
    """What a station learned from its project on the list, once there is one."""
    done = Project.objects.filter(county=county, stage__in=[ProjectStage.TRIAL, ProjectStage.RUNNING])  # fmt: skip
    project = done.select_related("unit").order_by("pk").first()
    if project is None:
        return
    posts = Post.objects.held_on(day_of(until)).select_related("unit").order_by("pk")
    keeper = posts.filter(unit=project.unit, role="station_keeper").first()
    above = posts.filter(unit=project.unit.parent_id, role="institute_staff").first()
    if keeper is None or above is None:
        return
    there = replace(
        players, station=project.unit, keeper=actor_under(keeper), institute=actor_under(above)
    )
    case = draft_case(
        project=project, title=f"案例：{project.title}", by=there.keeper, at=until - 6 * _DAY,
        learned="先问老人哪天在家，再排日子；一天走一条沟，少跑冤枉路。",
    )  # fmt: skip
    _sign(there, case, 3, until - 5 * _DAY)


def _written(
    players: _Players, title: str, kind: str, at: datetime, *, body: str, credit: str = "", picture: bool = False,
    persons: frozenset[int] = frozenset(),
) -> Article:  # fmt: skip
    told = Written(title=title, body=body, rights="own", source="本站自己写的（演示）", credit=credit, persons=persons)  # fmt: skip
    made = actions.start(unit=players.station, kind=kind, written=told, by=players.keeper, at=at)
    if picture:
        medium = actions.add_picture(article=made, content=_drawing(), by=players.keeper, at=at)
        told = Written(title=title, body=body, rights="own", source=told.source, why="加一张画", placed=(Placed(medium.pk, alt="画：黄土坡上两排凳子，中间一盆火"),))  # fmt: skip
        actions.write(article=made, written=told, seen=_latest(made).hash, by=players.keeper, at=at)
    return made


def _sign(players: _Players, article: Article, steps: int, at: datetime) -> None:
    seen = _latest(article).hash
    actions.propose(article=article, seen=seen, by=players.keeper, at=at)
    for hour, signer in enumerate(players.signers[:steps], start=1):
        actions.sign(article=article, seen=seen, by=signer, at=at + timedelta(hours=hour))


def _latest(article: Article) -> Revision:
    article.refresh_from_db()
    return article.revisions.get(number=article.latest)


def _drawing() -> bytes:
    """A plain drawing of our own: a slope, two rows of stools, a fire."""
    sheet = Image.new("RGB", (1200, 800), "#f3e3c8")
    pen = ImageDraw.Draw(sheet)
    pen.polygon(
        [(0, 500), (400, 300), (800, 420), (1200, 260), (1200, 800), (0, 800)], fill="#c98f4e"
    )
    for x in range(150, 1100, 150):
        pen.rectangle([x, 600, x + 80, 640], fill="#7a3b1e")
        pen.rectangle([x + 30, 690, x + 110, 730], fill="#7a3b1e")
    pen.ellipse([540, 500, 660, 580], fill="#a32a1b")
    out = BytesIO()
    sheet.save(out, "JPEG", quality=85)
    return out.getvalue()


def _players(county: str) -> _Players | None:
    """A station, its institute, the office and a leader, each with an account."""
    rows = Post.objects.filter(county=county, role__in=_STAFF, ends_on=None, person__account__isnull=False)  # fmt: skip
    held = list(rows.select_related("unit", "person").order_by("unit__path", "pk"))
    by_role = {role: [one for one in held if one.role == role] for role in _STAFF}
    for keeper in by_role["station_keeper"]:
        above = [one for one in by_role["institute_staff"] if one.unit_id == keeper.unit.parent_id]
        if above and by_role["center_office"] and by_role["leader"]:
            others = (above[0], by_role["center_office"][0], by_role["leader"][0])
            return _Players(keeper.unit, actor_under(keeper), *map(actor_under, others))
    return None
