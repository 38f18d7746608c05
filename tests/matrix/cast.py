"""A person on each seat: the cast of the world, and those who are missing in it."""

from datetime import date, timedelta

from tests import world as worlds
from tests.matrix.seats import NAMES, NOBODY, RELATIONS, SEATS, Seat
from tests.world import MONDAY, SINCE, World
from wudan.people.models import Person, Post
from wudan.teams.models import Membership

YESTERDAY = MONDAY.date() - timedelta(days=1)

_VILLAGES = {
    "own": "杨柳村",
    "same": "杨柳村",
    "sibling": "石峁村",
    "other": "王台村",
    "parent": "铁边城",
}
_TEAMS = {
    "own": "clippers",
    "same": "team-same",
    "sibling": "team-sibling",
    "other": "team-other",
    "parent": "carers",
}
_CAST = {
    "resident": {"own": "秦奶奶", "same": "李小妹", "sibling": "高大爷", "other": "白嫂"},
    "volunteer": {"own": "小武"},
    "team_leader": {"own": "苏远", "parent": "宗梅"},
    "station_keeper": {"own": "马青山", "other": "贾站长"},
    "institute_staff": {"parent": "乔委员"},
    "department_officer": {"own": "景科长", "other": "艾科长"},
    "center_office": {"parent": "柳文书"},
    "auditor": {"parent": "严审计"},
    "system_administrator": {"parent": "计管理"},
    "security_administrator": {"parent": "安守一", "same": "安守二"},
}  # fmt: skip
"""Seats that the cast of the world already fills."""
_POSTS = {
    "station_keeper": {"same": "杨柳村", "sibling": "石峁村"},
    "institute_staff": {"other": "周湾"},
    "department_officer": {"sibling": "卫健局"},
    "leader": {"parent": "铁边城", "other": "周湾"},
}  # fmt: skip
_EXPIRED = {
    "team_leader": "clippers", "station_keeper": "杨柳村", "institute_staff": "铁边城",
    "department_officer": "民政局", "center_office": "c", "leader": "c", "auditor": "c",
    "system_administrator": "c", "security_administrator": "c",
}  # fmt: skip


def fill_seats(world: World) -> dict[Seat, Person | None]:
    """A person on each seat; who is missing in the cast joins it."""
    _more_teams(world)
    return {seat: None if seat == NOBODY else _sit(world, seat) for seat in SEATS}


def _more_teams(world: World) -> None:
    """A team beside the one in charge, and one in each village that serves only there."""
    for relation in ("same", "sibling", "other"):
        village = _VILLAGES[relation]
        name = f"{village}{'二' if relation == 'same' else ''}队"
        worlds._team(
            world, _TEAMS[relation], name, village, "relief", f"{name}队长", ["haircut"],
            serves=[world.units[village].path],
        )  # fmt: skip


def _sit(world: World, seat: Seat) -> Person:
    if name := _CAST.get(seat.role, {}).get(seat.relation):
        return world.people[name]
    if seat.relation == "expired":
        return _former(world, seat.role)
    name = f"{NAMES[seat.role]}{RELATIONS[seat.relation][0]}"
    if seat.role == "team_leader":
        return world.people[f"{world.teams[_TEAMS[seat.relation]].unit.name}队长"]
    unit = _POSTS.get(seat.role, {}).get(seat.relation)
    person = worlds._person(
        world, name, unit if unit in _VILLAGES.values() else _VILLAGES.get(seat.relation, "杨柳村")
    )
    if seat.role == "volunteer":
        _join(world, person, _TEAMS[seat.relation])
    if unit:
        _post(world, person, seat.role, unit)
    return person


def _former(world: World, role: str) -> Person:
    person = worlds._person(world, f"前{NAMES[role]}", "杨柳村")
    if role == "volunteer":
        _join(world, person, "clippers", left_on=YESTERDAY)
    else:
        _post(world, person, role, _EXPIRED[role], ends_on=YESTERDAY)
    return person


def _join(world: World, person: Person, team: str, left_on: date | None = None) -> None:
    Membership.objects.create(
        team=world.teams[team], person=person, joined_on=SINCE, left_on=left_on
    )


def _post(world: World, person: Person, role: str, unit: str, ends_on: date | None = None) -> Post:
    return Post.objects.create(
        county=worlds.COUNTY, person=person, role=role, unit=world.units[unit], starts_on=SINCE,
        title="专干", ends_on=ends_on,
    )  # fmt: skip
