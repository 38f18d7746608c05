"""Which pieces; whose to see. A draft is seen by the unit that writes and by the posts above it, by nobody else."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wudan.content.enums import ArticleKind
from wudan.honors.enums.campaign import AwardState
from wudan.kit.clock import day_of
from wudan.people.actors import Actor
from wudan.people.enums import ConsentKind
from wudan.people.merged import rows_of
from wudan.people.models import Consent
from wudan.people.roles import Reach

if TYPE_CHECKING:
    from wudan.content.models import Article, Showing

READS = ("write_content", "sign_content", "read_journal")


class ArticleQuerySet(QuerySet["Article"]):
    """Pieces."""

    def visible_to(self, actor: Actor) -> "ArticleQuerySet":
        """Under a post that writes, signs or audits: those of one's own unit, and of those below if it reaches so far."""
        if not actor.is_staff or not any(actor.may(verb) for verb in READS):
            return self.none()
        if actor.kind.reach is Reach.HERE:
            return self.filter(unit=actor.unit_id)
        return self.filter(unit__path__startswith=actor.unit_path)

    def to_sign(self, actor: Actor, *, steps: Collection[int]) -> "ArticleQuerySet":
        """Those up for signing whose next step is one of these, which this person neither wrote nor signed."""
        rows = self.visible_to(actor).exclude(proposed=None).with_signed()
        me = rows_of(actor.person_id)
        mine = Q(authors__person_id__in=me) | Q(proposed__sign_offs__person_id__in=me)
        barred = self.model.objects.filter(mine).values("pk")
        return rows.filter(Q(("signed__in", [step - 1 for step in steps]))).exclude(pk__in=barred)

    def with_signed(self) -> "ArticleQuerySet":
        """With how many signed the revision that is up."""
        sign_offs = apps.get_model("content", "SignOff").objects.filter(
            revision=OuterRef("proposed")
        )
        many = sign_offs.order_by().values("revision").annotate(n=Count("pk")).values("n")
        return self.annotate(signed=Coalesce(Subquery(many, output_field=IntegerField()), 0))

    def with_state(self) -> "ArticleQuerySet":
        """With whether it is or was public."""
        return self.annotate(
            is_shown=Exists(_showings().filter(until=None)), was_shown=Exists(_showings())
        )

    def shown(self) -> "ArticleQuerySet":
        """Those that are public."""
        return self.filter(Exists(_showings().filter(until=None)))

    def down(self) -> "ArticleQuerySet":
        """Those that were public and are not."""
        return self.filter(Exists(_showings()), ~Exists(_showings().filter(until=None)))

    def in_writing(self) -> "ArticleQuerySet":
        """Those that never were public, and whatever is up for signing or waits for its day."""
        moving = Q(proposed__isnull=False) | Q(approved__isnull=False)
        return self.filter(moving | ~Q(Exists(_showings())))

    def due(self, at: datetime) -> "ArticleQuerySet":
        """Signed three times, and their time has come."""
        return self.exclude(approved=None).filter(Q(starts_at=None) | Q(starts_at__lte=at))


class ShowingQuerySet(QuerySet["Showing"]):
    """What everybody reads."""

    def open(self) -> "ShowingQuerySet":
        """Not ended."""
        return self.filter(until=None)

    def public(self, at: datetime) -> "ShowingQuerySet":
        """Open, within its time, all persons in it agree, its honour stands. Asked at every look (PIPL §15, §25)."""
        in_time = Q(article__ends_at=None) | Q(article__ends_at__gt=at)
        return self.open().filter(in_time, since__lte=at).without_unagreed(at)

    def unagreed(self, at: datetime) -> "ShowingQuerySet":
        """Open ones with somebody who does not agree any more, or of an honour that is not to be shown so."""
        return self.open().filter(_unagreed(at) | _hidden())

    def without_unagreed(self, at: datetime) -> "ShowingQuerySet":
        """The others."""
        return self.exclude(_unagreed(at)).exclude(_hidden())

    def overdue(self, at: datetime) -> "ShowingQuerySet":
        """Open ones whose last moment has passed."""
        return self.open().filter(article__ends_at__lte=at)

    def cases(self, county: str, at: datetime) -> "ShowingQuerySet":
        """Of a county, the public cases, joined with their projects (R070)."""
        rows = self.public(at).filter(article__county=county, article__kind=ArticleKind.CASE)
        return rows.with_pieces().select_related("article__project__platform")

    def with_pieces(self) -> "ShowingQuerySet":
        """Joined with what a list shows."""
        return self.select_related("article__unit", "revision")


def _showings() -> "ShowingQuerySet":
    found: ShowingQuerySet = apps.get_model("content", "Showing").objects.filter(
        article=OuterRef("pk")
    )
    return found


def _unagreed(at: datetime) -> Q:
    live = Consent.objects.live().of_kind(ConsentKind.PUBLISH).but_of_children(day_of(at))
    persons = apps.get_model("content", "Appearance").objects.filter(revision=OuterRef("revision"))
    return Q(Exists(persons.exclude(person__in=live.values("person"))))


def _hidden() -> Q:
    """Of an honour that was revoked, whose person hides the name, or the picture that stands in it."""
    placed = apps.get_model("content", "Placement").objects.filter(revision=OuterRef("revision"))
    seen = Exists(placed.exclude(medium__kind="sound"))
    candidate = "article__award__candidate"
    shown = Q(**{f"{candidate}__shows_name": True}) & (
        Q(**{f"{candidate}__shows_picture": True}) | ~Q(seen)
    )
    live = Q(article__award__state=AwardState.LIVE)
    return Q(article__award__isnull=False) & ~(live & shown)
