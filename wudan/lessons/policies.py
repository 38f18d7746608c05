"""Is what was typed fit to be kept: a visit, a training, the words of a summary."""

from dataclasses import dataclass
from datetime import date

from wudan.kit.phrases import Phrase
from wudan.kit.text import objection_to, objection_to_published
from wudan.lessons.enums import LearnedKind

LONGEST_WORDS, LONGEST_SUMMARY, LONGEST_WHY = 1000, 2000, 120
MOST_PEOPLE, LONGEST_DAYS = 500, 60


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of a visit or a training."""

    kind: str
    title: str
    place: str
    starts_on: date
    ends_on: date
    posts: str
    people_count: int
    words: str
    link: str = ""


def faults_of(told: Told, *, today: date) -> dict[str, str]:
    """Each field with what is wrong with it."""
    faults: dict[str, str] = {}
    if told.kind not in LearnedKind.values:
        faults["kind"] = "请选哪一种。"
    for name, text, most in (
        ("title", told.title, 60), ("place", told.place, 60), ("posts", told.posts, 120),
        ("words", told.words, LONGEST_WORDS),
    ):  # fmt: skip
        if not text:
            faults[name] = "请写一句。"
        elif fault := objection_to_published(text, most=most):
            faults[name] = fault
    if fault := objection_to(told.link, most=200):
        faults["link"] = fault
    if told.ends_on < told.starts_on:
        faults["ends_on"] = "止的日子在起的日子前面。"
    elif (told.ends_on - told.starts_on).days > LONGEST_DAYS:
        faults["ends_on"] = Phrase("一次最多 {longest_days} 天。", longest_days=LONGEST_DAYS)
    elif told.ends_on > today:
        faults["ends_on"] = "还没有去完，回来再记。"
    if not 1 <= told.people_count <= MOST_PEOPLE:
        faults["people_count"] = Phrase("写 1 到 {most_people}。", most_people=MOST_PEOPLE)
    return faults
