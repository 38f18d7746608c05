"""A forum, a candidate from a note, three reviewers and somebody who decides: how the stories begin."""

from datetime import date, datetime, timedelta
from pathlib import Path

from tests.world import COUNTY, MONDAY, SINCE, World, _person
from wudan.areas.models import Area
from wudan.jobs.furnishing.gate import furnish_gate
from wudan.people.models import Post
from wudan.projects.actions import candidates, forums, gate, life
from wudan.projects.figures import Figures
from wudan.projects.models import (
    Decision,
    Forum,
    ForumNote,
    GateRound,
    NeedEvidence,
    Project,
    Reviewing,
)

RULES = Path(__file__).parents[2] / "packs" / "base" / "gate.toml"
DAY = timedelta(days=1)


def forum(world: World, *, at: datetime = MONDAY, **came: int) -> Forum:
    """Called by the institute and held; all three came, unless told otherwise."""
    by = world.actor("乔委员")
    called = forums.Called("入冬前大家缺什么", "铁边城所会议室", date(2026, 9, 7))
    made = forums.call(unit=world.units["铁边城"], called=called, by=by, at=at)
    counts = {"departments": 2, "residents": 6, "volunteers": 2} | came
    return forums.hold(forum=made, came=forums.Came(**counts), by=by, at=at)


def heard(
    world: World, found: Forum, speaker: str = "resident", words: str = "老人腿脚不便，剪个头要跑二十里。"
) -> ForumNote:  # fmt: skip
    """A note of it."""
    spoken = forums.Spoken(speaker, words, "杨柳村三组")
    return forums.note_down(forum=found, spoken=spoken, by=world.actor("乔委员"), at=MONDAY)


def draft(world: World, **given: object) -> candidates.Draft:
    """Haircuts at home for the elders of a village."""
    said: dict[str, object] = {
        "title": "老人上门理发", "summary": "每月一次，上门给走不动的老人理发。",
        "description": "理发小队每月第二个周六上门，一天走十户。",
        "platform": world.platforms["relief"], "audience": "elders", "pole": "life",
        "area": Area.objects.get(code="610626101201"), "place_mode": "home", "minutes": 40,
        "people_words": "理发小队八人，都受过培训。", "cost_words": "不花钱，工具队里有。",
        "result_words": "走不动的老人每月都理上发。", "safeguard_words": "两人同去，家属知情。",
        "policy_source": "县委 2026 年敬老月方案", "policy_words": "敬老月要办老人身边的实事。",
        "need_words": "走不动的老人半年没理发了。",
    } | given  # fmt: skip
    return candidates.Draft(**said)  # type: ignore[arg-type]


def candidate(
    world: World, who: str = "马青山", *, at: datetime = MONDAY, note: ForumNote | None = None,
    **given: object,
) -> Project:  # fmt: skip
    """Proposed by the station; from a note, if one is given."""
    by = world.actor(who)
    unit = world.posts[who].unit
    return candidates.propose(unit=unit, draft=draft(world, **given), by=by, at=at, heard=note)


def needed(world: World, *, at: datetime = MONDAY, **given: object) -> Project:
    """A candidate with the evidence of a resident's note."""
    return candidate(world, at=at, note=heard(world, forum(world, at=at)), **given)


def rules() -> None:
    """The gate's rules of the base pack."""
    furnish_gate([RULES], COUNTY)


def at_gate(world: World, *, at: datetime = MONDAY, **given: object) -> GateRound:
    """Submitted; the round is open."""
    rules()
    found = needed(world, at=at, **given)
    candidates.submit(project=found, by=world.actor("马青山"), at=at)
    return GateRound.objects.select_related("project").get(project=found)


def reviewer(
    world: World, round_: GateRound, who: str, *, political: bool = False, at: datetime = MONDAY
) -> Reviewing:
    """Named by the office."""
    return gate.name_reviewer(
        round_=round_, post=world.posts[who], is_political=political,
        by=world.actor("柳文书"), at=at,
    )  # fmt: skip


def declare(world: World, row: Reviewing, who: str, conflict: str = "none") -> Reviewing:
    """One's own word on conflicts."""
    words = "队长是我表弟" if conflict == "has" else ""
    return gate.declare(
        reviewing=row, conflict=conflict, words=words, by=world.actor(who), at=MONDAY
    )


def values(row: Reviewing, *, stop: int = 1, scored: int = 3) -> dict[str, int]:
    """The same answer to everything that is asked."""
    asked = gate.asked_of(row)
    return {one.code: stop if one.kind == "stop" else scored for one in asked}


def review(
    world: World, row: Reviewing, who: str, *, at: datetime = MONDAY, **given: int
) -> Reviewing:
    """Declared without conflict, and given."""
    row = Reviewing.objects.select_related("round").get(pk=row.pk)
    if not row.conflict:
        row = declare(world, row, who)
    told = gate.Given(values(row, **given), "做得起来", "经费再问一下")
    return gate.give(reviewing=row, given=told, by=world.actor(who), at=at)


def reviewed(world: World, *, at: datetime = MONDAY, **given: object) -> GateRound:
    """Three named; one recused, two have given."""
    round_ = at_gate(world, at=at, **given)
    for who in ("乔委员", "景科长"):
        review(world, reviewer(world, round_, who, political=who == "乔委员"), who)
    declare(world, reviewer(world, round_, "艾科长"), "艾科长", "has")
    return round_


def decide(
    world: World, round_: GateRound, outcome: str = "admit", *, at: datetime = MONDAY,
    who: str = "柳文书",
) -> Decision:  # fmt: skip
    """By the office, with reasons."""
    reasons = "老人需要，队伍做得来，先试三个月。"
    return gate.decide(round_=round_, outcome=outcome, reasons=reasons, by=world.actor(who), at=at)


def admitted(world: World, *, at: datetime = MONDAY, **given: object) -> Project:
    """On the list, on trial."""
    round_ = reviewed(world, at=at, **given)
    decide(world, round_, at=at)
    return Project.objects.select_related("service", "unit").get(pk=round_.project_id)


def left(world: World, project: Project, *, at: datetime = MONDAY) -> Project:
    """Off the list again: its unit asked for it, the office decided."""
    asked = life.ask_exit(
        project=project, words="没有人来点", figures=Figures(), by=world.actor("马青山"), at=at
    )
    life.decide_exit(
        proposal=asked, outcome="exit", reasons="没有人来", by=world.actor("柳文书"), at=at
    )
    return Project.objects.select_related("service", "unit").get(pk=project.pk)


def second_office(world: World, name: str = "高副主任") -> str:
    """Another person with the same say at the center."""
    person = _person(world, name, "杨柳村")
    world.posts[name] = Post.objects.create(
        county=COUNTY, person=person, role="center_office", unit=world.units["c"],
        title="中心办公室副主任", starts_on=SINCE,
    )  # fmt: skip
    return name


def evidence(project: Project) -> list[str]:
    """Kinds of what is linked."""
    return list(NeedEvidence.objects.filter(project=project).values_list("kind", flat=True))
