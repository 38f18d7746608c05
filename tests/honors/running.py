"""A campaign walked to a stage through the real actions: how the stories begin."""

from datetime import datetime, timedelta

from tests.honors.noticing import second_office
from tests.world import MONDAY, World
from wudan.honors.actions import campaigns
from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.models import Award, Campaign, Candidate, Clearance, Scoring
from wudan.people.actors import for_self
from wudan.people.models import Person

DAY = timedelta(days=1)
V = CampaignVerb
STORY = "秦奶奶住在杨柳村，三年里每天给隔壁瘫了的高大爷送饭，风雨不断。"
DAYS = {V.OPEN: 0, V.CLEAR: 8, V.SCORE: 10, V.CALL: 12, V.COUNT: 21, V.TELL: 22}
SCORERS = ("乔委员", "艾科长")


def planned(start: datetime = MONDAY, **given: object) -> campaigns.Planned:
    """Two classes, one name in each; a week to put forward, some days for each step."""
    day = start.date()
    said: dict[str, object] = {
        "name": "2026 年第三季度典型", "words": "推荐、征求意见、打分、群众说、开会、公示。",
        "quotas": {"filial": 1, "helping": 1}, "nominate_until": day + 7 * DAY,
        "clear_until": day + 11 * DAY, "score_until": day + 15 * DAY,
        "vote_until": day + 20 * DAY, "notice_days": 7, "offices": [],
    } | given  # fmt: skip
    return campaigns.Planned(**said)  # type: ignore[arg-type]


def drafted(world: World, start: datetime = MONDAY, **given: object) -> Campaign:
    """By 柳文书; 民政局 is asked."""
    given = {"offices": [world.units["民政局"].pk]} | given
    return campaigns.draft(
        unit=world.units["c"], planned=planned(start, **given), by=world.actor("柳文书"), at=start
    )


def go(
    world: World, found: Campaign, verb: CampaignVerb, *, at: datetime | None = None
) -> Campaign:
    """One step, on its day."""
    at = at or MONDAY + DAYS[verb] * DAY
    return campaigns.step(campaign=found, verb=verb, by=world.actor("柳文书"), at=at)


def put_forward(
    world: World, found: Campaign, who: str = "秦奶奶", by: str = "马青山", code: str = "filial",
    story: str = STORY, start: datetime = MONDAY,
) -> Candidate:  # fmt: skip
    """By the station, unless told otherwise."""
    return campaigns.nominate(
        campaign=found, person=world.people[who], code=code, story=story, by=world.actor(by),
        at=start + DAY / 8,
    )  # fmt: skip


def stands(
    candidate: Candidate, *, name: bool = True, picture: bool = True, start: datetime = MONDAY
) -> Candidate:
    """The person's own yes."""
    return campaigns.agree(
        candidate=candidate, shows_name=name, shows_picture=picture,
        by=for_self(candidate.person_id), at=start + DAY / 4,
    )  # fmt: skip


def at_stage(
    world: World, verb: CampaignVerb, start: datetime = MONDAY, **consents: bool
) -> Campaign:
    """Just after this step: 秦奶奶 (filial) and 白嫂 (helping) stand; 民政局 has nothing against them."""
    second_office(world)
    found = go(world, drafted(world, start), V.OPEN, at=start)
    stands(put_forward(world, found, start=start), start=start, **consents)
    other = put_forward(
        world, found, "白嫂", "贾站长", "helping", "白嫂在王台村照看三个孩子。", start=start
    )
    stands(other, start=start, **consents)
    if verb is V.OPEN:
        return found
    for who in SCORERS:
        campaigns.name_scorer(
            campaign=found, post=world.posts[who], by=world.actor("柳文书"), at=start
        )
    for step in list(DAYS)[1 : list(DAYS).index(verb) + 1]:
        if step is V.SCORE:
            clear_all(world, found, start)
        if step is V.CALL:
            score_all(world, found, start)
        found = go(world, found, step, at=start + DAYS[step] * DAY)
    return found


def clear_all(world: World, found: Campaign, start: datetime = MONDAY) -> None:
    """民政局 has nothing against anybody."""
    for row in Clearance.objects.filter(candidate__campaign=found).select_related("candidate"):
        campaigns.answer_clearance(
            clearance=row, answer="clear", by=world.actor("景科长"), at=start + 9 * DAY
        )


def score_all(world: World, found: Campaign, start: datetime = MONDAY) -> None:
    """Everybody declares none and gives threes."""
    rows = Scoring.objects.filter(candidate__campaign=found).select_related("candidate", "scorer")
    by_person = {world.people[who].pk: world.actor(who) for who in SCORERS}
    for row in rows:
        by, at = by_person[row.scorer.person_id], start + 11 * DAY
        campaigns.declare(scoring=row, conflict="none", by=by, at=at)
        marks = {"deed": 3, "lasting": 3, "learned": 3}
        campaigns.mark(scoring=row, marks=marks, by=by, at=at)


def decided(world: World, start: datetime = MONDAY, **consents: bool) -> Campaign:
    """Both are chosen by 路副主任, and on public notice since day 23."""
    found = at_stage(world, V.TELL, start, **consents)
    chosen = [
        campaigns.Chosen(one.pk, "chosen", "事情实在，邻居都说好。")
        for one in found.candidates.standing()
    ]
    return campaigns.decide(
        campaign=found, met_on=start.date() + 23 * DAY, meeting="中心办公室五人，一致同意。",
        chosen=chosen, by=world.actor("路副主任"), at=start + 23 * DAY,
    )  # fmt: skip


def awarded(world: World, who: str = "秦奶奶", start: datetime = MONDAY, **consents: bool) -> Award:
    """After the notice, on day 31."""
    candidate = decided(world, start, **consents).candidates.get(person=world.people[who])
    made = campaigns.award(candidate=candidate, by=world.actor("路副主任"), at=start + 31 * DAY)
    assert made is not None
    return made


def votes(
    world: World, found: Campaign, person: Person, candidate: Candidate, **given: object
) -> object:
    """A resident's word on day 15."""
    said: dict[str, object] = {"at": MONDAY + 15 * DAY} | given
    return campaigns.vote(campaign=found, candidate=candidate, by=for_self(person.pk), **said)  # type: ignore[arg-type]
