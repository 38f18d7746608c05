"""A person leaves: pieces that show them are taken down, their words and files go; that there was one stays (PIPL §47)."""

from datetime import datetime

from wudan.content.actions.holding import lock, one_transaction
from wudan.content.actions.take_down import end
from wudan.content.enums import DownReason
from wudan.content.files import content_films_kept, content_pictures_kept
from wudan.content.models import Appearance, Article, Medium, Placement, Revision
from wudan.people.actors import Actor
from wudan.people.models import Person

GONE = "（已删除）"


@one_transaction
def forget_in_content(*, person: Person, by: Actor, at: datetime) -> None:
    """Every revision that shows them is emptied, and its files with it."""
    rows = Appearance.objects.filter(person=person)
    for pk in sorted(set(rows.values_list("revision__article", flat=True))):
        _forget_one(lock(pk), person, by=by, at=at)


def _forget_one(held: Article, person: Person, *, by: Actor, at: datetime) -> None:
    held.proposed = None
    held.save(update_fields=["proposed"])
    end(held, DownReason.ERASED, by=by, at=at)
    shown = Revision.objects.filter(article=held, appearances__person=person)
    keys = sorted(shown.values_list("pk", flat=True))
    media = Medium.objects.filter(placements__revision__in=keys).distinct()
    for medium in list(media.order_by("pk")):
        _remove(medium)
    Placement.objects.filter(revision__in=keys).update(alt="", captions="", transcript="")
    Revision.objects.filter(pk__in=keys).update(
        title="", body="", credit="", people_words="", why=""
    )
    Appearance.objects.filter(person=person, revision__in=keys).delete()
    Article.objects.filter(pk=held.pk).update(title=GONE)


def _remove(medium: Medium) -> None:
    """Its bytes; that a file stood there stays."""
    if medium.kind != "picture":
        content_films_kept().remove(medium.name)
        return
    for name in filter(None, (medium.name, medium.middle, medium.small)):
        content_pictures_kept().remove(name)
