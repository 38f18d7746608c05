"""同意: by oneself or to the station, one version of a text, withdrawn as easily (PIPL §14–15, §31)."""

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.people.bonding import CHILD_BORN, TEEN_BORN, born, parented
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.people.actions import consents, persons
from wudan.people.actions.accounts.open_account import open_account
from wudan.people.actors import for_self
from wudan.people.consents import consented, text_of
from wudan.people.models import Account, Consent
from wudan.people.permissions import account_objection

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


def give(world, who="秦奶奶", kind="publish", **said):
    person = world.people[who]
    return consents.give(person=person, kind=kind, **{"by": for_self(person.pk), "at": MONDAY} | said)  # fmt: skip


def withdraw(world, who="秦奶奶", kind="publish", **said):
    person = world.people[who]
    return consents.withdraw(person=person, kind=kind, **{"by": for_self(person.pk), "at": MONDAY} | said)  # fmt: skip


def agreed(world, who="秦奶奶", kind="publish"):
    return world.people[who].pk in consented(kind, [p.pk for p in world.people.values()], on=TODAY)


def test_given_once_with_the_version_of_the_text_and_withdrawn_with_one_act(world):
    made = give(world)
    assert (made.text_version, made.text_hash) == (text_of("publish", on=TODAY).version, text_of("publish", on=TODAY).hash)  # fmt: skip
    assert give(world).pk == made.pk
    assert agreed(world)
    withdraw(world)
    assert not agreed(world)
    assert give(world).pk != made.pk
    told = Event.objects.filter(subject="person", subject_id=made.person_id)
    assert [e.verb for e in told.order_by("pk")] == ["consent.give", "consent.withdraw", "consent.give"]  # fmt: skip
    assert "秦" not in str([e.facts for e in told])


def test_a_telephone_call_to_the_station_is_as_good(world):
    keeper = world.actor("马青山")
    made = give(world, by=keeper, channel="telephone")
    assert (made.taken_by_id, made.taken_under_id) == (keeper.person_id, keeper.post_id)
    assert withdraw(world, by=keeper, channel="telephone").withdrawn_channel == "telephone"


def test_staff_say_how_they_were_told(world):
    for channel in ("web", "", "x"):
        with malformed("channel"):
            give(world, by=world.actor("马青山"), channel=channel)


def test_nobody_consents_for_others(world):
    stranger = for_self(world.people["白嫂"].pk)
    with objected("not_yours"):
        give(world, by=stranger)
    give(world)
    with objected("not_yours"):
        withdraw(world, by=stranger)
    with objected("not_your_unit"):
        withdraw(world, by=world.actor("贾站长"), channel="counter")
    with objected("not_your_role"):
        give(world, by=world.actor("苏远"), channel="counter")


def test_what_was_not_given_is_not_withdrawn_and_a_notice_never(world):
    with objected("not_given"):
        withdraw(world)
    give(world, kind="notice")
    with objected("a_notice"):
        withdraw(world, kind="notice")


def test_a_new_wording_is_a_new_consent(world):
    made = give(world)
    Consent.objects.filter(pk=made.pk).update(text_hash="0" * 64)
    again = give(world)
    assert again.pk != made.pk
    assert Consent.objects.live().get(person=made.person_id).pk == again.pk


def test_of_a_child_nothing_is_public_whoever_agrees(world):
    parented(world)
    parent = world.people["李小妹"]
    as_parent = {"by": for_self(parent.pk), "given_by": "guardian", "guardian": parent}
    with objected("child"):
        give(world, "高大爷", **as_parent)
    give(world, "高大爷", kind="export_unmasked", **as_parent)
    assert not agreed(world, "高大爷", "export_unmasked")


def test_who_agreed_before_we_knew_the_birthday_is_a_child_all_the_same(world):
    give(world)
    born(world, "秦奶奶", CHILD_BORN)
    assert not agreed(world)


def test_a_child_consents_to_nothing_by_itself(world):
    parented(world)
    for kind in ("publish", "volunteer", "minor"):
        with objected("by_guardian"):
            give(world, "高大爷", kind=kind)
    give(world, "高大爷", kind="notice")


def test_only_a_registered_guardian_speaks_for_a_child(world):
    born(world, "高大爷", CHILD_BORN)
    woman = world.people["李小妹"]
    with objected("not_yours"):
        give(world, "高大爷", kind="minor", by=for_self(woman.pk), given_by="guardian", guardian=woman)  # fmt: skip
    with objected("no_guardian"):
        give(world, "高大爷", kind="minor", by=world.actor("柳文书"), channel="paper", given_by="guardian", guardian=woman)  # fmt: skip


def test_an_account_of_a_child_stands_and_falls_with_the_guardians_consent(world):
    parented(world)
    child, parent = world.people["高大爷"], world.people["李小妹"]
    assert account_objection(child, on=TODAY).code == "needs_guardian"
    by = for_self(parent.pk)
    give(world, "高大爷", kind="minor", by=by, given_by="guardian", guardian=parent)
    assert account_objection(child, on=TODAY) is None
    epoch = child.account.epoch
    withdraw(world, "高大爷", kind="minor", by=by)
    account = Account.objects.get(person=child)
    assert (account.is_active, account.epoch) == (False, epoch + 1)
    give(world, "高大爷", kind="minor", by=by, given_by="guardian", guardian=parent)
    account.refresh_from_db()
    assert account.is_active


def test_who_turns_out_to_be_a_child_is_signed_out(world):
    child = world.people["高大爷"]
    by = world.actor("柳文书")
    persons.correct(person=child, changes={"born_on": CHILD_BORN}, by=by, at=MONDAY)
    assert not Account.objects.get(person=child).is_active


def test_no_account_is_opened_for_a_child_without_the_guardian(world):
    child = born(world, "高大爷", CHILD_BORN)
    Account.objects.filter(person=child).delete()
    with objected("needs_guardian"):
        open_account(person=child, by=world.actor("乔委员"), at=MONDAY)


def test_a_teenager_keeps_the_account(world):
    parented(world, day=TEEN_BORN)
    assert account_objection(world.people["高大爷"], on=TODAY) is None


def test_the_database_knows_that_children_do_not_agree_for_themselves(world):
    made = give(world)
    with refused_by_the_database("consent_minor_by_guardian"):
        Consent.objects.filter(pk=made.pk).update(kind="minor")
    with refused_by_the_database("consent_one_live|people_consent.kind"):
        again = Consent.objects.get(pk=made.pk)
        again.pk = None
        again.save(force_insert=True)
