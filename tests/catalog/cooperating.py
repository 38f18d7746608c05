"""A department that is asked for its part: who asks, and who answers for it."""

from datetime import timedelta

from tests.world import MONDAY, SINCE
from wudan.orders.actions import cooperating
from wudan.people.models import Post
from wudan.people.signing_in import actor_under


def officer_of_health(world):
    """白嫂 is the officer of 卫健局, which cooperates on 扶贫帮困."""
    person = world.people["白嫂"]
    post = Post.objects.create(
        county=person.county, person=person, role="department_officer", unit=world.units["卫健局"],
        title="专干", starts_on=SINCE,
    )  # fmt: skip
    return actor_under(post)


def asked(world, *, by="景科长", **given):
    fields = {
        "platform": world.platforms["relief"], "unit": world.units["卫健局"], "words": "量血压，一并看看",
        "wanted_by": (MONDAY + timedelta(days=9)).date(), "service": world.services["haircut"],
    }  # fmt: skip
    return cooperating.ask(**fields | given, by=world.actor(by), at=MONDAY)
