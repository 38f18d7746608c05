"""Who tries: each role of `people/roles.py`, seen from one village's order (杨柳村, 秦奶奶).

A seat is a role and where its holder stands to the thing that is tried; a role has a seat only
where it can be held. Needs no database, so that the table can be drawn without one.
"""

from dataclasses import dataclass

from wudan.people.roles import POST_ROLES, RESIDENT, VOLUNTEER

RELATIONS = {
    "own": ("自己", "是本人的；归本队、本站、本部门办"),
    "same": ("同村", "同一个村的别人、别的队、同站的同事"),
    "sibling": ("邻村", "同镇的另一个村；只配合、不牵头的部门"),
    "other": ("外镇", "另一个镇；别的平台的部门"),
    "parent": ("上级", "村上面的所、县中心；所里的队"),
    "expired": ("卸任", "到昨天为止；今天只是本人"),
    "nobody": ("未登录", "没有登录"),
}
"""Where somebody stands, in a word and in a sentence."""
HELD = {
    "resident": "own same sibling other parent",
    "volunteer": "own same sibling other parent expired",
    "team_leader": "own same sibling other parent expired",
    "station_keeper": "own same sibling other expired",
    "institute_staff": "other parent expired",
    "department_officer": "own sibling other expired",
    "center_office": "parent expired",
    "leader": "other parent expired",
    "auditor": "parent expired",
    "system_administrator": "parent expired",
    "security_administrator": "same parent expired",
}
"""From where each role is tried. A center's role has one place in the county: above."""
NAMES = {role.code: role.name for role in (RESIDENT, VOLUNTEER, *POST_ROLES)}


@dataclass(frozen=True)
class Seat:
    """A role, from where; as text `station_keeper.same`."""

    role: str
    relation: str

    def __str__(self) -> str:
        return f"{self.role}.{self.relation}" if self.role else self.relation


NOBODY = Seat("", "nobody")
SEATS = (
    *(Seat(role, relation) for role, held in HELD.items() for relation in held.split()),
    NOBODY,
)


def those(pattern: str) -> list[Seat]:
    """The seats a word of the table means: one, `role.*` (all but the former holder),
    `*.expired`, or `*`."""
    role, _, relation = pattern.partition(".")
    if pattern == "*":
        return list(SEATS)
    if pattern == "nobody":
        return [NOBODY]
    found = [
        seat for seat in SEATS if seat.role and role in {seat.role, "*"}
        and (relation == seat.relation or (relation == "*" and seat.relation != "expired"))
    ]  # fmt: skip
    if not found:
        message = f"nobody sits at {pattern!r}"
        raise ValueError(message)
    return found
