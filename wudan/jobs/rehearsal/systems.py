"""接入系统 in the demo: the county's hotline, answered for; a map that nobody answers for yet. And two general notices.

No key is made: whoever tries it makes one and sees it once. No webhook either: a demo sends nothing out.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from wudan.areas.models import Unit
from wudan.connections.actions import agree, register
from wudan.connections.actions.register import Said
from wudan.connections.models import System
from wudan.notices.actions import announcing
from wudan.notices.enums import Recipients
from wudan.notices.models import Announcement
from wudan.orders.enums import Channel
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

_DAY = timedelta(days=1)
_WEATHER = "明后两天降温，出门请添衣。行动不便的老人要送煤、送药，给站上说一声。"
_MEETING = "下周三上午九点，县中心开志愿队伍骨干会，来不了的说一声就行。"


def connect_systems(county: str, *, until: datetime) -> None:
    """Let one in, note another down."""
    center = Unit.objects.filter(county=county, kind="center", ends_on=None).first()
    admin, office = _post(county, "system_administrator"), _post(county, "center_office")
    if center is None or admin is None or office is None or System.objects.exists():
        return
    by = actor_under(admin)
    hotline = register(
        said=Said(
            name="12345 热线（演示）", purpose="热线接到的服务诉求，直接点成单", contact="县政务热线值班台",
            channel=Channel.TELEPHONE, unit=center, post=office,
        ),
        by=by, at=until - 6 * _DAY,
    )  # fmt: skip
    agree(system=hotline, by=actor_under(office), at=until - 5 * _DAY)
    register(
        said=Said(
            name="县地图（演示）", purpose="在地图上标出阵地和开门时间", contact="县自然资源局信息科",
            channel=Channel.TELEPHONE, unit=center, post=office,
        ),
        by=by, at=until - _DAY,
    )  # fmt: skip


def announce(county: str, *, until: datetime) -> None:
    """One that was sent, one that waits for a second person."""
    posts = list(_posts(county, "center_office")[:2])
    if len(posts) < 2 or Announcement.objects.filter(county=county).exists():
        return
    one, other = map(actor_under, posts)
    _write(_WEATHER, Recipients.KEEPERS, one, until - _DAY, sent_by=other)
    _write(_MEETING, Recipients.LEADERS, other, until)


def _write(text: str, recipients: str, by: Actor, at: datetime, *, sent_by: Actor | None = None) -> None:  # fmt: skip
    made = announcing.write(text=text, recipients=recipients, by=by, at=at)
    if sent_by is not None:
        announcing.release(announcement=made, by=sent_by, at=at)
        while announcing.tell_some(at=at):
            pass


def _post(county: str, role: str) -> Post | None:
    return _posts(county, role).first()


def _posts(county: str, role: str) -> QuerySet[Post]:
    rows = Post.objects.filter(county=county, role=role, ends_on=None, person__account__isnull=False)  # fmt: skip
    return rows.select_related("unit", "person").order_by("pk")
