"""隐私中心 itself: each kind of data with its values, why it is kept, who sees it and how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.privacy.actions import shown_to_oneself
from wudan.privacy.copies import Cell, Part
from wudan.privacy.models import PrivacyRequest
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.privacy.oneself import as_oneself

MOST_SHOWN = 10
_MOST_REQUESTS = 10


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind, as the page shows it: the newest rows, and how many there are."""

    part: Part
    rows: Sequence[Sequence[Cell]]

    @property
    def count(self) -> int:
        """How many rows there are in all."""
        return sum(1 for row in self.part.rows if row)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


@as_oneself
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept: the kinds there is something of first, then those there is nothing of."""
    person, actor = person_of(request), actor_of(request)
    kinds = [_kind(part) for part in shown_to_oneself(person, actor)]
    asked = PrivacyRequest.objects.visible_to(actor).order_by("-opened_at")[:_MOST_REQUESTS]
    context = {
        "kinds": [kind for kind in kinds if kind.rows],
        "empty": [kind.part.holding.what for kind in kinds if not kind.rows],
        "requests": asked,
    }
    return render(request, "portal/privacy/center.html", context)


def _kind(part: Part) -> Kind:
    rows = [row for row in part.rows if row]
    return Kind(part, rows[::-1][:MOST_SHOWN])
