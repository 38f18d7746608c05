"""RSS 2.0 and Atom of what is public, newest first (Django's syndication)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from wudan.content.models import Showing
from wudan.kit import clock
from wudan.kit.written import plain_lines
from wudan.web.content.shown import public, unkept

_MOST = 30
_LONGEST = 200


if TYPE_CHECKING:
    _Feed = Feed[Showing, None]
else:
    _Feed = Feed


class FeedOfPieces(_Feed):
    """The newest pieces; each format says which it is."""

    login_required = False
    """Read by Django's own middleware: a feed asks nobody to sign in."""

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Not to be kept: a consent may be taken back."""
        return unkept(super().__call__(request, *args, **kwargs))

    def title(self) -> str:
        """Whose it is."""
        return settings.PACK.brand.title

    def link(self) -> str:
        """The list as a page."""
        return reverse("pieces")

    def description(self) -> str:
        """What stands in it."""
        return _("三审以后公开的文章、通知、歌曲、短片、读本、宣讲稿和身边榜样。")

    def items(self) -> list[Showing]:
        """The newest."""
        return list(public(clock.now()).order_by("-pk")[:_MOST])

    def item_title(self, item: Showing) -> str:
        """Its title."""
        return item.revision.title

    def item_description(self, item: Showing) -> str:
        """How it begins."""
        return " ".join(plain_lines(item.revision.body))[:_LONGEST]

    def item_link(self, item: Showing) -> str:
        """Its page."""
        return reverse("piece", args=[item.article.no])

    def item_pubdate(self, item: Showing) -> datetime:
        """When it became public."""
        return item.since

    def item_author_name(self, item: Showing) -> str:
        """Which unit's."""
        return item.article.unit.name


class RssOfPieces(FeedOfPieces):
    """As RSS 2.0."""

    feed_type = Rss201rev2Feed


class AtomOfPieces(FeedOfPieces):
    """As Atom."""

    feed_type = Atom1Feed

    def subtitle(self) -> str:
        """What Atom calls a description."""
        return self.description()
