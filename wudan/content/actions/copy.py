"""照抄一篇: a new piece with the same words; whoever wrote the first one is an author of the second, and signs neither."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.content.actions.holding import insist_seen, latest_of, lock_seen, note, one_transaction
from wudan.content.actions.write import start
from wudan.content.models import Article, Author
from wudan.content.permissions import writing_objection
from wudan.content.policies import Written, written_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.people.models import Person


@one_transaction
def copy(*, article: Article, unit: Unit, seen: str, by: Actor, at: datetime) -> Article:
    """Copy its latest words, without files. Raises Malformed, Missing, Objected, Stale."""
    held = lock_seen(article, by)
    insist(writing_objection(by))
    told = written_of(insist_seen(latest_of(held), seen))
    findable = Person.objects.findable_by(by).filter(pk__in=told.persons)
    written = Written(
        title=told.title, body=told.body or told.title, rights=told.rights, source=told.source, credit=told.credit,
        why="照抄另一篇", persons=frozenset(findable.values_list("pk", flat=True)),
    )  # fmt: skip
    made = start(unit=unit, kind=held.kind, written=written, by=by, at=at, project=held.project)
    Author.objects.bulk_create(
        (Author(article=made, person_id=person) for person in _authors(held)), ignore_conflicts=True
    )
    note("copy", made, by=by, at=at, of=held.no)
    return made


def _authors(held: Article) -> list[int]:
    return list(held.authors.order_by("pk").values_list("person_id", flat=True))
