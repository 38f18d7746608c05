"""How persons can be reached: one question a table, for any number of them."""

from collections.abc import Collection, Iterable

from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from wudan.kit.phones import is_mobile
from wudan.notices.enums import NoticeWay
from wudan.notices.models import Preference
from wudan.notices.policies import Reach
from wudan.people.models import Account, Person
from wudan.people.opening import for_delivery

WEIXIN = "weixin"


def reaches(person_ids: Collection[int]) -> dict[int, Reach]:
    """Of those who are there: neither erased nor another row of somebody."""
    people = Person.objects.present().filter(pk__in=person_ids).only("pk", "phone", "home_id")
    accounts = set(
        Account.objects.filter(person__in=person_ids, is_active=True).values_list("person", flat=True)
    )  # fmt: skip
    bound = set(_bound(person_ids).values_list("user__person", flat=True))
    chosen = {one.person_id: one for one in Preference.objects.filter(person__in=person_ids)}
    found = {}
    for person in people.order_by("pk"):
        choice = chosen.get(person.pk)
        found[person.pk] = Reach(
            has_account=person.pk in accounts,
            has_mobile=is_mobile(person.phone.opened(for_delivery())),
            has_weixin=person.pk in bound, has_mail=bool(choice and choice.mail), home_id=person.home_id,
            way=choice.way if choice else NoticeWay.FITTING,
            topics_off=frozenset(choice.topics_off) if choice else frozenset(),
        )  # fmt: skip
    return found


def weixin_numbers(person_ids: Iterable[int]) -> dict[int, str]:
    """Under which number WeChat knows them."""
    return dict(_bound(person_ids).values_list("user__person", "uid"))


def mail_addresses(person_ids: Iterable[int]) -> dict[int, str]:
    """Their own addresses, to be handed to the mail server."""
    rows = Preference.objects.filter(person__in=list(person_ids))
    return {row.person_id: row.mail.opened(for_delivery()) for row in rows if row.mail}


def _bound(person_ids: Iterable[int]) -> "QuerySet[SocialAccount]":
    rows: QuerySet[SocialAccount] = SocialAccount.objects.filter(provider=WEIXIN)
    return rows.filter(user__person__in=list(person_ids))
