"""督查、考核 in the demo: a plan with visits in several states, last half's round with an appeal, a new version tried.

A county's first half with the system: the sheet is adopted in it by the real action, so its day lies
within that half.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from wudan.appraisals import actions as appraising
from wudan.appraisals.actions.holding import half_days, units_of
from wudan.appraisals.actions.simulate import last_half
from wudan.appraisals.models import Round, Sheet
from wudan.inspections import actions
from wudan.inspections.actions import Wanted
from wudan.inspections.enums import Aim
from wudan.inspections.models import Inspection, Visit
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import CHINA, day_of
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under
from wudan.sites.actions import checks
from wudan.sites.models import Rectification, Standard

_SEED = "5a" * 16
_FOUND = (("brand", "lacking", "群众叫不出一个名字。"), ("rules", "partly", "制度有，没有上墙。"))
_SHEET = "town_points"


def inspect_sites(scene: Scene, county: str, *, until: datetime) -> None:
    """This month's draw, half of it made; help for one site. Nothing when it was played before."""
    posts = _office(county, until)
    standard = Standard.objects.in_force(county, day_of(until))
    if Inspection.objects.exists() or len(posts) < 1 or standard is None:
        return
    by, began = actor_under(posts[0]), _of_this_month(until)
    row = _plan(
        by, posts, "本月督查", began, until, kind="inspection", manner="unannounced", count=4
    )
    made = list(row.visits.select_related("site__unit").order_by("pk"))[:3]
    for visit in made:
        _look(visit, standard, by=by, at=until)
    _mend(scene, made[0], by=by, at=until)
    if len(made) > 1:
        _mend(scene, made[1], by=by, at=until, looked_at_again=False)
    helping = _plan(by, posts, "教排班", began, until, kind="guidance", manner="announced", count=2)
    first = helping.visits.order_by("pk").first()
    if first is not None:
        actions.guide(visit=first, words="一起把下个月的值班排了出来。", by=by, at=until)


def inspect_units(scene: Scene, county: str, *, until: datetime) -> None:
    """A draw among departments and towns: one was visited and has something to put right."""
    posts = _office(county, until)
    if not posts or Inspection.objects.filter(aim=Aim.UNITS).exists():
        return
    by, began = actor_under(posts[0]), _of_this_month(until)
    wanted = Wanted(
        kind="inspection", manner="announced", choosing="drawn", title="推进落实督查",
        why="看各部门各镇街推进得怎么样，帮着解难题。", starts_on=day_of(began),
        ends_on=day_of(until), posts=[post.pk for post in posts], count=3,
    )  # fmt: skip
    row = actions.plan_units(wanted=wanted, seed=_SEED, by=by, at=began)
    first = row.unit_visits.select_related("unit").order_by("pk").first()
    if first is not None:
        actions.see_unit(
            visit=first, words="推进会开了，队伍也有；菜单更新慢。", by=by, at=until,
            lacking=["菜单三个月没有更新。", "没有明确谁来接单。"], days=20,
        )  # fmt: skip


def appraise_towns(scene: Scene, county: str, *, until: datetime) -> None:
    """Last half's round, final after an appeal; another form of sheet simulated beside it."""
    posts = _office(county, until)
    sheets = {one.code: one for one in Sheet.objects.filter(county=county).order_by("version")}
    if Round.objects.exists() or not posts or _SHEET not in sheets:
        return
    first, other = actor_under(posts[0]), actor_under(posts[-1])
    if first.person_id == other.person_id:
        other = replace(other, person_id=_leader(county))
    year, half = last_half(until)
    since, last = half_days(year, half)
    began = datetime(since.year, since.month, 5, 9, tzinfo=CHINA)
    over = datetime(last.year, last.month, last.day, 9, tzinfo=CHINA) + timedelta(days=3)
    sheet = sheets[_SHEET]
    appraising.simulate(sheet=sheet, by=first, at=began)
    appraising.adopt(
        sheet=sheet, starts_on=began.date(), why="县委常委会审定。", by=first, at=began
    )
    row = appraising.open_round(county=county, appraises="institute", year=year, half=half, by=first, at=over)  # fmt: skip
    towns = units_of(county, "institute", on=last)
    for place, unit in enumerate(towns):
        for code, value, words in (
            ("leading", 7 + place % 4, "查了会议记录，问了所里两个人。"), ("asked", 6 + place % 5, "入户问了六家。"),
        ):  # fmt: skip
            appraising.judge(row=row, unit=unit, code=code, value=f"{value}", evidence=words, by=first, at=over)  # fmt: skip
    appraising.publish(row=row, by=first, at=over)
    told = appraising.appeal(
        row=row, unit=towns[0], code="leading", words="六月书记主持过两次，记录在另一本上。",
        by=scene.staff(towns[0].pk), at=over + timedelta(days=1),
    )  # fmt: skip
    appraising.answer(
        row=told, outcome="changed", value="9", reasons="查了另一本记录，确有两次。", by=other, at=over + timedelta(days=3)
    )  # fmt: skip
    appraising.finalise(row=row, by=first, at=min(until, over + timedelta(days=30)))
    appraising.simulate(sheet=sheets["town_deduction"], by=first, at=until)


def _office(county: str, until: datetime) -> list[Post]:
    """Posts of the center's office, those with an account first."""
    held = Post.objects.held_on(day_of(until)).filter(county=county, role="center_office")
    rows = held.select_related("unit", "person__account").order_by("pk")
    return sorted(rows, key=lambda post: getattr(post.person, "account", None) is None)


def _leader(county: str) -> int:
    """Somebody else at the top, where the office is one person."""
    return Post.objects.filter(county=county, role="leader").values_list("person", flat=True)[0]


def _of_this_month(until: datetime) -> datetime:
    """A working morning of this month that is not after the demo's end."""
    return max(until.replace(day=1), until - timedelta(days=6))


def _plan(
    by: Actor, posts: list[Post], title: str, began: datetime, until: datetime, *, kind: str,
    manner: str, count: int,
) -> Inspection:  # fmt: skip
    after = (until.replace(day=28) + timedelta(days=4)).replace(day=1)
    wanted = Wanted(
        kind=kind, manner=manner, choosing="drawn", title=title, why="看标准落地没有，听群众怎么说。",
        starts_on=day_of(began), ends_on=day_of(after - timedelta(days=1)), posts=[post.pk for post in posts],
        count=count,
    )  # fmt: skip
    return actions.plan(wanted=wanted, seed=_SEED, by=by, at=began)


def _look(visit: Visit, standard: Standard, *, by: Actor, at: datetime) -> None:
    told = {code: (found, words) for code, found, words in _FOUND}
    running = set(Rectification.objects.open().filter(site=visit.site_id).values_list("item__code", flat=True))  # fmt: skip
    lines = [
        checks.Line(item.code, *told.get(item.code, ("met", "")))
        for item in standard.items.order_by("position") if item.code not in running
    ]  # fmt: skip
    actions.inspect(visit=visit, seen=standard.pk, lines=lines, by=by, at=at, days=10)


def _mend(
    scene: Scene, visit: Visit, *, by: Actor, at: datetime, looked_at_again: bool = True
) -> None:
    rows = Rectification.objects.open().filter(result__check_made__visit=visit)
    row = rows.select_related("site__unit", "item").order_by("pk").first()
    if row is None:
        return
    checks.mend(row=row, words="照着改了，请来看。", by=scene.staff(visit.site.unit_id), at=at)
    if looked_at_again:
        checks.recheck(row=row, found="met", words="", by=by, at=at)
