"""Bonds, consents and persons: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.people.bonding import bonded, proposed
from tests.world import MONDAY
from wudan.people.actions.persons import merge
from wudan.people.models import Person


def _propose(stage: Stage) -> Send:
    world, desk = stage.world, stage.desk("李小妹")
    said = {"name": "秦奶奶", "village": world.units["杨柳村"].pk, "phone": world.phone("秦奶奶"), "kind": "family"}  # fmt: skip
    return lambda: desk.send("bonds", **said)


def _confirm(stage: Stage) -> Send:
    bond, desk = proposed(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("bond-confirmation", bond.pk)


def _end(stage: Stage) -> Send:
    bond, desk = bonded(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("bond-end", bond.pk)


def _reviewer(stage: Stage) -> Send:
    bond, desk = bonded(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("bond-reviewer", bond.pk, reviews="1")


def _consent(stage: Stage) -> Send:
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("consent", "publish", do="give")


PAGES: dict[str, Story] = {
    "bonds": _propose, "bond-confirmation": _confirm, "bond-end": _end,
    "bond-reviewer": _reviewer, "consent": _consent,
}  # fmt: skip


def _desk(page: str, who: str = "马青山", **fields: object) -> Story:
    """An act on 秦奶奶's page, at the station's desk."""

    def story(stage: Stage) -> Send:
        elder, desk = stage.world.people["秦奶奶"], stage.desk(who)
        return lambda: desk.send(page, elder.pk, **fields)

    return story


def _entry(stage: Stage) -> Send:
    desk, home = stage.desk("马青山"), stage.world.units["杨柳村"].pk
    return lambda: desk.send("person-entry", name="王秀英", home=home)


def _guardian(stage: Stage) -> Send:
    elder, desk = stage.world.people["秦奶奶"], stage.desk("马青山")
    said = {"name": "李小妹", "phone": stage.world.phone("李小妹"), "kind": "family"}
    return lambda: desk.send("person-guardian", elder.pk, **said)


def _told_yes(stage: Stage) -> Send:
    bond, desk = proposed(stage.world), stage.desk("马青山")
    return lambda: desk.send("guardian-confirmation", bond.ward_id, bond.pk, how="face")


def _told_no(stage: Stage) -> Send:
    bond, desk = bonded(stage.world), stage.desk("马青山")
    return lambda: desk.send("guardian-end", bond.ward_id, bond.pk)


def _twins(stage: Stage) -> tuple[Person, Person]:
    one = stage.world.people["秦奶奶"]
    other = Person.objects.create(county=one.county, name="秦奶奶", home=one.home)
    return one, other


def _merge(stage: Stage) -> Send:
    (one, other), desk = _twins(stage), stage.desk("乔委员")
    return lambda: desk.send("duplicate", one.pk, other.pk, keep="first")


def _separate(stage: Stage) -> Send:
    (one, other), desk = _twins(stage), stage.desk("乔委员")
    merger = merge(kept=one, dropped=other, by=stage.world.actor("乔委员"), at=MONDAY)
    return lambda: desk.send("separation", merger.pk)


PAGES |= {
    "person-entry": _entry, "person-guardian": _guardian, "guardian-confirmation": _told_yes,
    "guardian-end": _told_no, "duplicate": _merge, "separation": _separate,
    "person-reading": _desk("person-reading", kinds=["phone"], purpose="verify"),
    "person-correction": _desk("person-correction", phone="13900001234"),
    "person-ways": _desk("person-ways", way="call"),
    "person-consent": _desk("person-consent", kind="publish", do="give", channel="telephone"),
}  # fmt: skip


def _client_propose(stage: Stage) -> Send:
    client, world = stage.client("李小妹"), stage.world
    said = {"name": "秦奶奶", "village": world.units["杨柳村"].key, "phone": world.phone("秦奶奶"), "kind": "family"}  # fmt: skip
    return lambda: client.post("bonds", said).response


def _client_confirm(stage: Stage) -> Send:
    bond, client = proposed(stage.world), stage.client("秦奶奶")
    return lambda: client.post(f"bonds/{bond.pk}/confirmation").response


def _client_end(stage: Stage) -> Send:
    bond, client = bonded(stage.world), stage.client("秦奶奶")
    return lambda: client.post(f"bonds/{bond.pk}/end").response


def _client_give(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    return lambda: client.post("consents/publish/giving").response


def _client_withdraw(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    client.post("consents/publish/giving")
    return lambda: client.post("consents/publish/withdrawal").response


OPERATIONS: dict[str, Story] = {
    "propose_bond": _client_propose, "confirm_bond": _client_confirm, "end_bond": _client_end,
    "give_consent": _client_give, "withdraw_consent": _client_withdraw,
}  # fmt: skip
