"""用了、发到哪里: played, lent, read aloud or hung, for how many as the leader counted (domain §5 row 29).

Nobody's clicks, no name: a day, a site, a number of people present.
"""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.content.actions.holding import lock, lock_seen, note, one_transaction, said
from wudan.content.enums import UseKind
from wudan.content.models import Article, Posting, Use
from wudan.content.permissions import using_objection, writing_objection
from wudan.content.policies import open_showing
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.enums.resource import ResourceKind
from wudan.sites.models import Resource

MOST_PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Used:
    """What was done with it, as whoever led it says."""

    kind: str
    on: date
    people_count: int | None = None
    words: str = ""
    activity: Activity | None = None


@one_transaction
def note_use(*, article: Article, unit: Unit, used: Used, by: Actor, at: datetime) -> Use:
    """Note one. Raises Malformed, Missing, Objected."""
    held = lock(article.pk)
    shown = open_showing(held)
    insist(using_objection(by, shown))
    if not by.reaches(unit.path):
        raise Objected(Objection("other_unit", "只能记自己单位的使用。"))
    faults = {}
    if used.kind not in UseKind.values:
        faults["kind"] = "请选怎么用的。"
    if not shown or not day_of(shown.since) <= used.on <= day_of(at):
        faults["on"] = "请填公开以后、今天以前的日子。"
    if used.people_count is not None and not 0 < used.people_count <= MOST_PEOPLE:
        faults["people_count"] = Phrase(
            "在场人数写 1 到 {most_people}，数不清可以不写。", most_people=MOST_PEOPLE
        )
    if used.activity is not None and not used.activity.unit.path.startswith(by.unit_path):
        faults["activity"] = "没有这个活动，或不在您的范围内。"
    if faults or shown is None:
        raise Malformed(faults)
    made = Use.objects.create(
        article=held, revision=shown.revision, kind=used.kind, on=used.on, unit=unit, activity=used.activity,
        people_count=used.people_count, words=said(used.words, field="words", most=120), noted_at=at,
        noted_as=by.label[:80],
    )  # fmt: skip
    note("use", held, by=by, at=at, kind=used.kind, use=made.pk)
    return made


@one_transaction
def strike_use(*, use: int, why: str, by: Actor, at: datetime) -> Use:
    """It was wrong: struck with a reason, and still there to be read. Raises Malformed, Missing, Objected."""
    rows = Use.objects.select_for_update(of=("self",)).select_related("article__unit", "unit")
    found = rows.filter(pk=use).first()
    if found is None or not by.may("use_content") or not by.reaches(found.unit.path):
        raise Missing
    if found.struck_at is not None:
        raise Objected(Objection("struck", "已经划掉了。"))
    found.struck_why = said(why, field="why", most=120, ask="请写为什么划掉。")
    found.struck_at = at
    found.save(update_fields=["struck_at", "struck_why"])
    note("strike_use", found.article, by=by, at=at, why=found.struck_why, use=found.pk)
    return found


@one_transaction
def note_posting(*, article: Article, channel: Resource, link: str, on: date, by: Actor, at: datetime) -> Posting:  # fmt: skip
    """It also stands on one of the registered channels (R030). Raises Malformed, Missing, Objected."""
    held = lock_seen(article, by)
    insist(writing_objection(by, held))
    if open_showing(held) is None:
        raise Objected(Objection("not_shown", "没有公开的稿子，不能发到别处。"))
    if channel.kind != ResourceKind.CHANNEL or channel.county != held.county:
        raise Malformed({"channel": "请选登记过的网络阵地。"})
    if on > day_of(at):
        raise Malformed({"on": "还没有到那一天。"})
    if link and not link.startswith("https://"):
        raise Malformed({"link": "网址要以 https:// 开头。"})
    told = {"link": said(link, field="link", most=300), "on": on, "noted_at": at, "noted_as": by.label[:80]}  # fmt: skip
    made, _ = Posting.objects.update_or_create(article=held, channel=channel, defaults=told)
    note("post", held, by=by, at=at, channel=channel.key)
    return made
