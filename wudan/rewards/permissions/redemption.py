"""May this person have it, hand it out, give it back: an objection, or nothing (R076; A09–A11)."""

from datetime import date, datetime

from wudan.kit.ages import CHILD, age_on, is_under
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Bond, HouseholdMember, Person, Volunteer
from wudan.rewards.enums.redemption import Payer, Proof, RedemptionState, RedemptionVerb
from wudan.rewards.enums.shop import GoodFor
from wudan.rewards.flow.redemption import objection
from wudan.rewards.models import Good, Redemption, Shop, Stock

ELDER = 60


def asking_objection(
    by: Actor, person: Person, *, shop: Shop, payer: str, proof: str, on: date
) -> Objection | None:
    """Why this actor does not redeem for this person out of these points.

    Oneself; who is of the family, out of the family's points; a guardian as with orders; the
    counter only while the person's card and PIN are there.
    """
    if by.post_id is not None:
        return _counter_objection(by, person, shop, proof)
    if by.person_id == person.pk:
        if is_under(CHILD, person.born_on, on):
            return Objection("child", "没满 14 岁，请家里大人来换。")
        return None
    if payer == Payer.HOUSEHOLD and same_household(by.person_id, person.pk):
        return None
    if bonded(by.person_id, person.pk, on=on):
        return None
    return Objection("not_yours", "只能给自己、用家里的积分给家里人、或给您守护的人换。")


def _counter_objection(by: Actor, person: Person, shop: Shop, proof: str) -> Objection | None:
    if found := keeping_objection(by, shop):
        return found
    if by.person_id == person.pk or same_household(by.person_id, person.pk):
        return Objection("own", "给自己和家里人换，请切换到“本人”。")
    if proof != Proof.CARD:
        return Objection("card_first", "柜台代换要本人的积分卡和密码。")
    return None


def keeping_objection(by: Actor, shop: Shop) -> Objection | None:
    """Why this actor does not serve at this shop."""
    if not by.may("keep_shop") or by.post_id is None:
        return Objection("not_your_role", "兑换点由站、所、中心的人来管。")
    if not by.reaches(shop.unit.path):
        return Objection(
            "not_your_unit", Phrase("这个兑换点由{unit}来管。", unit=shop.unit.short_name)
        )
    return None


def offering_objection(shop: Shop, good: Good) -> Objection | None:
    """Why nothing of it is given just now, whoever asks."""
    if not shop.is_open:
        return Objection(
            "shop_closed",
            Phrase("{shop}现在不开：{closed_why}", shop=shop.name, closed_why=shop.closed_why),
        )
    if not good.is_offered:
        return Objection("not_offered", Phrase("{good}现在不换了。", good=good.name))
    return None


def for_whom_objection(good: Good, person: Person, *, on: date) -> Objection | None:
    """Why this good is not meant for this person."""
    if good.meant_for == GoodFor.ELDERS:
        if person.born_on is None:
            return Objection("no_birthday", "这一样给 60 岁以上老人：请先让站上补上出生日期。")
        if age_on(person.born_on, on) < ELDER:
            return Objection("not_for_you", "这一样留给 60 岁以上老人。")
    if good.meant_for == GoodFor.VOLUNTEERS and not _is_volunteer(person):
        return Objection("not_for_you", "这一样留给注册志愿者。")
    return None


def room_objection(stock: Stock, fresh: int, quantity: int) -> Objection | None:
    """Why there are not so many to be had; `fresh` is what has not spoiled."""
    free = min(stock.free, fresh - stock.reserved)
    if free >= quantity:
        return None
    if free > 0:
        return Objection(
            "too_few",
            Phrase(
                "{good}只剩 {free} {measure}了。",
                good=stock.good.name,
                free=free,
                measure=stock.good.measure,
            ),
        )
    return Objection("none_left", Phrase("{good}刚好换完了，积分没有动。", good=stock.good.name))


def limit_objection(good: Good, had: int, quantity: int) -> Objection | None:
    """Why a household has had its share this month."""
    if good.per_month is None or had + quantity <= good.per_month:
        return None
    words = Phrase(
        "{good}每户每月最多 {per_month} {measure}，这个月已经换了 {had}。",
        good=good.name,
        per_month=good.per_month,
        measure=good.measure,
        had=had,
    )
    return Objection("monthly_limit", words)


def collecting_objection(
    by: Actor, redemption: Redemption, collector: Person, *, proof: str, at: datetime
) -> Objection | None:
    """Why this actor does not hand it over now. Nobody hands out to himself (A11)."""
    if found := keeping_objection(by, redemption.shop):
        return found
    if found := objection(redemption.state, RedemptionVerb.COLLECT):
        return found
    if at >= redemption.collect_by:
        return Objection("too_late", "过了领取的时间，积分会退回账户，可以再换一次。")
    mine = {redemption.person_id, collector.pk}
    if proof == Proof.CODE:  # with a card the counter itself asked, in the name of who stands there
        mine.add(redemption.asked_by_id)
    if by.person_id in mine or same_household(by.person_id, redemption.person_id):
        return Objection("own", "自己和家里人的东西由别的人来发。")
    return None


def cancelling_objection(by: Actor, redemption: Redemption, *, on: date) -> Objection | None:
    """Why this actor does not cancel it: who it is for, who asked, the family, the counter."""
    if by.post_id is not None:
        if found := keeping_objection(by, redemption.shop):
            return found
    elif not is_of(by, redemption, on=on):
        return Objection("not_yours", "由换的人自己取消。")
    return objection(redemption.state, RedemptionVerb.CANCEL)


def expiring_objection(by: Actor, redemption: Redemption, *, at: datetime) -> Objection | None:
    """Why it is not over yet: only the clock ends it, and only then."""
    if not by.may("expire"):
        return Objection("not_your_role", "过期由系统按时间处理。")
    if at < redemption.collect_by:
        return Objection("not_yet", "领取的时间还没有过。")
    return objection(redemption.state, RedemptionVerb.EXPIRE)


def returning_objection(by: Actor, redemption: Redemption) -> Objection | None:
    """Why this actor does not ask that it is taken back."""
    return keeping_objection(by, redemption.shop) or objection(
        redemption.state, RedemptionVerb.RETURN
    )


def is_of(by: Actor, redemption: Redemption, *, on: date) -> bool:
    """Whether it is on this actor's side: for them, by them, of their family, of their ward."""
    mine = by.person_id
    if mine is None:
        return False
    if mine in {redemption.person_id, redemption.asked_by_id}:
        return True
    if redemption.payer == Payer.HOUSEHOLD and _lives_in(mine, redemption.household_id):
        return True
    return bonded(mine, redemption.person_id, on=on)


def may_see_code(by: Actor, redemption: Redemption, *, on: date) -> bool:
    """The code is for whoever collects; nobody behind the counter reads it off a screen (A10)."""
    waits = redemption.state == RedemptionState.PENDING
    return waits and by.post_id is None and is_of(by, redemption, on=on)


def same_household(one: int | None, other: int | None) -> bool:
    """Whether two persons are of one household today."""
    if one is None or other is None:
        return False
    homes = HouseholdMember.objects.live().filter(person__in=[one, other])
    found = dict(homes.values_list("person", "household"))
    return len(found) == 2 and len(set(found.values())) == 1


def bonded(guardian: int | None, ward: int, *, on: date) -> bool:
    """Whether a confirmed bond runs between them (A32)."""
    return guardian is not None and (
        Bond.objects.running_on(on).filter(guardian=guardian, ward=ward).exists()
    )


def _lives_in(person_id: int, household_id: int | None) -> bool:
    rows = HouseholdMember.objects.live().filter(person=person_id, household=household_id)
    return household_id is not None and rows.exists()


def _is_volunteer(person: Person) -> bool:
    return Volunteer.objects.active().filter(person=person).exists()
