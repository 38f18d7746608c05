"""What an event says beside its subject."""

from wudan.areas.models import Unit
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.kit.tree_paths import steps_of
from wudan.people.models import Post
from wudan.people.roles import POST_ROLES


def roles_that_may(verb: str) -> list[str]:
    """The roles held as a post that have this verb."""
    return sorted(role.code for role in POST_ROLES if verb in role.verbs)


def holders(event: Happening, roles: list[str], *units: int) -> list[int]:
    """Who holds a post of these roles at these units on the day it is told; each once."""
    held = Post.objects.held_on(day_of(event.heard_at)).filter(unit__in=units, role__in=roles)
    return list(dict.fromkeys(held.order_by("pk").values_list("person", flat=True)))


def keepers(event: Happening, roles: list[str], unit: Unit) -> list[int]:
    """Who holds a post of these roles at a site, else at the next above that has somebody."""
    units = reversed(steps_of(unit.path))
    return next((one for site in units if (one := holders(event, roles, site))), [])


def seated(event: Happening, post: int) -> list[int]:
    """Who holds this post on the day it is told; when its holder left, whoever has the same at the same unit."""
    held = Post.objects.held_on(day_of(event.heard_at))
    if own := list(held.filter(pk=post).values_list("person", flat=True)):
        return own
    left = Post.objects.filter(pk=post).values_list("role", "unit").first()
    return holders(event, [left[0]], left[1]) if left else []


def number_in(event: Happening, name: str) -> int:
    """The number the journal keeps under this name; nought, which no row has, when there is none."""
    found = event.facts.get(name)
    return found if isinstance(found, int) else 0


def doer(event: Happening, kind: str) -> int | None:
    """Who did it: they know, and are not told."""
    done = events_of(kind, event.subject_id).filter(pk=event.id)
    return done.values_list("person_id", flat=True).first()


def reason(event: Happening, kind: str) -> str:
    """The reason that the journal keeps with it."""
    said = events_of(kind, event.subject_id).filter(pk=event.id)
    return said.values_list("why", flat=True).first() or ""
