"""A campaign walked to a stage through the real actions: how the stories begin."""

from datetime import date, datetime, timedelta

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


def planned(**given: object) -> campaigns.Planned:
    """Two classes, one name in each; a week to put forward, a week for each step."""
    said: dict[str, object] = {
        "name": "2026 年第三季度拴正典型", "words": "推荐、征求意见、打分、群众说、开会、公示。",
        "quotas": {"filial": 1, "helping": 1}, "nominate_until": date(2026, 9, 14),
        "clear_until": date(2026, 9, 18), "score_until": date(2026, 9, 22),
        "vote_until": date(2026, 9, 27), "notice_days": 7, "offices": [],
    } | given  # fmt: skip
    return campaigns.Planned(**said)  # type: ignore[arg-type]


def drafted(world: World, **given: object) -> Campaign:
    """By 柳文书; 民政局 is asked."""
    given = {"offices": [world.units["民政局"].pk]} | given
    return campaigns.draft(
        unit=world.units["c"], planned=planned(**given), by=world.actor("柳文书"), at=MONDAY
    )


def go(
    world: World, found: Campaign, verb: CampaignVerb, *, at: datetime | None = None
) -> Campaign:
    """One step, on its day."""
    at = at or MONDAY + DAYS[verb] * DAY
    return campaigns.step(campaign=found, verb=verb, by=world.actor("柳文书"), at=at)


def put_forward(
    world: World, found: Campaign, who: str = "秦奶奶", by: str = "马青山", code: str = "filial",
    story: str = STORY,
) -> Candidate:  # fmt: skip
    """By the station, unless told otherwise."""
    return campaigns.nominate(
        campaign=found, person=world.people[who], code=code, story=story, by=world.actor(by),
        at=MONDAY + DAY,
    )  # fmt: skip


def stands(candidate: Candidate, *, name: bool = True, picture: bool = True) -> Candidate:
    """The person's own yes."""
    return campaigns.agree(
        candidate=candidate, shows_name=name, shows_picture=picture,
        by=for_self(candidate.person_id), at=MONDAY + DAY,
    )  # fmt: skip


def at_stage(world: World, verb: CampaignVerb, **consents: bool) -> Campaign:
    """Just after this step: 秦奶奶 (filial) and 白嫂 (helping) stand; 民政局 has nothing against them."""
    if "路副主任" not in world.people:
        second_office(world)
    found = go(world, drafted(world), V.OPEN)
    stands(put_forward(world, found), **consents)
    stands(put_forward(world, found, "白嫂", "贾站长", "helping", "白嫂在王台村照看三个孩子。"))
    if verb is V.OPEN:
        return found
    for who in SCORERS:
        campaigns.name_scorer(
            campaign=found, post=world.posts[who], by=world.actor("柳文书"), at=MONDAY
        )
    for step in list(DAYS)[1 : list(DAYS).index(verb) + 1]:
        if step is V.SCORE:
            clear_all(world, found)
        if step is V.CALL:
            score_all(world, found)
        found = go(world, found, step)
    return found


def clear_all(world: World, found: Campaign) -> None:
    """民政局 has nothing against anybody."""
    for row in Clearance.objects.filter(candidate__campaign=found).select_related("candidate"):
        campaigns.answer_clearance(
            clearance=row, answer="clear", by=world.actor("景科长"), at=MONDAY + 9 * DAY
        )


def score_all(world: World, found: Campaign) -> None:
    """Everybody declares none and gives threes."""
    for row in Scoring.objects.filter(candidate__campaign=found).select_related(
        "candidate", "scorer"
    ):
        by = next(
            world.actor(who) for who in SCORERS if world.people[who].pk == row.scorer.person_id
        )
        campaigns.declare(scoring=row, conflict="none", by=by, at=MONDAY + 11 * DAY)
        marks = {"deed": 3, "lasting": 3, "learned": 3}
        campaigns.mark(scoring=row, marks=marks, by=by, at=MONDAY + 11 * DAY)


def decided(world: World, **consents: bool) -> Campaign:
    """Both are chosen by 路副主任, and on public notice since day 23."""
    found = at_stage(world, V.TELL, **consents)
    chosen = [
        campaigns.Chosen(one.pk, "chosen", "事情实在，邻居都说好。")
        for one in found.candidates.standing()
    ]
    return campaigns.decide(
        campaign=found, met_on=date(2026, 9, 30), meeting="中心办公室五人，一致同意。", chosen=chosen,
        by=world.actor("路副主任"), at=MONDAY + 23 * DAY,
    )  # fmt: skip


def awarded(world: World, who: str = "秦奶奶", **consents: bool) -> Award:
    """After the notice."""
    candidate = decided(world, **consents).candidates.get(person=world.people[who])
    made = campaigns.award(candidate=candidate, by=world.actor("路副主任"), at=MONDAY + 31 * DAY)
    assert made is not None
    return made


def votes(
    world: World, found: Campaign, person: Person, candidate: Candidate, **given: object
) -> object:
    """A resident's word on day 15."""
    said: dict[str, object] = {"at": MONDAY + 15 * DAY} | given
    return campaigns.vote(campaign=found, candidate=candidate, by=for_self(person.pk), **said)  # type: ignore[arg-type]
