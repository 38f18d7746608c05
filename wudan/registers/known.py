"""系统里已有的: what stands beside an item of a standard, so that nobody types it (R013; domain §3.1).

Sentences about places, never about persons: they are kept with a check as they were that day.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Q

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity, Attendance
from wudan.activities.querysets import ActivityQuerySet
from wudan.areas.models import Unit
from wudan.kit.clock import day_of, local
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.orders.models import Order
from wudan.people.consents import text_of
from wudan.people.enums import ConsentKind
from wudan.people.models import Post
from wudan.sites.enums import Known, SiteState, StaffTime
from wudan.sites.models import Site
from wudan.teams.models import Membership, Team

DAYS = 90
"""How far back "lately" reaches."""
Facts = tuple[str, ...]


def known_of(site: Site, codes: Iterable[str], *, at: datetime) -> dict[str, Facts]:
    """The sentences of each code, as things stand now; a few statements a code."""
    return {code: _READERS[Known(code)](site, at) for code in dict.fromkeys(codes)}


def _posts(site: Site, at: datetime) -> Facts:
    held = Post.objects.held_on(day_of(at)).filter(unit=site.unit_id)
    titles = [
        title or Phrase("工作人员") for title in held.order_by("pk").values_list("title", flat=True)
    ]
    times = list(site.staff.present().values_list("time", flat=True))
    full, part = times.count(StaffTime.FULL), times.count(StaffTime.PART)
    return (
        Phrase("系统里在岗 {count} 人：{listed}。", count=len(titles), listed=Listed(COMMA, dict.fromkeys(titles))) if titles else Phrase("系统里没有在岗的人。"),
        Phrase("登记的工作人员：专职 {full} 人，兼职 {part} 人。", full=full, part=part) if times else Phrase("没有登记专职或兼职的工作人员。"),
    )  # fmt: skip


def _opening(site: Site, at: datetime) -> Facts:
    present = site.periods.on(day_of(at)).first()
    if present is None or present.state == SiteState.CLOSED:
        return (Phrase("登记为关闭。"),)
    where = present.address or site.host
    return (
        Phrase("地址：{where}。", where=where) if where else Phrase("没有登记地址。"),
        Phrase("公布了开放时间。") if site.opening else Phrase("没有公布开放时间。"),
    )


def _teams(site: Site, at: datetime) -> Facts:
    here = {"unit__path__startswith": site.unit.path, "unit__ends_on": None}
    teams = list(Team.objects.filter(**here).values_list("pk", "members_count"))
    named = Membership.objects.present().filter(team__in=[pk for pk, _ in teams]).count()
    if not teams:
        return (Phrase("这里没有自己的队伍。"),)
    told = sum(count for _, count in teams)
    return (
        Phrase(
            "自己的队伍 {count} 支，自报 {told} 人，系统里有名字的 {named} 人。",
            count=len(teams),
            told=told,
            named=named,
        ),
    )


def _orders(site: Site, at: datetime) -> Facts:
    since = at - timedelta(days=DAYS)
    rows = Order.objects.filter(origin__path__startswith=site.unit.path, placed_at__gte=since)
    counted = rows.aggregate(orders=Count("pk"), platforms=Count("platform", distinct=True))
    return (
        Phrase(
            "近 {days} 天点单 {counted} 件，涉及 {counted2} 个平台。",
            days=DAYS,
            counted=counted["orders"],
            counted2=counted["platforms"],
        ),
    )


def _activities(site: Site, at: datetime) -> Facts:
    since, month = day_of(at - timedelta(days=DAYS)), local(at).date().replace(day=1)
    lately = Q(shifts__day__gte=since, shifts__day__lte=day_of(at))
    rows = held_at(site.unit).filter(lately).distinct()
    this_month = rows.filter(shifts__day__gte=month).count()
    present = Attendance.objects.filter(
        sign_up__opening__shift__activity__in=rows.values("pk"),
        sign_up__opening__shift__day__gte=since,
    ).exclude(state="struck")
    return (
        Phrase(
            "近 {days} 天办了 {count} 次活动，本月 {this_month} 次；到场登记 {count2} 人次。",
            days=DAYS,
            count=rows.count(),
            this_month=this_month,
            count2=present.count(),
        ),
    )


def _rules(site: Site, at: datetime) -> Facts:
    text = text_of(ConsentKind.VOLUNTEER, on=day_of(at))
    return (
        Phrase(
            "《{text}》{version:%Y-%m-%d} 版，网上公开，可打印上墙。",
            text=text.title,
            version=text.version,
        ),
    )


def held_at(unit: Unit) -> ActivityQuerySet:
    """Activities of a unit and below that were published and not called off."""
    shown = Activity.objects.filter(unit__path__startswith=unit.path, is_template=False)
    return shown.exclude(stage__in=[ActivityStage.DRAFT, ActivityStage.CANCELLED])


_READERS: dict[Known, Callable[[Site, datetime], Facts]] = {
    Known.POSTS: _posts, Known.OPENING: _opening, Known.TEAMS: _teams, Known.ORDERS: _orders,
    Known.ACTIVITIES: _activities, Known.RULES: _rules,
}  # fmt: skip
