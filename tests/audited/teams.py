"""Teams: joining, members, by whom it belongs to."""

from tests.audited.stages import Send, Stage
from tests.teams.founding import propose
from tests.teams.joining import ask, registered
from tests.teams.test_keeping import tell
from tests.world import MONDAY
from wudan.teams.actions import joining, keeping
from wudan.teams.models import Application, Membership


def _application(stage: Stage) -> Send:
    registered(stage.world, "秦奶奶")
    desk, team = stage.desk("秦奶奶"), stage.world.teams["clippers"]
    return lambda: desk.send("team-application", team.pk, words="会理发")


def _withdrawal(stage: Stage) -> Send:
    registered(stage.world, "秦奶奶")
    asked, desk = ask(stage.world, "秦奶奶"), stage.desk("秦奶奶")
    return lambda: desk.send("my-teams-act", act="withdraw", pk=asked.pk)


def _approval(stage: Stage) -> Send:
    registered(stage.world, "白嫂")
    asked, desk = ask(stage.world), stage.desk("苏远")
    return lambda: desk.send("members-act", act="approve", pk=asked.pk)


def _rules(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send(
        "recruitment", title="志愿者约定", body="出于自愿。", effective_on="2026-10-01"
    )


def _keeping(stage: Stage) -> Send:
    team, desk = stage.world.teams["clippers"], stage.desk("苏远")
    now = keeping.facts_of(team)
    said = {"phone": now.phone, "skills": now.skills, "serves": now.serves, "slots": ["0"]}
    return lambda: desk.send(
        "team-keeping", team.pk, **said, capacity_per_week=2, seen=now.digest, why="农忙"
    )


def _papers(stage: Stage) -> Send:
    team, desk = stage.world.teams["clippers"], stage.desk("苏远")
    said = {"code": "insurance", "valid_until": "2027-03-01", "insurer": "人保财险"}
    return lambda: desk.send("team-papers", team.pk, **said)


def _paper_check(stage: Stage) -> Send:
    paper, desk = tell(stage.world), stage.desk("马青山")
    return lambda: desk.send("team-paper-check", paper.pk)


def _paper_strike(stage: Stage) -> Send:
    paper, desk = tell(stage.world), stage.desk("马青山")
    return lambda: desk.send("team-paper-strike", paper.pk, why="不是这支队的")


def _founding(stage: Stage) -> Send:
    registered(stage.world, "白嫂")
    desk, world = stage.desk("马青山"), stage.world
    said = {"site": world.units["杨柳村"].pk, "name": "杨柳村文艺队", "category": "culture"}
    return lambda: desk.send("team-founding", **said, leader="白嫂", phone=world.phone("白嫂"))


def _founding_withdrawal(stage: Stage) -> Send:
    registered(stage.world, "白嫂")
    asked, desk = propose(stage.world), stage.desk("马青山")
    return lambda: desk.send("founding-withdrawal", asked.pk)


def _dissolution(stage: Stage) -> Send:
    team, desk = stage.world.teams["clippers"], stage.desk("马青山")
    return lambda: desk.send("team-dissolution", team.pk, why="队员都进城了。")


PAGES = {
    "team-founding": _founding, "founding-withdrawal": _founding_withdrawal, "team-dissolution": _dissolution,
    "team-keeping": _keeping, "team-papers": _papers, "team-paper-check": _paper_check,
    "team-paper-strike": _paper_strike,
    "recruitment": _rules,
    "team-application": _application, "my-teams-act": _withdrawal, "members-act": _approval,
}  # fmt: skip


def _client_apply(stage: Stage) -> Send:
    registered(stage.world, "秦奶奶")
    client = stage.client("秦奶奶")
    return lambda: client.post("teams/clippers/applications", {"words": "会理发"}).response


def _client_agree(stage: Stage) -> Send:
    registered(stage.world, "秦奶奶")
    asked = joining.introduce(
        team=stage.world.teams["clippers"], person=stage.world.people["秦奶奶"], words="",
        by=stage.world.actor("苏远"), at=MONDAY,
    )  # fmt: skip
    client = stage.client("秦奶奶")
    return lambda: client.post(f"applications/{asked.pk}/agreement").response


def _client_withdraw(stage: Stage) -> Send:
    registered(stage.world, "秦奶奶")
    asked, client = ask(stage.world, "秦奶奶"), stage.client("秦奶奶")
    return lambda: client.post(f"applications/{asked.pk}/withdrawal").response


def _client_found(stage: Stage) -> Send:
    registered(stage.world, "白嫂")
    client, world = stage.client("马青山"), stage.world
    said = {"site": "杨柳村", "name": "杨柳村文艺队", "category": "culture"}
    told = said | {"leader": "白嫂", "phone": world.phone("白嫂")}
    return lambda: client.post("foundings", told).response


def _client_answer(stage: Stage) -> Send:
    registered(stage.world, "秦奶奶")
    asked, client = propose(stage.world, "秦奶奶"), stage.client("秦奶奶")
    return lambda: client.post(f"foundings/{asked.pk}/answer", {"leads": True}).response


def _client_drop(stage: Stage) -> Send:
    registered(stage.world, "白嫂")
    asked, client = propose(stage.world), stage.client("马青山")
    return lambda: client.post(f"foundings/{asked.pk}/withdrawal").response


def _client_dissolve(stage: Stage) -> Send:
    client = stage.client("马青山")
    where = "teams/clippers/dissolution"
    return lambda: client.post(where, {"why": "队员都进城了。"}).response


def _client_keep(stage: Stage) -> Send:
    client = stage.client("苏远")
    told = {"seen": keeping.facts_of(stage.world.teams["clippers"]).digest, "capacity_per_week": 2}
    return lambda: client.post("teams/clippers/facts", told | {"why": "农忙"}).response


def _written_down(stage: Stage) -> Application:
    """A keeper wrote down that 秦奶奶 would like to join."""
    registered(stage.world, "秦奶奶")
    return joining.apply_for(
        team=stage.world.teams["clippers"], person=stage.world.people["秦奶奶"], channel="counter",
        by=stage.world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


def _client_disown(stage: Stage) -> Send:
    asked, client = _written_down(stage), stage.client("秦奶奶")
    return lambda: client.post(f"applications/{asked.pk}/disavowal").response


def _client_appeal(stage: Stage) -> Send:
    asked, client = _written_down(stage), stage.client("秦奶奶")
    joining.refuse(application=asked, reason="人满了", by=stage.world.actor("苏远"), at=MONDAY)
    where = f"applications/{asked.pk}/appeal"
    return lambda: client.post(where, {"words": "去年说好的"}).response


def _taken_in(stage: Stage) -> Membership:
    asked, world = _written_down(stage), stage.world
    joining.approve(application=asked, risks=(), by=world.actor("苏远"), at=MONDAY)
    return Membership.objects.get(person=world.people["秦奶奶"])


def _client_leave(stage: Stage) -> Send:
    mine, client = _taken_in(stage), stage.client("秦奶奶")
    return lambda: client.post(f"memberships/{mine.pk}/leaving").response


def _client_appeal_end(stage: Stage) -> Send:
    mine, client = _taken_in(stage), stage.client("秦奶奶")
    joining.end(membership=mine, reason="半年没来", by=stage.world.actor("苏远"), at=MONDAY)
    where = f"memberships/{mine.pk}/appeal"
    return lambda: client.post(where, {"words": "治病去了"}).response


OPERATIONS = {
    "disown_application": _client_disown, "appeal_application": _client_appeal,
    "leave_team": _client_leave, "appeal_membership": _client_appeal_end,
    "found_team": _client_found, "answer_founding": _client_answer, "withdraw_founding": _client_drop,
    "dissolve_team": _client_dissolve, "keep_team_facts": _client_keep,
    "apply_to_team": _client_apply, "agree_to_join": _client_agree,
    "withdraw_application": _client_withdraw,
}  # fmt: skip
