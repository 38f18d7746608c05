"""What the menu says about places: where a limited item goes, and that it does not go to the reader's.

Nothing is hidden: what cannot be served where somebody lives is still found, with the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.catalog.reach import Names, names_of, only_words
from wudan.kit.phrases import in_words
from wudan.web.acting import is_signed_in, person_of


@dataclass(frozen=True, slots=True)
class Reaching:
    """Where limited items go, for somebody who lives below `path`; empty when that is not known."""

    names: Names = field(default_factory=dict)
    path: str = ""

    def only(self, service: Service) -> str:
        """只到铁边城镇; empty for the whole county."""
        return in_words(only_words(service, self.names))

    def is_away(self, service: Service) -> bool:
        """Whether the reader's place is known, and the item does not go there."""
        return bool(self.path) and not service.reaches(self.path)

    def away(self, service: Service) -> str:
        """Why the reader cannot have it where they live; empty when they can."""
        if not self.is_away(service):
            return ""
        return _("这项服务现在{only}，不到您那里").format(only=self.only(service))


def reaching(request: HttpRequest, services: Iterable[Service]) -> Reaching:
    """For whoever looks: no statement where no item is limited, else one, and one for who is signed in."""
    limited = [service for service in services if service.serves]
    if not limited:
        return Reaching()
    return Reaching(names_of(limited), _home(request))


def _home(request: HttpRequest) -> str:
    """The path of the village of whoever is signed in."""
    home = person_of(request).home_id if is_signed_in(request) else None
    if home is None:
        return ""
    return Unit.objects.filter(pk=home).values_list("path", flat=True).first() or ""
