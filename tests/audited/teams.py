"""Teams: joining, members, by whom it belongs to."""

from tests.audited.stages import Send, Stage
from tests.teams.joining import ask, registered
from tests.world import MONDAY
from wudan.teams.actions import joining


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


PAGES = {
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


OPERATIONS = {
    "apply_to_team": _client_apply, "agree_to_join": _client_agree,
    "withdraw_application": _client_withdraw,
}  # fmt: skip
