"""典型评选 in the demo: one campaign finished, with stories; one in which residents have the word now."""

from datetime import datetime, timedelta

from django.conf import settings

from wudan.honors.actions import campaigns
from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.models import Campaign, Clearance, Scoring
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under

DAY = timedelta(days=1)
V = CampaignVerb
_TOLD = (
    ("filial", "三年的饭", "隔壁老人瘫在炕上，儿女在外，她每天多做一碗饭端过去，三年没断。"),
    ("helping", "三里路", "开春自己开着拖拉机垫了村口三里烂路，油钱没问谁要。"),
    ("clean", "一条沟", "每天早上沿沟拾一遍塑料袋，拾了两年，沟里看得见水了。"),
    ("honest", "一个包", "集上捡到一个包，在原地等了一下午，一分没少还给了失主。"),
)
_SCORING = ("institute_staff", "department_officer")


def run_campaigns(scene: Scene, county: str, *, until: datetime) -> None:
    """Through the real actions; nothing where it was played before, or the cast is too small."""
    people = [one for one in scene.cast.residents if one.home_id in scene.cast.staff]
    scorers = list(
        Post.objects.held_on(day_of(until - 70 * DAY))
        .filter(county=county, role__in=_SCORING)
        .select_related("unit", "person")
        .order_by("pk")[:2]
    )
    asked = Post.objects.filter(county=county, role="department_officer").select_related("unit")
    office = asked.order_by("pk").first()
    if Campaign.objects.exists() or len(people) < 24 or len(scorers) < 2 or office is None:
        return
    finished = _played(
        scene,
        people[:12],
        scorers,
        office,
        f"春季{settings.PACK.brand.model}",
        until - 62 * DAY,
        V.TELL,
    )
    _honor(scene, finished, until - 62 * DAY)
    _played(
        scene,
        people[12:24],
        scorers,
        office,
        f"秋季{settings.PACK.brand.model}",
        until - 15 * DAY,
        V.CALL,
    )


def _played(
    scene: Scene, people: list[Person], scorers: list[Post], office: Post, name: str,
    start: datetime, last: CampaignVerb,
) -> Campaign:  # fmt: skip
    """From the plan to this step; who is not a candidate has voted by then."""
    center, at = scene.staff(scene.center.pk), start
    found = _planned(scene, name, office, start)
    found = campaigns.step(campaign=found, verb=V.OPEN, by=center, at=at)
    for person, (code, _title, words) in zip(people[::3], _TOLD, strict=False):
        named = campaigns.nominate(
            campaign=found, person=person, code=code, story=words, at=at,
            by=scene.staff(person.home_id or 0),
        )  # fmt: skip
        campaigns.agree(
            candidate=named, shows_name=code != "clean", shows_picture=False, at=at,
            by=for_self(person.pk),
        )  # fmt: skip
    for post in scorers:
        campaigns.name_scorer(campaign=found, post=post, by=center, at=at)
    found = campaigns.step(campaign=found, verb=V.CLEAR, by=center, at=start + 8 * DAY)
    for row in Clearance.objects.filter(candidate__campaign=found).select_related("candidate"):
        campaigns.answer_clearance(
            clearance=row, answer="clear", by=actor_under(office), at=start + 9 * DAY
        )
    found = campaigns.step(campaign=found, verb=V.SCORE, by=center, at=start + 10 * DAY)
    _score(found, {post.person_id: actor_under(post) for post in scorers}, start + 11 * DAY)
    found = campaigns.step(campaign=found, verb=V.CALL, by=center, at=start + 12 * DAY)
    standing = list(found.candidates.standing().in_order())
    for place, person in enumerate(people):
        if place % 3 and (person.phone_index or person.id_index):
            campaigns.vote(
                campaign=found, candidate=standing[place % len(standing)], by=for_self(person.pk),
                at=start + 14 * DAY,
            )  # fmt: skip
    if last is V.TELL:
        found = campaigns.step(campaign=found, verb=V.COUNT, by=center, at=start + 21 * DAY)
        found = campaigns.step(campaign=found, verb=V.TELL, by=center, at=start + 22 * DAY)
    return found


def _planned(scene: Scene, name: str, office: Post, start: datetime) -> Campaign:
    day = day_of(start)
    planned = campaigns.Planned(
        name=name, words="谁都可以推荐，要他本人点头；部门答复、评委打分、群众说、开会定、再公示。",
        quotas={code: 1 for code, _title, _words in _TOLD}, nominate_until=day + 7 * DAY,
        clear_until=day + 9 * DAY, score_until=day + 11 * DAY, vote_until=day + 20 * DAY,
        notice_days=7, offices=[office.unit_id],
    )  # fmt: skip
    center = scene.staff(scene.center.pk)
    return campaigns.draft(unit=scene.center, planned=planned, by=center, at=start)


def _score(found: Campaign, scorers: dict[int, Actor], at: datetime) -> None:
    rows = Scoring.objects.filter(candidate__campaign=found).select_related("candidate", "scorer")
    for row in rows:
        by = scorers[row.scorer.person_id]
        campaigns.declare(scoring=row, conflict="none", by=by, at=at)
        marks = {item["code"]: 3 for item in found.sheet}
        campaigns.mark(scoring=row, marks=marks, words="事情实在。", by=by, at=at)


def _honor(scene: Scene, found: Campaign, start: datetime) -> None:
    """Three of four are chosen, named after the notice, and told of if they agree."""
    center, standing = scene.staff(scene.center.pk), list(found.candidates.standing().in_order())
    chosen = [
        campaigns.Chosen(
            one.pk, "chosen" if place else "not_chosen",
            "事情实在，村里都说好。" if place else "事情好，材料还要补，下次再评。",
        )
        for place, one in enumerate(standing)
    ]  # fmt: skip
    campaigns.decide(
        campaign=found, met_on=day_of(start + 23 * DAY), meeting="中心办公室会议，七人参加，一致同意。",
        chosen=chosen, by=center, at=start + 23 * DAY,
    )  # fmt: skip
    titles = {code: (title, words) for code, title, words in _TOLD}
    for one in standing[1:]:
        award = campaigns.award(candidate=one, by=center, at=start + 31 * DAY)
        title, words = titles[one.honor_class.code]
        if award is not None and one.shows_name:
            campaigns.write_story(
                award=award, title=title, words=words, by=center, at=start + 33 * DAY
            )
    campaigns.step(campaign=found, verb=V.FINISH, by=center, at=start + 34 * DAY)
