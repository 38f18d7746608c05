"""票和分: counted when they may be read, told in the order of class and number, decide nothing (A08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count

from wudan.honors.flow.campaign import TOLD
from wudan.honors.models import Ballot, Campaign, Candidate, Scoring


@dataclass(frozen=True, slots=True)
class Word:
    """What residents said about one candidate."""

    candidate: Candidate
    votes: int
    struck: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Many votes for one candidate from one network in one hour: a human looks, nothing follows by itself."""

    candidate: Candidate
    network: str
    hour: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a candidate's sheet, and what each scorer gave."""

    name: str
    most: int
    values: tuple[int, ...]


def words_of(campaign: Campaign) -> list[Word] | None:
    """Per candidate, in the order of class and number; None while nobody may know."""
    if campaign.stage not in TOLD:
        return None
    rows = Ballot.objects.filter(campaign=campaign, round=campaign.round)
    votes = dict(rows.counting().values_list("candidate").annotate(n=Count("pk")).order_by())
    struck = dict(
        rows.filter(struck_at__isnull=False)
        .values_list("candidate")
        .annotate(n=Count("pk"))
        .order_by()
    )
    stood = campaign.candidates.stood().select_related("person", "honor_class", "unit").in_order()
    return [Word(one, votes.get(one.pk, 0), struck.get(one.pk, 0)) for one in stood]


def clusters_in(campaign: Campaign) -> list[Cluster]:
    """For who audits, after the voting is over."""
    rows = Ballot.objects.filter(campaign=campaign, round=campaign.round).counting()
    grouped = (
        rows.exclude(network="")
        .values("candidate", "network", "hour")
        .annotate(n=Count("pk"))
        .filter(n__gte=settings.PACK.honoring.cluster_at)
        .order_by("hour", "candidate", "network")
    )
    found = list(grouped)
    by_key = {one.pk: one for one in campaign.candidates.select_related("honor_class")}
    return [
        Cluster(by_key[row["candidate"]], row["network"], row["hour"], row["n"]) for row in found
    ]


def sheet_of(candidate: Candidate, scorings: Sequence[Scoring] | None = None) -> list[Line]:
    """One candidate's sheet: item by item, no sum, no place among others."""
    rows = scorings if scorings is not None else list(candidate.scorings.counting().order_by("pk"))
    return [
        Line(item["name"], item["most"], tuple(row.marks.get(item["code"], 0) for row in rows))
        for item in candidate.campaign.sheet
    ]
