"""Looking somebody or a household up: within one's own places, by one's own budget, never unasked."""

from django.db.models import Count, Q, QuerySet

from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.models import Household, Person

MOST = 30


def free_people(actor: Actor, words: str) -> list[Person]:
    """People of one's own places by name or number's end, who are in no household. Raises TooMany."""
    if not words:
        return []
    spend_budget("look_up", by=actor, at=clock.now())
    within = Person.objects.findable_by(actor).named_like(words)
    free = within.exclude(memberships_of_household__until=None, memberships_of_household__isnull=False)  # fmt: skip
    return list(free.select_related("home").order_by("home__path", "name", "pk")[:MOST])


def households_like(actor: Actor, words: str) -> "QuerySet[Household]":
    """Households of one's own places by title, number, village or member. Raises TooMany."""
    spend_budget("look_up", by=actor, at=clock.now())
    like = (
        Q(title__startswith=words)
        | Q(no=words)
        | Q(unit__short_name__startswith=words)
        | Q(members__until=None, members__person__name=words)
    )
    keys = Household.objects.live().seen_by(actor).filter(like).values("pk")
    rows = Household.objects.filter(pk__in=keys).select_related("unit")
    living = Count("members", filter=Q(members__until=None))
    return rows.annotate(people=living).order_by("unit__path", "title", "pk")
