"""星级, 长时间服务, 注销: what follows from hours, what lets a day have more, what is forgotten."""

from datetime import datetime, timedelta

from tests.domain.refusing import objected
from tests.ledger.serving import SHIFT, opening, presence
from tests.ledger.test_backfill import ask
from tests.ledger.test_record import EVENING, balance, recorded
from wudan.kit.clock import CHINA
from wudan.kit.sealed_files import SealedFiles
from wudan.ledger.actions import allow_long_day, dispute, forget_hours_of, sweep_proofs, take_star
from wudan.ledger.files import proofs_kept
from wudan.ledger.models import Backfill, Dispute, ServiceRecord, Star
from wudan.ledger.proof import verify

NIGHT = SHIFT + timedelta(hours=13, minutes=30)


def test_a_star_takes_a_hundred_hours_and_is_asked_for(world):
    with objected("too_few_hours"):
        take_star(by=world.actor("小武"), at=EVENING)
    for day in range(1, 14):
        recorded(presence(world, at=opening(world, starts_at=SHIFT - timedelta(days=day), hours=8)))
    star = take_star(by=world.actor("小武"), at=EVENING)
    assert (star.level, take_star(by=world.actor("小武"), at=EVENING)) == (1, star)
    assert Star.objects.count() == 1
    with objected("not_oneself"):
        take_star(by=world.actor("马青山"), at=EVENING)


def test_the_county_may_allow_a_long_day(world):
    place = opening(world, hours=12)
    made = recorded(presence(world, at=place), at=NIGHT)
    assert made.minutes == 480
    activity, day = place.shift.activity, place.shift.day
    with objected("not_your_role"):
        allow_long_day(activity=activity, day=day, why="抗洪", by=world.actor("乔委员"), at=NIGHT)
    allow_long_day(activity=activity, day=day, why="抗洪", by=world.actor("柳文书"), at=NIGHT)
    assert (ServiceRecord.objects.live().get().minutes, balance("person")) == (720, 720)
    allow_long_day(activity=activity, day=day, why="抗洪", by=world.actor("柳文书"), at=NIGHT)
    assert (ServiceRecord.objects.count(), verify().faults) == (2, [])


def test_what_is_forgotten_when_somebody_leaves(world):
    person = world.people["小武"]
    row = ask(world)
    dispute(made=recorded(presence(world, at=opening(world, starts_at=SHIFT + timedelta(hours=4)))), words="少了", by=world.actor("小武"), at=EVENING)  # fmt: skip
    forget_hours_of(person)
    forget_hours_of(world.people["苏远"])
    kept: SealedFiles = proofs_kept()
    assert list(kept.names()) == []
    assert Backfill.objects.get(pk=row.pk).words == "已清空"
    assert Dispute.objects.get().words == ""
    assert ServiceRecord.objects.get().leader_name == ""
    assert verify().faults == []


def test_a_file_without_its_request_is_swept_the_next_day(world):
    row, kept = ask(world), proofs_kept()
    stray = kept.put(b"of a transaction that was rolled back")
    assert sweep_proofs(at=datetime.now(CHINA)) == 0
    assert sweep_proofs(at=datetime.now(CHINA) + timedelta(days=2)) == 1
    assert list(kept.names()) == [row.file_name] != [stray]
