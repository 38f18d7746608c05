"""The blocks of a dashboard, each a few figures with the way to their rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wudan.kit.intervals import wilson
from wudan.kit.phrases import Phrase, in_words
from wudan.orders.enums import UnmetReason
from wudan.orders.flow import CLOSED, OPEN, SERVED
from wudan.statistics.counting.orders import STEPS
from wudan.statistics.known import Known, Numbers
from wudan.web.console.overview.asked import Asked
from wudan.web.console.picture import Figure, rows_at
from wudan.web.console.stages import FIVE
from wudan.web.waiting import wait_words

_HUNDRED = 100
_WORDS = {
    "placed": Phrase("点单"), "accepted": Phrase("接单"), "dispatched": Phrase("派单"), "taken": Phrase("队伍接下"), "fulfilled": Phrase("买单（办完）"),
    "reviewed": Phrase("评单"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the funnel: how many came so far, and the middle wait from the step before."""

    figure: Figure
    percent: int
    wait: str


@dataclass(frozen=True, slots=True)
class Said:
    """A share with its n, and the interval it surely lies in."""

    label: str
    part: Figure
    whole: Figure
    percent: int
    between: str


@dataclass(frozen=True, slots=True)
class Line:
    """One platform: asked, done, content of how many who said so, and the middle wait."""

    name: str
    placed: Figure
    done: Figure
    good: Figure
    reviews: Figure
    wait: str


@dataclass(frozen=True, slots=True)
class Place:
    """One town or village of the picture: what was asked and done, how much of it is alive."""

    name: str
    placed: Figure
    done: Figure
    alive: int
    villages: int
    url: str

    @property
    def state(self) -> str:
        """none, some, most, all: by its own share, never beside another's."""
        if not self.alive:
            return "none"
        if self.alive == self.villages:
            return "all"
        return "most" if self.alive * 2 >= self.villages else "some"


def in_hand(known: Known, *, under: dict[str, int]) -> list[Figure]:
    """What is in hand now, step by step, of every year; `under` names a unit below one's own."""
    by_stage = {
        stage: sum(year[f"stage:{stage}"] for year in known.years.values()) for stage in OPEN
    }
    labels = {
        "placed": _("等接单"), "accepted": _("等派单"), "dispatched": _("等买单"),
        "serving": _("服务中"), "reviewing": _("等确认、评单"),
    }  # fmt: skip
    return [
        Figure(
            labels[step],
            sum(by_stage[stage] for stage in stages),
            rows_at(stage=list(stages), **under),
        )
        for step, stages in FIVE.items()
    ]


def funnel(numbers: Numbers, asked: Asked, *, platform: int = 0) -> list[Step]:
    """Six steps of the orders placed in the span, of one platform or all."""
    whole = numbers["funnel-placed"]
    return [
        Step(
            Figure(
                _(_WORDS[name]), numbers[f"funnel-{name}"],
                asked.opens(f"funnel-{name}", platform=platform),
            ),
            percent_of(numbers[f"funnel-{name}"], whole), wait_words(numbers.median(name)),
        )
        for name in STEPS
    ]  # fmt: skip


def outcomes(numbers: Numbers, asked: Asked) -> list[Figure]:
    """What became of them so far."""
    by_stage = numbers.by("stage")
    groups = (
        (_("还在办"), OPEN.difference(SERVED), "became-open"), (_("已服务"), SERVED, "became-served"),
        (_("不予受理、转办、撤单等"), CLOSED.difference(SERVED), "became-left"),
    )  # fmt: skip
    return [
        Figure(label, sum(by_stage.get(stage, 0) for stage in stages), asked.opens(key))
        for label, stages, key in groups
    ]


def said(numbers: Numbers, asked: Asked) -> list[Said]:
    """R004: how content people are, how easy it was, whether they came again; R117."""
    return [
        _share(_("满意（四分、五分）"), "reviews-good", "reviews", numbers, asked),
        _share(_("办完的单里群众评过的"), "services-reviewed", "orders-fulfilled", numbers, asked),
        _share(_("不上网也点上的（电话、到站、纸单、代点）"), "orders-helped", "orders-placed", numbers, asked),
        _share(_("点过不止一次的群众"), "residents-again", "residents-asked", numbers, asked),
    ]  # fmt: skip


def poor(numbers: Numbers, asked: Asked) -> Figure:
    """Reviews of one or two points."""
    return Figure("", numbers["reviews-poor"], asked.opens("reviews-poor"))


def unmet(numbers: Numbers, asked: Asked) -> list[Figure]:
    """Asked for and not given, by reason."""
    keys = {
        UnmetReason.DECLINED: "unmet-declined", UnmetReason.REFERRED: "unmet-referred",
        UnmetReason.GAVE_UP: "unmet-gave-up", UnmetReason.NEVER_SERVED: "unmet-never-served",
    }  # fmt: skip
    return [
        Figure(in_words(reason.label), numbers[key], asked.opens(key))
        for reason, key in keys.items()
    ]


def breadth(numbers: Numbers, asked: Asked) -> list[Figure]:
    """R005: different people, not events; and what was held."""
    return [
        Figure(_("点过单的群众"), numbers["residents-asked"], asked.opens("residents-asked"), note=_("一人只算一次")),
        Figure(_("到场的志愿者"), numbers["volunteers-came"], asked.opens("volunteers-came"), note=_("一人只算一次")),
        Figure(_("开展的活动"), numbers["shifts-held"], asked.opens("shifts-held")),
        Figure(_("服务时长（小时）"), numbers["service-minutes"] // 60, asked.opens("service-minutes")),
    ]  # fmt: skip


def by_platform(known: Known, platforms: Iterable[tuple[int, str]], asked: Asked) -> list[Line]:
    """Platforms in their official order: asked, done, content."""
    lines = []
    for platform, name in platforms:
        numbers = known.topics.get(platform, Numbers())
        placed, done, good, reviews = (
            Figure("", numbers[key], asked.opens(key, platform=platform))
            for key in ("orders-placed", "orders-fulfilled", "reviews-good", "reviews")
        )
        wait = wait_words(numbers.median("fulfilled"))
        lines.append(Line(name, placed, done, good, reviews, wait))
    return lines


def by_whom(numbers: Numbers, asked: Asked) -> list[Figure]:
    """By whom it was done: volunteers who were asked, departments whose duty it is."""
    groups = {"did-by-volunteers": _("志愿队伍"), "did-by-departments": _("部门（职责单）")}
    return [Figure(label, numbers[key], asked.opens(key)) for key, label in groups.items()]


def _share(label: str, part: str, whole: str, numbers: Numbers, asked: Asked) -> Said:
    between = wilson(numbers[part], numbers[whole])
    words = ""
    if between is not None:
        low, high = (round(_HUNDRED * end) for end in between)
        words = _("{low}%–{high}%").format(low=low, high=high)
    return Said(
        label, Figure("", numbers[part], asked.opens(part)), Figure("", numbers[whole], asked.opens(whole)),
        percent_of(numbers[part], numbers[whole]), words,
    )  # fmt: skip


def percent_of(part: int, whole: int) -> int:
    """Whole percents; nothing of nothing."""
    return round(_HUNDRED * part / whole) if whole else 0
