"""任命: within one's grants, within one's subtree, never oneself."""

from datetime import date

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import COUNTY, MONDAY
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import events_of
from wudan.people.actions import posts
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.roles import POST_ROLES, ROLES
from wudan.people.signing_in import posts_of

pytestmark = pytest.mark.postgres


def give(world, by, whom, role, unit, **more):
    return posts.grant(
        person=world.people[whom], role=role, unit=world.units[unit], by=world.actor(by),
        at=MONDAY, **more,
    )  # fmt: skip


def test_the_office_appoints_a_keeper_who_acts_from_that_day(world):
    made = give(world, "柳文书", "高大爷", "station_keeper", "石峁村", title="站长", heads=True)
    assert posts_of(world.people["高大爷"].pk, MONDAY.date()) == [made]
    assert (made.granted_by, made.granted_under) == (world.people["柳文书"], world.posts["柳文书"])
    assert made.confirmed_until == date(2026, 12, 31)
    event = events_of("post", made.pk).get()
    assert (event.verb, event.who) == ("post.grant", "县中心·中心办公室主任")
    assert "高大爷" not in str(event.facts)


@pytest.mark.parametrize(
    ("by", "role", "unit", "code"),
    [
        ("马青山", "station_keeper", "杨柳村", "beyond_yourself"),
        ("乔委员", "institute_staff", "铁边城", "beyond_yourself"),
        ("乔委员", "station_keeper", "王台村", "not_your_unit"),
        ("马青山", "team_leader", "singers", "not_your_unit"),
        ("柳文书", "center_office", "c", "beyond_yourself"),
        ("柳文书", "auditor", "c", "beyond_yourself"),
        ("安守一", "station_keeper", "石峁村", "beyond_yourself"),
        ("安守一", "security_administrator", "c", "needs_second"),
        ("计管理", "station_keeper", "石峁村", "beyond_yourself"),
        ("严审计", "auditor", "c", "beyond_yourself"),
        ("郝书记", "station_keeper", "石峁村", "beyond_yourself"),
        ("苏远", "team_leader", "clippers", "beyond_yourself"),
        ("秦奶奶", "team_leader", "clippers", "beyond_yourself"),
        ("柳文书", "station_keeper", "铁边城", "wrong_kind"),
        ("柳文书", "institute_staff", "杨柳村", "wrong_kind"),
        ("柳文书", "team_leader", "杨柳村", "wrong_kind"),
        ("柳文书", "department_officer", "c", "wrong_kind"),
        ("安守一", "center_office", "铁边城", "wrong_kind"),
    ],
)
def test_nobody_grants_beyond_himself_or_outside_his_subtree(world, by, role, unit, code):
    with objected(code):
        give(world, by, "高大爷", role, unit)


def test_nobody_grants_to_himself(world):
    with objected("not_yourself"):
        give(world, "柳文书", "柳文书", "leader", "c")


def test_a_unit_keeps_one_head(world):
    with objected("head_there"):
        give(world, "柳文书", "高大爷", "station_keeper", "杨柳村", heads=True)
    assert give(world, "柳文书", "高大爷", "station_keeper", "杨柳村").heads is False


def test_the_same_post_is_not_given_twice(world):
    with objected("already_holds"):
        give(world, "柳文书", "马青山", "station_keeper", "杨柳村")


def test_a_closed_unit_gets_nobody(world):
    Unit.objects.filter(pk=world.units["石峁村"].pk).update(ends_on=MONDAY.date())
    with objected("unit_ended"):
        give(world, "柳文书", "高大爷", "station_keeper", "石峁村")


def test_who_lost_the_post_since_the_page_was_read_grants_nothing(world):
    by = world.actor("乔委员")
    posts.end(post=world.posts["乔委员"], by=world.actor("柳文书"), at=MONDAY, why="调走")
    with objected("post_ended"):
        posts.grant(
            person=world.people["高大爷"], role="station_keeper", unit=world.units["石峁村"], by=by,
            at=MONDAY,
        )  # fmt: skip


def test_a_term_ends_by_itself(world):
    given = give(world, "柳文书", "高大爷", "station_keeper", "石峁村", ends_on=date(2026, 10, 1))
    held = [posts_of(given.person_id, day) for day in (date(2026, 9, 30), date(2026, 10, 1))]
    assert held == [[given], []]


@pytest.mark.parametrize("ends_on", [MONDAY.date(), date(2020, 1, 1), date(2060, 1, 1)])
def test_a_term_lies_ahead_and_is_no_lifetime(world, ends_on):
    with malformed("ends_on"):
        give(world, "柳文书", "高大爷", "station_keeper", "石峁村", ends_on=ends_on)


def test_what_is_no_role_is_named(world):
    for role in ("resident", "clock", "operator", "king"):
        with malformed("role"):
            give(world, "柳文书", "高大爷", role, "石峁村")


def test_words_too_long_are_named(world):
    with malformed("title", "why"):
        give(world, "柳文书", "高大爷", "station_keeper", "石峁村", title="长" * 41, why="\x00")


def test_every_role_belongs_to_a_kind_of_unit_and_grants_only_posts():
    kinds = set(UnitKind.values)
    for role in POST_ROLES:
        assert role.kinds <= kinds
        assert role.grants <= {one.code for one in POST_ROLES}
        assert role.code not in role.grants or role.code == "security_administrator"


def test_no_role_climbs_by_granting():
    """Whoever is granted a post can never, by granting on, reach the granter's own role."""
    for role in POST_ROLES:
        reached, fresh = set(), set(role.grants) - {role.code}
        while fresh:
            reached |= fresh
            fresh = {c for code in fresh for c in ROLES[code].grants} - reached
        assert role.code not in reached, role.code


def test_a_post_without_a_unit_reaches_nothing(world):
    nowhere = Actor(world.people["柳文书"].pk, "center_office")
    with objected("not_your_unit"):
        posts.grant(
            person=world.people["高大爷"], role="station_keeper", unit=world.units["石峁村"],
            by=nowhere, at=MONDAY,
        )  # fmt: skip
    assert not Post.objects.filter(person=world.people["高大爷"], county=COUNTY).exists()
