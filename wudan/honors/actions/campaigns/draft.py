"""定方案: classes with limits, days, offices that are asked, the newest score sheet as a copy."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.conf import settings

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.honors.actions.campaigns.holding import note, one_transaction, said
from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.models import Campaign, CampaignClass, CampaignOffice
from wudan.honors.permissions.campaigns import running_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor

MOST_OF_A_CLASS = 50


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned: limits by class code, the last day of each step, keys of offices' units."""

    name: str
    words: str
    quotas: Mapping[str, int]
    nominate_until: date
    clear_until: date
    score_until: date
    vote_until: date
    notice_days: int
    offices: Sequence[int]


@one_transaction
def draft(*, unit: Unit, planned: Planned, by: Actor, at: datetime) -> Campaign:
    """A campaign that has not begun. Raises Malformed, Objected."""
    insist(running_objection(by, unit))
    name, words = said(planned.name, "请写名称。", field="name", most=40), tidy(planned.words)
    classes = {one.code: one for one in settings.PACK.honoring.classes}
    offices = Unit.objects.filter(
        county=unit.county, kind=UnitKind.DEPARTMENT, ends_on=None, pk__in=list(planned.offices)
    )
    faults = _faults(planned, words, set(classes), today=day_of(at))
    if not offices:
        faults["offices"] = "请选向哪些部门征求意见。"
    if faults:
        raise Malformed(faults)
    version = settings.PACK.honoring.newest
    made = Campaign.objects.create(
        county=unit.county, unit=unit, name=name, words=words, sheet_version=version,
        sheet=[asdict(one) for one in settings.PACK.honoring.sheets[version]],
        nominate_until=planned.nominate_until, clear_until=planned.clear_until,
        score_until=planned.score_until, vote_until=planned.vote_until,
        notice_days=planned.notice_days, made_as=by.label[:80], moved_at=at,
    )  # fmt: skip
    chosen = [one for code, one in classes.items() if planned.quotas.get(code)]
    CampaignClass.objects.bulk_create(
        CampaignClass(
            campaign=made, code=one.code, name=one.name, kind=one.kind,
            quota=planned.quotas[one.code],
        )
        for one in chosen
    )  # fmt: skip
    rows = [CampaignOffice(campaign=made, unit=one) for one in offices.order_by("pk")]
    CampaignOffice.objects.bulk_create(rows)
    facts = {"classes": [one.code for one in chosen], "sheet": version}
    note(CampaignVerb.DRAFT, made, by=by, at=at, facts=facts)
    return made


def _faults(planned: Planned, words: str, codes: set[str], *, today: date) -> dict[str, str]:
    faults = {}
    if fault := objection_to_published(words, most=400):
        faults["words"] = fault
    given = {code: n for code, n in planned.quotas.items() if n}
    if not given or not set(given) <= codes:
        faults["quotas"] = "请至少选一类，写最多几名。"
    elif not all(1 <= n <= MOST_OF_A_CLASS for n in given.values()):
        faults["quotas"] = Phrase(
            "一类最多 {most_of_a_class} 名。", most_of_a_class=MOST_OF_A_CLASS
        )
    days = [planned.nominate_until, planned.clear_until, planned.score_until, planned.vote_until]
    if days[0] < today:
        faults["nominate_until"] = "这一天已经过了。"
    elif days != sorted(days):
        faults["vote_until"] = "日子要一步比一步晚：推荐、征求意见、打分、投票。"
    if not 5 <= planned.notice_days <= 60:
        faults["notice_days"] = "公示 5 到 60 天。"
    return faults
