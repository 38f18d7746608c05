"""What a session is asked to be, and what is wrong with it: the five facts of 67号令 §8 and more."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings

from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.text import objection_to_published, tidy
from wudan.teams.enums import TrainingKind, TrainingMode

MOST_PEOPLE = 2000
BACK_DAYS = 30
"""A session that was held on paper may be entered so long afterwards."""
AHEAD_DAYS = 400
_TEXTS = {
    "name": (50, Phrase("名称")),
    "content": (2000, Phrase("主要内容")),
    "place": (120, Phrase("地点")),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A session as it is typed. `minutes` 0: from begin to end."""

    name: str
    content: str
    kind: str
    mode: str
    day: date
    begins: time
    ends: time
    place: str
    capacity: int
    trainer: str = ""
    skill: str = ""
    is_assessed: bool = False
    minutes: int = 0

    @property
    def length(self) -> int:
        """Minutes from begin to end."""
        return (self.ends.hour - self.begins.hour) * 60 + self.ends.minute - self.begins.minute

    def fields(self) -> dict[str, object]:
        """As the row keeps them."""
        return {
            "name": tidy(self.name), "content": tidy(self.content), "kind": self.kind,
            "mode": self.mode, "day": self.day, "begins": self.begins, "ends": self.ends,
            "place": tidy(self.place), "capacity": self.capacity, "trainer": tidy(self.trainer),
            "skill": self.skill, "is_assessed": self.is_assessed,
            "minutes": self.minutes or self.length,
        }  # fmt: skip


def faults_of(wanted: Wanted, *, at: datetime) -> dict[str, str]:
    """What is wrong, by field."""
    return _faults_of_words(wanted) | _faults_of_kind(wanted) | _faults_of_time(wanted, at)


def _faults_of_words(wanted: Wanted) -> dict[str, str]:
    faults: dict[str, str] = {}
    for field, (most, name) in _TEXTS.items():
        words = tidy(getattr(wanted, field))
        if fault := objection_to_published(words, most=most):
            faults[field] = fault
        elif not words:
            faults[field] = Phrase("请写{name}。", name=name)
    if fault := objection_to_published(tidy(wanted.trainer), most=60):
        faults["trainer"] = fault
    return faults


def _faults_of_kind(wanted: Wanted) -> dict[str, str]:
    faults: dict[str, str] = {}
    if wanted.kind not in TrainingKind.values:
        faults["kind"] = Phrase("请选类型。")
    if wanted.mode not in TrainingMode.values:
        faults["mode"] = Phrase("请选形式。")
    if wanted.skill and wanted.skill not in settings.PACK.skilled:
        faults["skill"] = Phrase("只能认定要受训的技能。")
    if not 0 < wanted.capacity <= MOST_PEOPLE:
        faults["capacity"] = Phrase("名额从 1 到 {most_people}。", most_people=MOST_PEOPLE)
    return faults


def _faults_of_time(wanted: Wanted, at: datetime) -> dict[str, str]:
    today = day_of(at)
    faults: dict[str, str] = {}
    if not today - timedelta(days=BACK_DAYS) <= wanted.day <= today + timedelta(days=AHEAD_DAYS):
        faults["day"] = Phrase(
            "日期最早是 {back_days} 天前（补登），最晚一年以内。", back_days=BACK_DAYS
        )
    if wanted.ends <= wanted.begins:
        faults["ends"] = Phrase("结束要在开始之后，当天结束。")
    elif not 0 <= wanted.minutes <= wanted.length:
        faults["minutes"] = Phrase(
            "学习时长不能超过开始到结束的 {length} 分钟。", length=wanted.length
        )
    return faults
