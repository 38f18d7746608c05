"""文明家庭 in the demo: households of four villages, one in each state, through the real acts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from wudan.areas.models import Unit
from wudan.honors.actions import households as acts
from wudan.honors.enums.household import Display, HouseholdOutcome, Relation, Seen, Word
from wudan.honors.models import HouseholdHonor, HouseholdRules, NeighbourWord
from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.people.actions import households as homes
from wudan.people.actors import Actor, for_self
from wudan.people.models import Household, HouseholdMember, Person, Post
from wudan.people.querysets import PostQuerySet
from wudan.people.signing_in import actor_under

_EVIDENCE = (
    ("upright", "前年捡了钱包，找了三天找到失主。"),
    ("harmony", "婆婆瘫了六年，屋里没有一点味道。"),
    ("neighbourly", "谁家办事都去帮厨，不要一分钱。"),
    ("clean", "门前那段路一年四季都是他家扫的。"),
)
_WHY = "一家人实在，村里人都服气。"
_PRAISE = (
    "他家人厚道，谁有难处都伸手。", "老人冬天的水都是他家挑的。", "从没听见过吵架。",
    "借东西还得比借时还干净。", "办事都请他家当总管，账清楚。",
)  # fmt: skip
_SEEN = "院里收拾得利索，老人气色好，邻居都愿意来坐。"


@dataclass(frozen=True, slots=True)
class Troupe:
    """Who acts at one station."""

    unit: Unit
    keeper: Actor
    visitors: tuple[Post, Post]
    decider: Actor


def honor_households(scene: Scene, county: str, *, until: datetime) -> None:
    """Nothing when it was played before, or nobody could decide beside the visitors."""
    if HouseholdHonor.objects.exists() or not HouseholdRules.objects.filter(county=county).exists():
        return
    office = list(_posts(county, "center_office")[:2])
    if len(office) < 2:
        return
    keepers = _posts(county, "station_keeper").filter(person__account__isnull=False)
    for number, post in enumerate(keepers[:4]):
        above = _posts(county, "institute_staff").filter(unit=post.unit.parent_id).first()
        if above is None:
            continue
        visitors = (above, office[1])
        troupe = Troupe(post.unit, actor_under(post), visitors, actor_under(office[0]))
        _village(scene, troupe, is_first=number == 0, until=until)


def _posts(county: str, role: str) -> PostQuerySet:
    rows = Post.objects.filter(county=county, role=role, ends_on=None)
    return rows.select_related("person", "unit").order_by("pk")


def _village(scene: Scene, troupe: Troupe, *, is_first: bool, until: datetime) -> None:
    """Homes for all who live there; the first of them is honoured, more states in one village."""
    lived = Person.objects.filter(home=troupe.unit, merged_into=None, erased_at=None)
    people = lived.exclude(posts__ends_on=None, posts__isnull=False).order_by("pk")
    homes_met = [home for one in people[:10] if (home := _home(troupe, one, until)) is not None]
    found = list({home.pk: home for home in homes_met}.values())
    if len(found) < 3:
        return
    _honored(troupe, found[0], (Display.DOOR, Display.WEB), until - timedelta(days=50))
    if not is_first:
        return
    script = (_waiting, _being_heard, _decidable, _in_notice, _appealing, _revoked)
    for home, play in zip(found[1:], script, strict=False):
        play(troupe, home, until)


def _home(troupe: Troupe, person: Person, until: datetime) -> Household | None:
    """The household somebody lives in; entered by the station if there is none yet."""
    known = HouseholdMember.objects.filter(person=person, until=None)
    if row := known.select_related("household__unit").first():
        return row.household if row.household.unit_id == troupe.unit.pk else None
    at = by_day(until - timedelta(days=80))
    title = f"{person.name[:1]}家"
    return homes.register(unit=troupe.unit, title=title, head=person, by=troupe.keeper, at=at)


def _head(home: Household) -> Person:
    row = HouseholdMember.objects.filter(household=home, until=None, role="head")
    return row.select_related("person").get().person


def _nominated(troupe: Troupe, home: Household, at: datetime) -> HouseholdHonor:
    return acts.nominate(
        household=home, why=_WHY, evidence=dict(_EVIDENCE), by=troupe.keeper, at=by_day(at)
    )


def _waiting(troupe: Troupe, home: Household, until: datetime) -> None:
    _nominated(troupe, home, until - timedelta(days=2))


def _agreed(troupe: Troupe, home: Household, at: datetime) -> HouseholdHonor:
    made = _nominated(troupe, home, at)
    head = _head(home)
    by = for_self(head.pk)
    return acts.agree(honor=made, by=by, at=by_day(at + timedelta(hours=3)))


def _being_heard(troupe: Troupe, home: Household, until: datetime) -> None:
    """Two have spoken, one of them with a concern; one visitor has declared."""
    honor = _agreed(troupe, home, until - timedelta(days=3))
    told = ((Word.GOOD, "人好，没得说。"), (Word.CONCERN, "夜里放音响，吵得慌。"))
    for row, (word, words) in zip(_asked(honor), told, strict=False):
        _say(row, word, words, until - timedelta(days=1))
    _visitors(troupe, honor, until - timedelta(days=1), given=0)


def _decidable(troupe: Troupe, home: Household, until: datetime) -> HouseholdHonor:
    return _heard(troupe, home, until - timedelta(days=6))


def _heard(troupe: Troupe, home: Household, at: datetime) -> HouseholdHonor:
    honor = _agreed(troupe, home, at)
    for row, words in zip(_asked(honor), cycle(_PRAISE), strict=False):
        _say(row, Word.GOOD, words, at + timedelta(days=1))
    _visitors(troupe, honor, at + timedelta(days=2), given=2)
    return honor


def _decide(troupe: Troupe, honor: HouseholdHonor, outcome: str, reasons: str, at: datetime) -> None:  # fmt: skip
    acts.decide(honor=honor, outcome=outcome, reasons=reasons, by=troupe.decider, at=by_day(at))


def _in_notice(troupe: Troupe, home: Household, until: datetime) -> None:
    honor = _heard(troupe, home, until - timedelta(days=9))
    reasons = "邻居都说好，两个人都看过。"
    _decide(troupe, honor, HouseholdOutcome.PUBLISH, reasons, until - timedelta(days=3))


def _appealing(troupe: Troupe, home: Household, until: datetime) -> None:
    honor = _heard(troupe, home, until - timedelta(days=12))
    reasons = "门前的柴堆占了路，清了再评。"
    _decide(troupe, honor, HouseholdOutcome.REFUSE, reasons, until - timedelta(days=4))
    acts.appeal(
        decision=honor.decisions.get(), words="柴堆上月就搬走了，请再来看。",
        by=for_self(_head(home).pk), at=by_day(until - timedelta(days=2)),
    )  # fmt: skip


def _honored(
    troupe: Troupe, home: Household, shows: tuple[Display, ...], at: datetime
) -> HouseholdHonor:
    honor = _heard(troupe, home, at)
    reasons = "婆媳像母女，邻居有事他家先到；两个人看过，名副其实。"
    _decide(troupe, honor, HouseholdOutcome.PUBLISH, reasons, at + timedelta(days=5))
    acts.confirm(honor=honor, by=troupe.decider, at=by_day(at + timedelta(days=14)))
    acts.issue_plate(honor=honor, by=troupe.decider, at=by_day(at + timedelta(days=15)))
    for kind in shows:
        by = for_self(_head(home).pk)
        acts.allow_display(honor=honor, kind=kind, by=by, at=by_day(at + timedelta(days=16)))
    return honor


def _revoked(troupe: Troupe, home: Household, until: datetime) -> None:
    honor = _honored(troupe, home, (), until - timedelta(days=60))
    reasons = "占道盖房，劝了三次没有改。"
    _decide(troupe, honor, HouseholdOutcome.REVOKE, reasons, until - timedelta(days=20))


def _asked(honor: HouseholdHonor) -> list[NeighbourWord]:
    return list(honor.neighbour_words.select_related("honor").order_by("pk"))


def _say(row: NeighbourWord, word: str, words: str, at: datetime) -> None:
    acts.say(asked=row, word=word, words=words, by=for_self(row.person_id), at=by_day(at))


def _visitors(troupe: Troupe, honor: HouseholdHonor, at: datetime, *, given: int) -> None:
    """Both asked and declared; so many have gone."""
    moment = by_day(at)
    for number, post in enumerate(troupe.visitors):
        by = actor_under(post)
        named_by = actor_under(troupe.visitors[0])
        row = acts.name_visitor(honor=honor, post=post, by=named_by, at=moment)
        if given == 0 and number:
            return
        row = acts.declare(visit=row, relation=Relation.NONE, by=by, at=moment)
        if number < given:
            seen = {code: Seen.YES.value for code, _words in _EVIDENCE}
            acts.give_visit(
                visit=row, visited_on=day_of(moment), seen=seen, words=_SEEN, by=by, at=moment
            )
