"""评选里的人: who is put forward and has to say yes, the household, the neighbours who are asked, who objected."""

from django.conf import settings
from django.urls import reverse

from wudan.honors.enums.campaign import (
    CampaignStage,
    CandidateState,
    ClearanceAnswer,
    PutForwardBy,
)
from wudan.honors.enums.household import HouseholdStage
from wudan.honors.flow.campaign import LIVE
from wudan.honors.models import Candidate, Clearance, HouseholdHonor, NeighbourWord, NoticeObjection
from wudan.jobs.telling.facts import number_in
from wudan.jobs.telling.wording import on_day
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.notices.policies import Told
from wudan.people.models import HouseholdMember

_OUT = (CandidateState.WITHDRAWN, CandidateState.LAPSED)
"""No longer in it by their own word, or because none came in time."""


def nominee(event: Happening) -> list[Told]:
    """Whom another put forward, while the answer can still be given; who did it for oneself knows."""
    rows = Candidate.objects.filter(
        campaign=event.subject_id, campaign__stage=CampaignStage.NOMINATING,
        number=number_in(event, "number"), state=CandidateState.ASKED,
    )  # fmt: skip
    row = rows.select_related("campaign", "honor_class", "unit").first()
    if row is None or row.put_forward_by == PutForwardBy.SELF:
        return []
    blanks = {
        "campaign": row.campaign.name, "kind": row.honor_class.name, "unit": row.unit.short_name,
        "day": on_day(row.campaign.nominate_until),
    }  # fmt: skip
    return [Told(row.person_id, blanks, reverse("candidacies"))]


def candidates(event: Happening) -> list[Told]:
    """All whom a step of the whole campaign concerns: it was given up, or the meeting has spoken."""
    rows = Candidate.objects.filter(campaign=event.subject_id)
    if event.verb == "campaign.cancel":
        rows = rows.filter(state__in=LIVE)
    else:
        rows = rows.filter(decision__isnull=False)
    found = rows.select_related("campaign__unit", "honor_class", "unit").order_by("pk")
    return [_candidacy(row) for row in found]


def candidate(event: Happening) -> list[Told]:
    """One of them, by number or by the award; not who did it for oneself."""
    row = _one_of(event)
    return [] if row is None or _author(event) == row.person_id else [_candidacy(row)]


def barred_candidate(event: Happening) -> list[Told]:
    """Of whom an office said something against; which one is not told, the answer itself neither."""
    row = _one_of(event)
    return [] if row is None or not _bars(event, row) else [_candidacy(row)]


def nominator_of_barred(event: Happening) -> list[Told]:
    """The neighbour who put that one forward."""
    row = _one_of(event)
    if row is None or row.put_forward_by != PutForwardBy.NEIGHBOUR or not _bars(event, row):
        return []
    page = reverse("campaign-shown", args=[row.campaign_id])
    return [Told(row.nominator_id, _candidacy(row).blanks, page)]


def _bars(event: Happening, row: Candidate) -> bool:
    """Whether this very answer ended the candidacy: others before it were heard in silence."""
    said = Clearance.objects.filter(candidate=row, office__unit=number_in(event, "office"))
    return (
        row.state == CandidateState.BARRED
        and said.filter(answer=ClearanceAnswer.OBJECTION).exists()
    )


def neighbour_nominator(event: Happening) -> list[Told]:
    """Neighbours who put somebody forward that is no longer considered; whom, they know. A site reads its desk."""
    rows = Candidate.objects.filter(
        campaign=event.subject_id, put_forward_by=PutForwardBy.NEIGHBOUR
    ).select_related("campaign__unit", "honor_class", "unit")
    if event.verb == "campaign.cancel":
        rows = rows.filter(state__in=LIVE)
    else:
        rows = rows.filter(number=number_in(event, "number"), state__in=_OUT)
    found = {row.nominator_id: row for row in rows.order_by("-pk")}
    return [
        Told(person, _candidacy(row).blanks, reverse("campaign-shown", args=[row.campaign_id]))
        for person, row in sorted(found.items())
    ]


def _one_of(event: Happening) -> Candidate | None:
    rows = Candidate.objects.filter(campaign=event.subject_id)
    if award := event.facts.get("award"):
        rows = rows.filter(award__no=award)
    else:
        rows = rows.filter(number=number_in(event, "number"))
    return rows.select_related("campaign__unit", "honor_class", "unit").first()


def _candidacy(row: Candidate) -> Told:
    blanks = {
        "campaign": row.campaign.name, "kind": row.honor_class.name, "unit": row.unit.short_name,
        "office": row.campaign.unit.short_name, "state": row.get_state_display(),
    }  # fmt: skip
    return Told(row.person_id, blanks, reverse("candidacies"))


def _author(event: Happening) -> int | None:
    """Who did it."""
    kind = event.verb.partition(".")[0]
    said = events_of(kind, event.subject_id).filter(pk=event.id)
    return said.values_list("person_id", flat=True).first()


def household(event: Happening) -> list[Told]:
    """Everybody of the household, by their own page or their own telephone."""
    return _members(_honor(event))


def others_of_household(event: Happening) -> list[Told]:
    """The same, but for who said it: the others hear that it is over."""
    author = _author(event)
    return [one for one in _members(_honor(event)) if one.person_id != author]


def nominated_household(event: Happening) -> list[Told]:
    """The same, while it has not nodded: one that put itself forward has."""
    row = _honor(event)
    return _members(row) if row.stage == HouseholdStage.ASKED else []


def neighbours(event: Happening) -> list[Told]:
    """Whom this lot drew and who has not spoken yet. The household is named on the page only."""
    row = _honor(event)
    if row.stage != HouseholdStage.HEARING:
        return []
    drawn = NeighbourWord.objects.filter(honor=row, asked_at=event.at, word="").order_by("pk")
    blanks = _blanks(row) | {"day": on_day(day_of(row.heard_until)) if row.heard_until else ""}
    people = drawn.values_list("person", flat=True)
    return [Told(person, blanks, reverse("neighbour-words")) for person in people]


def objector(event: Happening) -> list[Told]:
    """Who objected to a public notice, if they did so by their own name."""
    rows = NoticeObjection.objects.filter(pk=number_in(event, "objection"), person__isnull=False)
    row = rows.select_related("notice").first()
    if row is None or row.person_id is None:
        return []
    page = reverse("notice", args=[row.notice_id])
    return [Told(row.person_id, {"title": row.notice.title}, page)]


def _honor(event: Happening) -> HouseholdHonor:
    return HouseholdHonor.objects.select_related("unit").get(pk=event.subject_id)


def _members(row: HouseholdHonor) -> list[Told]:
    members = HouseholdMember.objects.live().filter(household=row.household_id)
    people = members.order_by("pk").values_list("person", flat=True)
    return [Told(person, _blanks(row), reverse("own-household")) for person in people]


def _blanks(row: HouseholdHonor) -> dict[str, str]:
    """The day is the last on which the newest decision can be appealed against."""
    last = row.decisions.order_by("-pk").values_list("appeal_until", flat=True).first()
    return {
        "honor": settings.PACK.brand.household, "stage": row.get_stage_display(),
        "unit": row.unit.short_name, "day": on_day(last) if last else "",
    }  # fmt: skip
