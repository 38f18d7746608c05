"""A county's year with twenty planted frauds: nearly all are noticed, hardly anybody honest is (G17)."""

from tests.ledger.county_year import FIRST, LAST, live_honestly, live_oddly, populate
from tests.ledger.frauds import FRAUDS, plant
from wudan.kit.clock import midnight
from wudan.ledger.detecting import detect
from wudan.ledger.detecting.reading import read
from wudan.ledger.models import Dispute, Finding, ServiceRecord, Transfer
from wudan.teams.models import Membership

SEED = 20260831


def test_the_frauds_of_a_year_are_noticed_hardly_anything_honest_is_and_looking_changes_no_record(
    world,
):
    """One year for both: to live it takes longer than to look at it."""
    year = populate(world, SEED)
    live_honestly(year)
    live_oddly(year)
    plant(year)
    assert_eighteen_of_twenty_are_noticed_and_two_percent_of_honest_records_at_most(year)
    assert_looking_changes_nothing_but_the_list_of_findings(year)


def assert_eighteen_of_twenty_are_noticed_and_two_percent_of_honest_records_at_most(year):
    found = detect(read(year.world.units["c"].county, FIRST, LAST))
    flagged = {record for suspicion in found for record in suspicion.records}
    noticed = {year.planted[record] for record in flagged if record in year.planted}
    missed = {fraud.__name__ for fraud in FRAUDS} - noticed
    assert len(FRAUDS) - len(missed) >= 18, f"seed {SEED}: missed {missed}"
    honest = set(ServiceRecord.objects.values_list("pk", flat=True)) - set(year.planted)
    wrongly = [s for s in found if honest & set(s.records)]
    share = len(flagged & honest) / len(honest)
    assert share <= 0.02, f"seed {SEED}: {share:.4f} {[(s.kind, s.words) for s in wrongly]}"


def assert_looking_changes_nothing_but_the_list_of_findings(year):
    from wudan.ledger.actions import look
    from wudan.people.actors import THE_CLOCK

    before = list(ServiceRecord.objects.order_by("pk").values_list("pk", "state", "minutes"))
    moved, at = Transfer.objects.count(), midnight(LAST)
    first = look(county=year.world.units["c"].county, by=THE_CLOCK, at=at)
    assert first == Finding.objects.count() > 0
    assert look(county=year.world.units["c"].county, by=THE_CLOCK, at=at) == 0
    assert (
        list(ServiceRecord.objects.order_by("pk").values_list("pk", "state", "minutes")) == before
    )
    assert Transfer.objects.count() == moved
    assert not Finding.objects.exclude(outcome="").exists()


def test_who_disputed_and_was_sent_away_by_the_team_is_noticed(world):
    year = populate(world, SEED)
    team = year.teams[0]
    member = year.members[team.pk][2]
    record = year.serve(year.activity(team, "清河道", LAST, 9, 60), member)
    Dispute.objects.create(
        county=record.county, person=member, kind="wrong", record=record, unit=record.unit,
        holder=record.unit, day=record.day, at=midnight(LAST), due_at=midnight(LAST),
    )  # fmt: skip
    belonging = Membership.objects.get(team=team, person=member)
    belonging.left_on, belonging.ended_why, belonging.ended_as = LAST, "不好管", "队长"
    belonging.save()
    kinds = {found.kind for found in detect(read(record.county, FIRST, LAST))}
    assert "revenge" in kinds
