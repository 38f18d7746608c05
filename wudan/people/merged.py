"""One person by two rows: who somebody is now, where a key was written down before a merger.

A key that is no foreign key (an author's, a signer's) is not moved by a merger: it is what was signed.
"""

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wudan.people.models import Person


def survivor(field: str) -> Coalesce:
    """As an expression: the key of the person that `field` names now. Mergers are one deep."""
    rows = Person.objects.filter(pk=OuterRef(field)).order_by().values("merged_into")
    return Coalesce(Subquery(rows[:1]), F(field), output_field=BigIntegerField())


def rows_of(person: int | None) -> QuerySet[Person, int]:
    """The keys of all rows that are this person."""
    return Person.objects.filter(Q(pk=person) | Q(merged_into=person)).values_list("pk", flat=True)
