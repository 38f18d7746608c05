"""减负自检: the page everybody can read and print; who checks and who runs the house see the proofs."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.web.acting import actor_of, is_signed_in
from wudan.web.headers import CLOSED
from wudan.web.relief.house import House, standing_house
from wudan.web.relief.looks import Looked
from wudan.web.relief.obligations import Obligation, obligations
from wudan.web.relief.prohibitions import MEASURE, PROHIBITIONS, Prohibition
from wudan.web.relief.reasons import FILES_DEMANDED, LONG_FORMS

PROOF_READERS = ("auditor", "system_administrator", "center_office", "leader")


@dataclass(frozen=True, slots=True)
class Checked:
    """A prohibition as it was found just now."""

    item: Prohibition
    looked: tuple[Looked, ...]

    @property
    def is_absent(self) -> bool:
        """Whether no look found anything."""
        return not any(one.found for one in self.looked)


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """All of it."""

    checked: tuple[Checked, ...]
    duties: tuple[Obligation, ...]

    @property
    def absent_count(self) -> int:
        """How many of the forbidden things are not there."""
        return sum(one.is_absent for one in self.checked)


def check(house: House | None = None) -> SelfCheck:
    """Look now."""
    looked_at = house or standing_house(CLOSED)
    checked = [
        Checked(item, tuple(look(looked_at) for look in item.looks)) for item in PROHIBITIONS
    ]
    return SelfCheck(tuple(checked), tuple(obligations(looked_at)))


@login_not_required
def self_check(request: HttpRequest) -> HttpResponse:
    """Each item, whether it is there, and how that was looked up."""
    reads_proofs = is_signed_in(request) and actor_of(request).role in PROOF_READERS
    context = {
        "result": check(), "measure": MEASURE, "at": clock.now(), "reads_proofs": reads_proofs,
        "files": tuple(FILES_DEMANDED.values()), "long_forms": tuple(LONG_FORMS.values()),
        "owner": settings.PACK.brand.title,
    }  # fmt: skip
    return render(request, "portal/relief/self_check.html", context)
