"""What a team's leader tells of it that counts at once: nothing here rests on a law."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from django.conf import settings

from wudan.areas.models import Unit
from wudan.kit import phones
from wudan.kit.canonical import digest, spell
from wudan.kit.phrases import Phrase
from wudan.teams.models import Team

MOST_PER_WEEK = 200
_NOT_SERVED = ("team", "department")


@dataclass(frozen=True, slots=True)
class Facts:
    """A phone, how many orders a week, the mask of the week's slots, skills, unit paths served, and the
    key of the team it belongs under (0: of none)."""

    phone: str
    capacity_per_week: int
    slots: int
    skills: tuple[str, ...]
    serves: tuple[str, ...]
    under: int = 0

    @property
    def digest(self) -> str:
        """By which a form says what it showed."""
        return digest(spell({**asdict(self), "skills": [*self.skills], "serves": [*self.serves]}))

    def changed_from(self, before: "Facts") -> list[str]:
        """The names of what is otherwise now."""
        names = [one.name for one in fields(self)]
        return [name for name in names if getattr(self, name) != getattr(before, name)]


def facts_of(team: Team) -> Facts:
    """As they stand."""
    return Facts(
        team.phone, team.capacity_per_week, team.slots, tuple(sorted(team.skills)),
        tuple(sorted(team.serves)), team.under_id or 0,
    )  # fmt: skip


def tidied(told: Facts) -> Facts:
    """Lists in one order and without doubles, the phone in digits."""
    return Facts(
        phones.normal(told.phone) if told.phone.strip() else "", told.capacity_per_week, told.slots,
        tuple(sorted(set(told.skills))), tuple(sorted(set(told.serves))), told.under,
    )  # fmt: skip


def faults_of(told: Facts, before: Facts, *, county: str, tier: int) -> Mapping[str, str]:
    """What cannot be used, by field. What stood before may stay, whatever became of its unit."""
    faults = {}
    if told.phone and told.phone != before.phone and not phones.is_phone(told.phone):
        faults["phone"] = "请写手机号，或带区号的座机。"
    if not 0 <= told.capacity_per_week <= MOST_PER_WEEK:
        faults["capacity_per_week"] = Phrase(
            "请写 0 到 {most} 之间的数；写 0 就是暂时不接。", most=MOST_PER_WEEK
        )
    if not 0 <= told.slots < 1 << 24:
        faults["slots"] = "请从列表里选。"
    if set(told.skills) - set(settings.PACK.skills) - set(before.skills):
        faults["skills"] = "请从列表里选。"
    if not told.serves:
        faults["serves"] = "请至少选一个服务的地方。"
    elif not _are_places(set(told.serves) - set(before.serves), county):
        faults["serves"] = "请从列表里选。"
    if told.under not in {0, before.under} and not _is_above(told.under, tier, county):
        faults["under"] = "请从列表里选：要是层级更高的队。"
    return faults


def _is_above(pk: int, tier: int, county: str) -> bool:
    return Team.objects.active(county).filter(pk=pk, tier__lt=tier).exists()


def _are_places(paths: set[str], county: str) -> bool:
    rows = Unit.objects.filter(county=county, path__in=paths, ends_on=None)
    return rows.exclude(kind__in=_NOT_SERVED).count() == len(paths)
