"""Households of 杨柳村, one of them put forward, heard, visited, decided: how the stories begin."""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from tests.world import COUNTY, MONDAY, SINCE, World, _person
from wudan.honors.actions import households
from wudan.honors.models import HouseholdHonor, HouseholdVisit, NeighbourWord, Plate
from wudan.jobs.furnishing.households import furnish_households
from wudan.people.models import Household, HouseholdMember, Post

RULES = settings.PACK.base / "households.toml"
DAY = timedelta(days=1)
LATER = MONDAY + 11 * DAY
"""The ten days for neighbours are over."""
CODES = ("upright", "harmony", "neighbourly", "clean")
EVIDENCE = dict.fromkeys(CODES, "前年冬天给隔壁老人挑了一冬的水。")
HEADS = ("秦奶奶", "李小妹", "马青山", "苏远", "宗梅", "段护士")


def rules(*paths: Path) -> None:
    """The four criteria of the base pack."""
    furnish_households(list(paths or (RULES,)), COUNTY)


def household(world: World, head: str, *others: str, village: str = "杨柳村") -> Household:
    """One that the station has entered."""
    known = Household.objects.filter(members__person=world.people[head], members__until=None)
    if found := known.select_related("unit").first():
        return found
    made = Household.objects.create(
        county=COUNTY, no=f"H{Household.objects.count() + 1:06d}", unit=world.units[village],
        title=f"{head[0]}家", since=SINCE,
    )  # fmt: skip
    for name in (head, *others):
        role = "head" if name == head else "member"
        HouseholdMember.objects.create(
            household=made, person=world.people[name], role=role, since=SINCE
        )
    return made


def village(world: World) -> Household:
    """Six households and the rules; answers 秦家, of which most stories tell."""
    rules()
    return next(iter([household(world, head) for head in HEADS]))


def second_institute(world: World, name: str = "冯干事") -> str:
    """A second person at the institute, so that two can go."""
    known = world.posts.get(name)
    if known is None or not Post.objects.filter(pk=known.pk).exists():
        world.people.pop(name, None)  # of a story that was rolled back
        person = _person(world, name, "石峁村")
        world.posts[name] = Post.objects.create(
            county=COUNTY, person=person, role="institute_staff", unit=world.units["铁边城"],
            title="干事", starts_on=SINCE,
        )  # fmt: skip
    return name


def nominated(
    world: World, who: str = "李小妹", *, at: datetime = MONDAY, oneself: bool = False
) -> HouseholdHonor:
    """秦家, put forward."""
    found = village(world)
    by = world.oneself(who) if oneself else world.actor(who)
    return households.nominate(
        household=found, why="谁家有事她都去。", evidence=EVIDENCE, by=by, at=at
    )


def agreed(world: World, *, at: datetime = MONDAY) -> HouseholdHonor:
    """秦奶奶 nodded; neighbours were drawn."""
    made = nominated(world, at=at)
    return households.agree(honor=made, by=world.actor("秦奶奶"), at=at)


def asked(honor: HouseholdHonor) -> list[NeighbourWord]:
    """Those who were drawn, by name."""
    return list(honor.neighbour_words.select_related("person", "honor__unit").order_by("pk"))


def spoken(world: World, honor: HouseholdHonor, *, word: str = "good", at: datetime = MONDAY) -> None:  # fmt: skip
    """All say the same; a word for whom nobody asks more."""
    for one in asked(honor):
        households.say(
            asked=one, word=word, words="垃圾倒在路边。" if word == "concern" else "好人家。",
            by=world.oneself(one.person.name), at=at,
        )  # fmt: skip


def visitor(world: World, honor: HouseholdHonor, who: str, relation: str = "none") -> HouseholdVisit:  # fmt: skip
    """Named by the institute; declared."""
    made = households.name_visitor(
        honor=honor, post=world.posts[who], by=world.actor("乔委员"), at=MONDAY
    )
    words = "她是我表姨" if relation == "has" else ""
    return households.declare(
        visit=made, relation=relation, words=words, by=world.actor(who), at=MONDAY
    )


def visit(
    world: World, honor: HouseholdHonor, who: str, *, checked: str = "", **seen: str
) -> HouseholdVisit:
    """Gone there, all seen unless told otherwise."""
    row = visitor(world, honor, who)
    return households.give_visit(
        visit=row, visited_on=date(2026, 9, 8), seen=dict.fromkeys(CODES, "yes") | seen,
        words="院里干净，老人气色好。", checked_words=checked, by=world.actor(who), at=MONDAY + DAY,
    )  # fmt: skip


def heard(world: World) -> HouseholdHonor:
    """All have spoken, two were there: ready to be decided."""
    honor = agreed(world)
    spoken(world, honor)
    for who in ("乔委员", second_institute(world)):
        visit(world, honor, who)
    return honor


def decided(world: World, outcome: str = "publish", *, at: datetime = LATER) -> HouseholdHonor:
    """By the office, with reasons."""
    honor = heard(world)
    households.decide(
        honor=honor, outcome=outcome, reasons="邻居都说好，两个人都看过。",
        by=world.actor("柳文书"), at=at,
    )  # fmt: skip
    return fresh(honor)


def honored(world: World, *, at: datetime = LATER + 8 * DAY) -> HouseholdHonor:
    """The notice is over; it has the name."""
    honor = decided(world)
    return households.confirm(honor=honor, by=world.actor("柳文书"), at=at)


def with_plate(world: World, *, at: datetime = LATER + 9 * DAY) -> Plate:
    """And its plate."""
    return households.issue_plate(honor=honored(world), by=world.actor("柳文书"), at=at)


def fresh(honor: HouseholdHonor) -> HouseholdHonor:
    """As the database has it now."""
    rows = HouseholdHonor.objects.select_related("household", "unit", "rules")
    return rows.get(pk=honor.pk)
