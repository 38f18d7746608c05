"""Lists as they really arrive: refused whole, or each fault named; never a crash, never a row."""

import pytest

from tests.domain.refusing import malformed
from tests.kit.bad_tables import FAULTY, WHOLE
from tests.world import MONDAY
from wudan.people.actions import invitations
from wudan.people.models import Invitation, InvitationList


def read(world, made):
    name, content = made
    return invitations.read_list(content=content, name=name, by=world.actor("乔委员"), at=MONDAY)


def test_there_are_enough_ways_to_be_wrong():
    assert len(WHOLE) + len(FAULTY) >= 25


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_nobody_can_read_leaves_nothing_behind(world, kind):
    with malformed("file"):
        read(world, WHOLE[kind][0]())
    assert not InvitationList.objects.exists()


@pytest.mark.parametrize("kind", FAULTY)
def test_a_fault_is_shown_and_nobody_is_invited(world, kind):
    make, line, column, words = FAULTY[kind]
    listed = read(world, make())
    named = {(fault[0], fault[1]): fault[2] for fault in listed.faults}
    assert words in named[(line, column)]
    assert listed.faults_count
    assert not Invitation.objects.exists()
