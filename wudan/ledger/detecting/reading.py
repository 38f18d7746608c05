"""Reads a stretch of the book for the detectors: a few queries, whatever the number of records."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from wudan.kit.clock import midnight
from wudan.ledger.detecting.facts import Facts, Parting, Served
from wudan.ledger.enums import TransferKind
from wudan.ledger.models import Dispute, ServiceRecord, Transfer
from wudan.people.models import Person, Volunteer, VolunteerLicence
from wudan.teams.models import Membership

_BATCH = 2000
_COLUMNS = {
    "record": "pk", "person": "person_id", "unit": "unit_id", "title": "title", "day": "day",
    "starts_at": "starts_at", "ends_at": "ends_at", "minutes": "minutes", "evidence": "evidence",
    "recorded_at": "recorded_at", "late_days": "late_days", "activity": "activity_id",
    "opening": "attendance__opening_id", "team": "activity__team_id", "place": "place",
    "lon": "activity__lon", "lat": "activity__lat", "is_risky": "activity__is_risky",
    "licence": "attendance__opening__position__licence",
    "beneficiary": "activity__order__placed_for_id", "orderer": "activity__order__placed_by_id",
    "came_at": "attendance__came_at", "came_by": "attendance__came_by",
    "hand": "attendance__hand", "in_range": "attendance__in_range", "vouched_by": "attendance__vouched_by_id",
    "vouched_at": "attendance__vouched_at", "witnessed_by": "attendance__witnessed_by_id",
    "witnessed_at": "attendance__witnessed_at", "flags": "attendance__flags",
    "file": "backfill__file_hash",
}  # fmt: skip
_TEXTS = ("place", "licence", "came_by", "hand", "file")


def read(county: str, since: date, until: date) -> Facts:
    """The facts of one county between two days, both included."""
    rows = ServiceRecord.objects.live().filter(county=county, day__range=(since, until))
    entered = dict(
        Transfer.objects.filter(record__in=rows)
        .exclude(kind=TransferKind.REVERSE)
        .values_list("record_id", "person_id")
    )
    served = tuple(_served(values, entered) for values in _values(rows))
    persons = {row.person for row in served}
    return Facts(
        served=served,
        born_on=_of_persons(Person.objects.exclude(born_on=None), "pk", "born_on", persons),
        joined_at=_of_persons(Volunteer.objects.all(), "person_id", "joined_at", persons),
        licences=_licences(persons),
        partings=tuple(_partings(county, since)),
        members=frozenset(
            Membership.objects.filter(left_on=None, team__unit__county=county).values_list(
                "team_id", "person_id"
            )
        ),
    )


def _values(rows: Any) -> Iterator[dict[str, Any]]:
    names = list(_COLUMNS)
    for values in rows.values_list(*_COLUMNS.values()).order_by("pk").iterator(chunk_size=_BATCH):
        yield dict(zip(names, values, strict=True))


def _served(values: dict[str, Any], entered: dict[int, int | None]) -> Served:
    for name in _TEXTS:
        values[name] = values[name] or ""
    values["flags"] = tuple(values["flags"] or ())
    values["is_risky"] = bool(values["is_risky"])
    return Served(**values, entered_by=entered.get(values["record"]))


def _licences(persons: set[int]) -> dict[int, dict[str, date]]:
    held: dict[int, dict[str, date]] = defaultdict(dict)
    rows = VolunteerLicence.objects.filter(removed_at=None, checked_at__isnull=False)
    for who, code, until in rows.values_list("volunteer__person_id", "code", "valid_until"):
        if who in persons:
            held[who][code] = until
    return held


def _partings(county: str, since: date) -> Iterator[Parting]:
    """Who was sent away by a team after having disputed a record of its activities."""
    disputes = Dispute.objects.filter(county=county, at__gte=midnight(since)).exclude(record=None)
    complained = disputes.values_list("person_id", "record__activity__team_id", "at")
    ended = Membership.objects.filter(team__unit__county=county, left_on__gte=since)
    parted = {
        (person, team): midnight(day + timedelta(days=1))
        for person, team, day in ended.exclude(ended_why="").values_list(
            "person_id", "team_id", "left_on"
        )
        if day is not None
    }  # when exactly is not kept: the end of that day
    for person, team, at in complained:
        if (person, team) in parted:
            yield Parting(person, team, at, parted[person, team])


def _of_persons(rows: Any, key: str, value: str, persons: set[int]) -> dict[int, Any]:
    return {who: found for who, found in rows.values_list(key, value) if who in persons}
