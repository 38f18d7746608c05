"""典型评选: each page and operation that writes, done by whom it belongs to."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from tests.audited.stages import Send, Stage, Story
from tests.honors import running
from tests.honors.noticing import notice, objection, second_office
from tests.world import MONDAY
from wudan.honors.actions import campaigns
from wudan.honors.enums.campaign import CampaignVerb as V
from wudan.honors.models import Campaign, Candidate, Clearance, PublicNotice, Scoring
from wudan.kit.pictures import drawn_anew

DAY = timedelta(days=1)


def at(stage: Stage, verb: V, days: float) -> Campaign:
    """A campaign that began so many days ago, just after this step."""
    return running.at_stage(stage.world, verb, MONDAY - days * DAY)


def _step(noun: str, before: V, days: float, **fields: Any) -> Story:
    """柳文书 takes a step of a campaign."""

    def story(stage: Stage) -> Send:
        found, desk = at(stage, before, days), stage.desk("柳文书")
        return lambda: desk.send(f"campaign-{noun}", found.pk, **fields)

    return story


def _new(stage: Stage) -> Send:
    desk, today = stage.desk("柳文书"), MONDAY.date()
    told = {
        f"{name}_until": today + n * DAY
        for n, name in enumerate(("nominate", "clear", "score", "vote"), 7)
    }
    offices = [stage.world.units["民政局"].pk]
    return lambda: desk.send(
        "campaign-new", name="第四季度", notice_days=7, offices=offices, quota_filial=2, **told
    )


def _opening(stage: Stage) -> Send:
    found, desk = running.drafted(stage.world), stage.desk("柳文书")
    return lambda: desk.send("campaign-opening", found.pk)


def _scorer(stage: Stage) -> Send:
    found, desk = at(stage, V.OPEN, 1), stage.desk("柳文书")
    return lambda: desk.send("campaign-scorers", found.pk, post=stage.world.posts["乔委员"].pk)


def _scoring_start(stage: Stage) -> Send:
    found, desk = at(stage, V.CLEAR, 10), stage.desk("柳文书")
    running.clear_all(stage.world, found, MONDAY - 10 * DAY)
    return lambda: desk.send("campaign-scoring-start", found.pk)


def _calling(stage: Stage) -> Send:
    found, desk = at(stage, V.SCORE, 12), stage.desk("柳文书")
    running.score_all(stage.world, found, MONDAY - 12 * DAY)
    return lambda: desk.send("campaign-calling", found.pk)


def _striking(stage: Stage) -> Send:
    found, world, when = at(stage, V.CALL, 15), stage.world, MONDAY - DAY
    first = found.candidates.get(number=1)
    for who in ("高大爷", "白嫂", "贺叔", "李小妹", "小武"):
        running.votes(world, found, world.people[who], first, network="10.0.0.9", at=when)
    running.go(world, found, V.COUNT, at=MONDAY + 6 * DAY)
    ballot, desk = found.ballots.first(), stage.desk("柳文书")
    assert ballot is not None
    cluster = f"{first.pk}|{ballot.network}|{ballot.hour.isoformat()}"
    return lambda: desk.send("campaign-struck-ballots", found.pk, cluster=cluster, why="连投")


def _decision(stage: Stage) -> Send:
    found, desk = at(stage, V.TELL, 23), stage.desk("路副主任")
    told = {f"outcome_{one.pk}": "chosen" for one in found.candidates.standing()}
    told |= {f"reasons_{one.pk}": "事情实在。" for one in found.candidates.standing()}
    day = MONDAY.date()
    return lambda: desk.send("campaign-decision", found.pk, met_on=day, meeting="五人同意", **told)


def _finish(stage: Stage) -> Send:
    award = running.awarded(stage.world, start=MONDAY - 31 * DAY)
    other = Candidate.objects.get(number=2, campaign=award.candidate.campaign)
    by = stage.world.actor("路副主任")
    campaigns.award(candidate=other, by=by, at=MONDAY)
    desk = stage.desk("柳文书")
    return lambda: desk.send("campaign-finish", other.campaign_id)


def asked(stage: Stage) -> Candidate:
    """秦奶奶 was put forward by 马青山 and has not answered."""
    second_office(stage.world)
    found = running.go(stage.world, running.drafted(stage.world), V.OPEN, at=MONDAY)
    return running.put_forward(stage.world, found)


def _candidate(stage: Stage) -> Send:
    found, desk = at(stage, V.OPEN, 1), stage.desk("马青山")
    told = {"person": stage.world.people["李小妹"].pk, "code": "helping", "story": "天天扫村口。"}
    return lambda: desk.send("candidate-new", found.pk, **told)


def _agreement(stage: Stage) -> Send:
    one, desk = asked(stage), stage.desk("马青山")
    return lambda: desk.send("candidate-agreement", one.pk, channel="telephone", shows_name="on")


def standing(stage: Stage) -> Candidate:
    """秦奶奶 stands."""
    return at(stage, V.OPEN, 1).candidates.get(number=1)


def _showing(stage: Stage) -> Send:
    one, desk = standing(stage), stage.desk("马青山")
    return lambda: desk.send("candidate-showing", one.pk, channel="telephone")


def _retreat(stage: Stage) -> Send:
    one, desk = standing(stage), stage.desk("马青山")
    return lambda: desk.send("candidate-retreat", one.pk)


def _award(stage: Stage) -> Send:
    found = running.decided(stage.world, MONDAY - 31 * DAY)
    one, desk = found.candidates.get(number=1), stage.desk("路副主任")
    return lambda: desk.send("candidate-award", one.pk)


def honored(stage: Stage) -> Candidate:
    """秦奶奶, named today."""
    return running.awarded(stage.world, start=MONDAY - 31 * DAY).candidate


def _story(stage: Stage) -> Send:
    one, desk = honored(stage), stage.desk("柳文书")
    return lambda: desk.send("candidate-story", one.pk, title="三年的饭", told="天天送饭。")


def _revocation(stage: Stage) -> Send:
    one, desk = honored(stage), stage.desk("路副主任")
    return lambda: desk.send("candidate-revocation", one.pk, why="材料不实")


def revoked(stage: Stage) -> Candidate:
    """Named, and taken back by 路副主任."""
    one = honored(stage)
    campaigns.revoke(award=one.award, why="材料不实", by=stage.world.actor("路副主任"), at=MONDAY)
    return one


def _reply(stage: Stage) -> Send:
    one, desk = revoked(stage), stage.desk("柳文书")
    by = stage.world.actor("秦奶奶")
    campaigns.appeal(award=one.award, words="是真的", by=by, at=MONDAY)
    return lambda: desk.send("candidate-reply", one.pk, outcome="granted", reasons="核对了")


def clearance_there(stage: Stage) -> Clearance:
    """民政局 is asked about 秦奶奶."""
    found = at(stage, V.CLEAR, 9)
    return Clearance.objects.select_related("candidate").get(
        candidate__campaign=found, candidate__number=1
    )


def _clearance(stage: Stage) -> Send:
    row, desk = clearance_there(stage), stage.desk("景科长")
    return lambda: desk.send("clearance", row.pk, answer="clear")


def scoring_there(stage: Stage) -> Scoring:
    """乔委员's sheet of number 1."""
    found = at(stage, V.SCORE, 11)
    rows = Scoring.objects.select_related("candidate", "scorer").filter(candidate__campaign=found)
    return rows.get(candidate__number=1, scorer__person=stage.world.people["乔委员"])


def _declaration(stage: Stage) -> Send:
    row, desk = scoring_there(stage), stage.desk("乔委员")
    return lambda: desk.send("scoring-declaration", row.pk, conflict="none")


def _marks(stage: Stage) -> Send:
    row, desk = scoring_there(stage), stage.desk("乔委员")
    campaigns.declare(scoring=row, conflict="none", by=stage.world.actor("乔委员"), at=MONDAY)
    return lambda: desk.send("scoring-marks", row.pk, deed=3, lasting=2, learned=4)


def objection_there(stage: Stage) -> int:
    """高大爷 objects to 苏远."""
    return objection(stage.world, notice(stage.world), "高大爷", at=MONDAY).pk


def _objection(stage: Stage) -> Send:
    pk, desk = objection_there(stage), stage.desk("柳文书")
    return lambda: desk.send("objection", pk, outcome="dismissed", reasons="问过了")


def _own(noun: str, thing: Callable[[Stage], Candidate], **fields: Any) -> Story:
    """秦奶奶 about her own."""

    def story(stage: Stage) -> Send:
        one, desk = thing(stage), stage.desk("秦奶奶")
        return lambda: desk.send(f"candidacy-{noun}", one.pk, **fields)

    return story


def _nomination(stage: Stage) -> Send:
    found, desk = at(stage, V.OPEN, 1), stage.desk("高大爷")
    told = {"whom": "self", "code": "helping", "story": "修了三里路。"}
    return lambda: desk.send("campaign-nomination", found.pk, **told)


def _vote(stage: Stage) -> Send:
    found, desk = at(stage, V.CALL, 15), stage.desk("高大爷")
    one = found.candidates.get(number=1)
    return lambda: desk.send("campaign-vote", found.pk, candidate=one.pk)


def notice_there(stage: Stage) -> PublicNotice:
    """苏远 is on public notice."""
    return notice(stage.world)


def _object(stage: Stage) -> Send:
    found, desk = notice_there(stage), stage.desk("高大爷")
    return lambda: desk.send("notice-objection", found.pk, about="person", words="不是他做的")


def _retract(stage: Stage) -> Send:
    found, desk = notice_there(stage), stage.desk("高大爷")
    objection(stage.world, found, "高大爷", at=MONDAY)
    return lambda: desk.send("notice-retraction", found.pk)


PAGES: dict[str, Story] = {
    "campaign-new": _new, "campaign-opening": _opening, "campaign-scorers": _scorer,
    "campaign-clearing": _step("clearing", V.OPEN, 8), "campaign-scoring-start": _scoring_start,
    "campaign-calling": _calling, "campaign-counting": _step("counting", V.CALL, 21),
    "campaign-struck-ballots": _striking, "campaign-telling": _step("telling", V.COUNT, 22),
    "campaign-new-round": _step("new-round", V.COUNT, 22, vote_until="2026-09-20", why="连投太多"),
    "campaign-decision": _decision, "campaign-finish": _finish,
    "campaign-cancellation": _step("cancellation", V.OPEN, 1, why="没有人推荐"),
    "candidate-new": _candidate, "candidate-agreement": _agreement, "candidate-showing": _showing,
    "candidate-retreat": _retreat, "candidate-award": _award, "candidate-story": _story,
    "candidate-revocation": _revocation, "candidate-reply": _reply, "clearance": _clearance,
    "scoring-declaration": _declaration, "scoring-marks": _marks, "objection": _objection,
    "candidacy-agreement": _own("agreement", asked, shows_name="on"),
    "candidacy-showing": _own("showing", standing), "candidacy-retreat": _own("retreat", standing),
    "candidacy-appeal": _own("appeal", revoked, words="是真的"),
    "campaign-nomination": _nomination, "campaign-vote": _vote, "notice-objection": _object,
    "notice-retraction": _retract,
}  # fmt: skip


def _client_nominate(stage: Stage) -> Send:
    found, client = at(stage, V.OPEN, 1), stage.client("高大爷")
    told = {"honor_class": "helping", "story": "修了三里路。"}
    return lambda: client.post(f"campaigns/{found.pk}/candidates", told).response


def _client_vote(stage: Stage) -> Send:
    found, client = at(stage, V.CALL, 15), stage.client("高大爷")
    one = found.candidates.get(number=1)
    return lambda: client.post(f"campaigns/{found.pk}/votes", {"candidate": one.pk}).response


OPERATIONS: dict[str, Story] = {
    "nominate_candidate": _client_nominate, "vote_for_candidate": _client_vote,
}  # fmt: skip


def a_story(stage: Stage) -> dict[str, Any]:
    """秦奶奶's story, with her picture."""
    one, by = honored(stage), stage.world.actor("柳文书")
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "red").save(drawn, "PNG")
    story = campaigns.write_story(
        award=one.award, title="三年的饭", words="天天送饭。", by=by, at=MONDAY,
        picture=drawn_anew(drawn.getvalue()),
    )  # fmt: skip
    return {"pk": story.pk, "name": story.picture}
