"""公开: one table of all that anybody can read without an account, and the look through it.

What a page shows to strangers stands here, so that a new kind of content is one more line.
`tests/web/test_publication.py` reads the pages themselves for what the table forgot.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform, Service
from wudan.content.models import Placement, Revision
from wudan.honors.enums.campaign import AwardState
from wudan.honors.enums.household import HouseholdOutcome
from wudan.honors.models import (
    Campaign,
    HouseholdCriterion,
    HouseholdDecision,
    HouseholdHonor,
    PublicNotice,
    Story,
)
from wudan.kit.pack import Pack
from wudan.kit.phones import normal
from wudan.kit.scanning import Kind, around, findings
from wudan.lessons.enums import SummaryState
from wudan.lessons.models import Summary
from wudan.people.models import Household, RecruitmentRules
from wudan.projects.models import Decision, ListEntry, Project
from wudan.rewards.models import (
    Good,
    PointRule,
    PointRules,
    PointRulesPeriod,
    PointVeto,
    Shop,
    Sponsor,
    VillageItem,
    VillageRules,
)
from wudan.sites.models import (
    Demonstration,
    Pairing,
    Resource,
    Site,
    SitePeriod,
    Standard,
    StandardItem,
)

Texts = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Published:
    """One kind of public text: what people call it, and how to read all of it."""

    label: str
    read: Callable[[Pack], Texts]
    fields: tuple[str, ...] = ()
    """`app.Model.field`, where it is a table's; a house test checks that they are there."""


@dataclass(frozen=True, slots=True)
class Found:
    """One number in a public text, for people to find and remove; never the number itself."""

    where: str
    kind: Kind
    excerpt: str

    @property
    def words(self) -> str:
        """在哪里、是什么."""
        return f"{self.where}里有{self.kind}：…{self.excerpt}…"


def _of(
    label: str, model: type[Model], fields: tuple[str, ...], rows: Callable[[], QuerySet[Model]]
) -> Published:
    """A table's fields, row by row."""

    def read(pack: Pack) -> Texts:
        for pk, *values in rows().values_list("pk", *fields):
            for name, value in zip(fields, values, strict=True):
                for text in value if isinstance(value, list) else [value]:
                    yield f"{label} {pk} 的{_titled(model, name)}", str(text or "")

    named = tuple(f"{model._meta.label}.{name}" for name in fields)
    return Published(label, read, named)


def _titled(model: type[Model], field: str) -> str:
    return str(getattr(model._meta.get_field(field), "verbose_name", field))


def _pack_words(pack: Pack) -> Texts:
    """The county's own words: brand, steps, reasons."""
    for name in pack.brand.__slots__:
        yield f"县资料包 brand.{name}", getattr(pack.brand, name)
    for group in (
        pack.steps,
        pack.steps_explained,
        pack.site_kinds,
        pack.heads,
        pack.colors.meanings,
    ):
        for key, words in group.items():
            yield f"县资料包 {key}", words


def _pack_texts(pack: Pack) -> Texts:
    """What people agree to, every version."""
    for versions in pack.texts.values():
        for text in versions:
            yield f"县资料包 texts/{text.code}-{text.version}.md", f"{text.title}\n{text.body}"


def _published_reasons() -> QuerySet[Model]:
    """Why households were found worthy: what stands in the public register."""
    return HouseholdDecision.objects.filter(outcome=HouseholdOutcome.PUBLISH)


def _shown_households() -> QuerySet[Model]:
    """Those that let their name be read."""
    return Household.objects.filter(honors__in=HouseholdHonor.objects.shown()).distinct()


def _stories() -> QuerySet[Story]:
    """Those whose persons agree; a story that was taken down is public no more."""
    live = Story.objects.filter(award__state=AwardState.LIVE)
    return live.filter(award__candidate__shows_name=True)


def _shown_revisions() -> QuerySet[Revision]:
    """Those everybody reads now."""
    return Revision.objects.filter(showings__until=None, showings__isnull=False)


PUBLISHED: tuple[Published, ...] = (
    _of("平台", Platform, ("name", "summary"), Platform.objects.all),
    _of("服务项目", Service, ("name", "summary", "description", "words"), Service.objects.all),
    _of("区划", Area, ("name",), lambda: Area.objects.filter(ends_on=None)),
    _of("单位", Unit, ("name", "short_name"), lambda: Unit.objects.filter(ends_on=None)),
    _of("阵地", Site, ("host", "opening", "phone", "directions"), Site.objects.all),
    _of("阵地沿革", SitePeriod, ("address", "why"), SitePeriod.objects.all),
    _of("所站标准", Standard, ("name", "source"), Standard.objects.all),
    _of("标准的一项", StandardItem, ("name", "meaning"), StandardItem.objects.all),
    _of("可换的", Good, ("name", "measure"), Good.objects.all),
    _of("兑换点", Shop, ("name",), Shop.objects.all),
    _of("捐赠方", Sponsor, ("name",), lambda: Sponsor.objects.filter(is_named=True)),
    _of("示范所站", Demonstration, ("why", "ended_why"), Demonstration.objects.all),
    _of("帮带", Pairing, ("goal",), Pairing.objects.all),
    _of("资源", Resource, ("name", "owner", "address", "words", "entry_words", "link"), Resource.objects.all),
    _of("项目", Project, ("title", "summary", "description", "need_words", "policy_source", "policy_words"),
        lambda: Project.objects.filter(rounds__decision__isnull=False).distinct()),
    _of("我们的经验", Summary, ("words",), lambda: Summary.objects.filter(state=SummaryState.SIGNED)),
    _of("准入决定", Decision, ("reasons",), Decision.objects.all),
    _of("动态清单", ListEntry, ("why_in", "why_out"), ListEntry.objects.all),
    _of("积分规则", PointRules, ("name", "source"), PointRules.objects.all),
    _of("积分规则的一条", PointRule, ("name", "meaning"), PointRule.objects.all),
    _of("否决情形", PointVeto, ("name", "meaning"), PointVeto.objects.all),
    _of("施行的积分规则", PointRulesPeriod, ("why",), PointRulesPeriod.objects.all),
    _of("村规", VillageRules, ("minutes_no", "signers"), VillageRules.objects.all),
    _of("村规的一条", VillageItem, ("words",), VillageItem.objects.all),
    _of("招募管理制度", RecruitmentRules, ("title", "body"), RecruitmentRules.objects.all),
    _of("文明家庭标准", HouseholdCriterion, ("name", "meaning"), HouseholdCriterion.objects.all),
    _of("文明家庭的决定", HouseholdDecision, ("reasons",), _published_reasons),
    _of("户名", Household, ("title",), _shown_households),
    _of("典型评选", Campaign, ("name", "words"), Campaign.objects.all),
    _of("公示", PublicNotice, ("title", "words"), PublicNotice.objects.open),
    _of("稿件", Revision, ("title", "body", "source", "credit"), _shown_revisions),
    _of("稿件的图和短片", Placement, ("alt", "captions", "transcript"),
        lambda: Placement.objects.filter(revision__in=_shown_revisions())),
    _of("典型事迹", Story, ("title", "words"), _stories),
    Published("县资料包", _pack_words),
    Published("说明文字", _pack_texts),
)  # fmt: skip


def office_phones(pack: Pack) -> frozenset[str]:
    """Numbers that are meant to be public: those of sites, and the county's hotline."""
    held = Site.objects.exclude(phone="").values_list("phone", flat=True)
    return frozenset(map(normal, [*held, pack.brand.hotline]))


def scan(pack: Pack) -> list[Found]:
    """Every ID number and private phone in all that is public."""
    allowed = office_phones(pack)
    return [found for one in PUBLISHED for found in _found_in(one.read(pack), allowed)]


def _found_in(texts: Texts, allowed: frozenset[str]) -> Iterator[Found]:
    for where, text in texts:
        for one in findings(text, allowed=allowed):
            yield Found(where, one.kind, around(text, one))
