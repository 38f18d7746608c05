"""Volunteers, licences, invitations: each page and operation that writes, done by whom it belongs to."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.people.test_enter_and_correct import WOMAN
from tests.people.test_invitations import invited, read
from tests.people.test_volunteers import joined, licensed
from tests.teams.joining import ask

_EIGHT = {"skills": ["haircut"], "kinds": ["relief"], "id_number": WOMAN}
_PAPER = {"code": "nurse", "valid_until": "2028-01-01"}
_LIST = "姓名,电话,所在站\n王秀英,10100000777,杨柳村站\n"


def _register(stage: Stage) -> Send:
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("volunteer-registration", **_EIGHT, agreed="on")


def _wishes(stage: Stage) -> Send:
    joined(stage.world)
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("volunteer-wishes", skills=["bathing"], kinds=["relief"], slots=["15"])


def _licences(stage: Stage) -> Send:
    joined(stage.world)
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("volunteer-licences", **_PAPER)


def _removal(stage: Stage) -> Send:
    licence, desk = licensed(stage.world, joined(stage.world)), stage.desk("秦奶奶")
    return lambda: desk.send("volunteer-licence-removal", licence.pk)


def _leaving(stage: Stage) -> Send:
    joined(stage.world)
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("volunteer-leaving")


def _invitation(stage: Stage) -> Send:
    invitation, desk = invited(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("invitation", invitation.pk, answer="never")


def _counter(stage: Stage) -> Send:
    elder, desk = stage.world.people["秦奶奶"], stage.desk("马青山")
    return lambda: desk.send("person-volunteer", elder.pk, **_EIGHT, channel="counter")


def _counter_joining(stage: Stage) -> Send:
    joined(stage.world)
    elder, desk = stage.world.people["秦奶奶"], stage.desk("马青山")
    team = stage.world.teams["clippers"]
    return lambda: desk.send("person-teams", elder.pk, team=team.pk, channel="counter")


def _counter_leaving(stage: Stage) -> Send:
    joined(stage.world)
    asked, desk = ask(stage.world, "秦奶奶"), stage.desk("马青山")
    return lambda: desk.send("person-teams-act", asked.person_id, act="withdraw", pk=asked.pk)


def _counter_licences(stage: Stage) -> Send:
    made, desk = joined(stage.world), stage.desk("马青山")
    return lambda: desk.send("person-licences", made.person_id, **_PAPER)


def _check(stage: Stage) -> Send:
    licence, desk = licensed(stage.world, joined(stage.world)), stage.desk("马青山")
    return lambda: desk.send("licence-check", licence.pk)


def _strike(stage: Stage) -> Send:
    licence, desk = licensed(stage.world, joined(stage.world)), stage.desk("马青山")
    return lambda: desk.send("licence-strike", licence.pk, why="不是本人的")


def _upload(stage: Stage) -> Send:
    desk, file = stage.desk("乔委员"), SimpleUploadedFile("名单.csv", _LIST.encode())
    return lambda: desk.send("invitation-lists", file=file)


def _sending(stage: Stage) -> Send:
    listed, desk = read(stage.world, _LIST), stage.desk("乔委员")
    return lambda: desk.send("invitation-sending", listed.pk)


PAGES: dict[str, Story] = {
    "volunteer-registration": _register, "volunteer-wishes": _wishes, "volunteer-licences": _licences,
    "volunteer-licence-removal": _removal, "volunteer-leaving": _leaving, "invitation": _invitation,
    "person-volunteer": _counter, "person-teams": _counter_joining, "person-teams-act": _counter_leaving,
    "person-licences": _counter_licences, "licence-check": _check,
    "licence-strike": _strike, "invitation-lists": _upload, "invitation-sending": _sending,
}  # fmt: skip


def _tell(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    return lambda: client.put("volunteer", _EIGHT | {"slots": ["6am", "8eve"]}).response


def _answer(stage: Stage) -> Send:
    invitation, client = invited(stage.world), stage.client("秦奶奶")
    said = {"answer": "yes", "id_number": WOMAN}
    return lambda: client.post(f"invitations/{invitation.pk}/answer", said).response


OPERATIONS: dict[str, Story] = {"tell_volunteer": _tell, "answer_invitation": _answer}
