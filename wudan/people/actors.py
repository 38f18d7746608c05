"""经办人: who acts, under which post, how far it reaches. A value, never a global."""

from dataclasses import dataclass, field

from wudan.people.roles import CLOCK, OPERATOR, RESIDENT, ROLES, Reach, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """One person acting under one post, or for themselves."""

    person_id: int | None
    role_code: str
    post_id: int | None = None
    unit_id: int | None = None
    unit_path: str = ""
    unit_name: str = ""
    title: str = ""
    team_ids: frozenset[int] = field(default_factory=frozenset)
    """Units of the teams the person belongs to; for volunteers."""

    @property
    def kind(self) -> Role:
        """The role itself."""
        return ROLES[self.role_code]

    @property
    def role(self) -> str:
        """The role's code, as the journal signs it."""
        return self.role_code

    @property
    def label(self) -> str:
        """Under which name acts are shown: a post, not a person's name."""
        if self.post_id is None:
            return self.kind.name
        return f"{self.unit_name}·{self.title or self.kind.name}"

    @property
    def is_staff(self) -> bool:
        """Whether the actor works under a post."""
        return self.post_id is not None

    @property
    def person(self) -> int:
        """The person's id, where only a person can act; the clock has none."""
        if self.person_id is None:
            message = f"{self.role_code} is no person"
            raise AssertionError(message)
        return self.person_id

    @property
    def post(self) -> int:
        """The post's id, where only somebody under a post can act."""
        if self.post_id is None:
            message = f"{self.role_code} acts under no post"
            raise AssertionError(message)
        return self.post_id

    def may(self, verb: str) -> bool:
        """Whether the role has this verb at all."""
        return verb in self.kind.verbs

    def reaches(self, path: str) -> bool:
        """Whether the post reaches a unit."""
        if not self.unit_path:
            return False
        if self.kind.reach is Reach.HERE:
            return path == self.unit_path
        return path.startswith(self.unit_path)


def for_self(
    person_id: int, team_ids: frozenset[int] = frozenset(), *, role: Role = RESIDENT
) -> Actor:
    """A resident, or a volunteer, without a post."""
    return Actor(person_id, role.code, team_ids=team_ids)


NOBODY = Actor(None, RESIDENT.code)
"""Whoever looks without signing in: sees what is public, may do nothing."""

THE_CLOCK = Actor(None, CLOCK.code)
"""Deadlines that pass are acted on under this name."""

THE_OPERATOR = Actor(None, OPERATOR.code)
"""Whoever may run commands on the server; journaled, since the machine is trusted, not they."""
