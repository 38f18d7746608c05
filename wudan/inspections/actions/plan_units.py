"""安排督查部门和镇街: the same list, seed and draw as for sites; each unit has its own turns a month (R099)."""

from dataclasses import asdict
from datetime import date, datetime

from django.conf import settings

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.inspections.actions.holding import free_turn, month_of, most_of, note, turns_taken
from wudan.inspections.actions.plan import Wanted, faults_of, posts_of
from wudan.inspections.actions.unit_visits import tell
from wudan.inspections.enums import Aim, Choosing, LeftOut, Manner, VisitKind
from wudan.inspections.models import Inspection, Inspector, UnitVisit
from wudan.inspections.permissions import planning_units_objection
from wudan.inspections.sampling import Entry, draw
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.tree_paths import steps_of
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.sites.actions.taking import hold_sites, one_transaction, worded
from wudan.sites.models import Site

LOOKED_AT = (UnitKind.DEPARTMENT, UnitKind.INSTITUTE)
_NOBODY_LEFT = Objection(
    "nobody_left", "没有可抽的单位：这个月的次数都满了，或者是去的人自己的单位。"
)


@one_transaction
def plan_units(*, wanted: Wanted, seed: str, by: Actor, at: datetime) -> Inspection:
    """Draw or name the units and take their turns; `wanted.sites` are units. Raises Malformed, Objected."""
    insist(planning_units_objection(by))
    title = worded("title", wanted.title, missing="请起个名称。", most=40)
    why = worded("why", wanted.why, missing="请写一句为什么去。", most=200)
    faults = faults_of(wanted, on=day_of(at)) | ({} if seed else {"": "缺少种子。"})
    posts = posts_of(wanted, by, on=day_of(at))
    if not posts:
        faults["posts"] = "请选去的人：中心办公室或实践所、在岗的。"
    if faults:
        raise Malformed(faults)
    kind, month = VisitKind(wanted.kind), month_of(wanted.starts_on)
    unit = Unit.objects.get(pk=by.unit_id or 0)
    listed = lock_units(unit.county, on=day_of(at))
    taken = turns_taken([one.pk for one in listed], kind, month)
    full = {one.pk for one in listed if len(taken.get(one.pk, ())) >= most_of(kind)}
    own = {post.unit_id for post in posts}
    frame = [_entry(one) for one in listed if one.pk not in full | own]
    chosen = _chosen(wanted, listed, frame, full, seed)
    if name := next((one.short_name for one in chosen if one.pk in own), ""):
        raise Malformed({"posts": Phrase("{name}是去的人自己的单位，自己单位的人不督查自己单位，请换人。", name=name)})  # fmt: skip
    made = Inspection.objects.create(
        county=unit.county, unit=unit, aim=Aim.UNITS, kind=kind, manner=wanted.manner,
        choosing=wanted.choosing, title=title, why=why, items=list(wanted.items),
        starts_on=wanted.starts_on, ends_on=wanted.ends_on, frame=[asdict(one) for one in frame],
        left_out=_left_out(listed, own=own, full=full), seed=seed,
        wanted=wanted.count if wanted.choosing == Choosing.DRAWN else len(chosen),
        by_branch=False, made_at=at, made_as=by.label[:80], made_by_id=by.person,
    )  # fmt: skip
    Inspector.objects.bulk_create(_inspector(made, post) for post in posts)
    visits = [
        UnitVisit.objects.create(
            inspection=made, unit=one, kind=kind, month=month, most=most_of(kind),
            turn=free_turn(taken.get(one.pk, ())),
        )
        for one in chosen
    ]  # fmt: skip
    note("plan", made, by=by, at=at, kind=kind.value, frame=len(frame), units=len(chosen), seed=seed)  # fmt: skip
    if wanted.manner == Manner.ANNOUNCED:
        for visit in visits:
            tell("announce", visit, by=by, at=at)
    return made


def lock_units(county: str, *, on: date) -> list[Unit]:
    """Departments and towns of the county, held in the order of their keys, answered in that of the tree.

    A town's site is held first: whoever visits it as a site counts the same turns.
    """
    sites = Site.objects.filter(unit__county=county, unit__kind__in=LOOKED_AT)
    hold_sites(sites.values_list("pk", flat=True))
    rows = (
        Unit.objects.select_for_update(no_key=True)
        .open_on(on)
        .filter(county=county, kind__in=LOOKED_AT)
    )
    return sorted(rows.order_by("pk"), key=lambda one: steps_of(one.path))


def _chosen(
    wanted: Wanted, listed: list[Unit], frame: list[Entry], full: set[int], seed: str
) -> list[Unit]:
    by_key = {one.pk: one for one in listed}
    if wanted.choosing == Choosing.NAMED:
        asked = set(wanted.sites)
        if asked - set(by_key):
            raise Malformed({"units": "只督查本县的部门和镇街，请重新选。"})
        if over := [by_key[pk].short_name for pk in sorted(asked & full)]:
            most = settings.PACK.visits[wanted.kind]
            words = Phrase(
                "{unit}这个月的次数已满（最多 {most} 次）。请下个月再去，或请他们一起去。",
                unit="、".join(over), most=most,
            )  # fmt: skip
            raise Objected(Objection("visited_enough", words))
        return [one for one in listed if one.pk in asked]
    drawn = draw(frame, seed=seed, count=wanted.count, by_branch=False)
    if not drawn:
        raise Objected(_NOBODY_LEFT)
    return [by_key[entry.unit] for entry in drawn]


def _left_out(listed: list[Unit], *, own: set[int], full: set[int]) -> list[dict[str, object]]:
    """Who is not drawn from, each with why: taken out before the lot, so that no draw is thrown away for it."""
    why = dict.fromkeys(full, LeftOut.FULL) | dict.fromkeys(own, LeftOut.OWN)
    return [asdict(_entry(one)) | {"why": why[one.pk].value} for one in listed if one.pk in why]


def _entry(unit: Unit) -> Entry:
    return Entry(unit.pk, unit.key, unit.short_name, unit.short_name)


def _inspector(made: Inspection, post: Post) -> Inspector:
    return Inspector(inspection=made, post=post, label=f"{post.unit.short_name}·{post.title}"[:80])
