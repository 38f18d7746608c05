"""What is kept of training: of who left, of who was written down twice, of who took it back."""

from datetime import timedelta

from tests.training.sessions import EVE, crowd, joins, opened
from wudan.people.actions.persons import merge
from wudan.people.actors import for_self
from wudan.privacy.actions.erase_person import erase_person
from wudan.privacy.actions.retain import retain
from wudan.teams.actions import training
from wudan.teams.eligibility import objection_to_skill
from wudan.teams.models import Competence, TrainingAttendance, TrainingSession


def test_who_is_erased_gives_up_what_is_to_come(world):
    session, person = opened(world), crowd(world, 1)[0]
    by = for_self(person.pk)
    training.sign_up(session=session, person=person, by=by, at=EVE)
    erase_person(person=person, by=by, at=EVE)
    session.refresh_from_db()
    assert session.taken == 0
    assert not TrainingAttendance.objects.live().exists()


def test_a_sign_up_taken_back_is_removed_after_a_year(world):
    session = opened(world)
    made = joins(world, session, "小武")
    training.withdraw(attendance=made, by=for_self(made.person_id), at=EVE)
    joins(world, session, "苏远")
    retain(at=EVE + timedelta(days=364))
    assert TrainingAttendance.objects.count() == 2
    retain(at=EVE + timedelta(days=366))
    kept = TrainingAttendance.objects.get()
    assert kept.person == world.people["苏远"]
    assert TrainingSession.objects.get().taken == 1


def test_two_rows_of_one_person_become_one_that_is_trained(world):
    nurse, twin = world.people["段护士"], world.people["小武"]
    twin.account.delete()
    Competence.objects.update(person=twin)
    merge(kept=nurse, dropped=twin, by=world.actor("柳文书"), at=EVE)
    assert objection_to_skill(nurse.pk, "nursing", on=EVE.date()) is None
