"""凭手机号进来: who has proven a phone comes in as the one person it belongs to, or is entered.

A phone that two people share lets neither in: which of them it is would be a guess.
"""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actions.accounts.noting import free_name, journal, one_transaction
from wudan.people.actions.accounts.sign_in import note_entry
from wudan.people.actors import for_self
from wudan.people.models import Account, Person, PhoneCode
from wudan.people.permissions import account_objection
from wudan.people.signing_in import posts_of

PROOF_LASTS = timedelta(minutes=15)
SHARED = Objection(
    "shared_phone", "这个号码登记在不止一个人名下，认不出是哪一位。请用账号密码，或找站长。"
)
CLOSED = Objection("closed_account", "这个号码的账号停用了。请找站长或中心办公室。")
BY_UPPER = Objection("opened_by_upper", "您有岗位，账号由上一级当面开。请找上一级的工作人员。")
OVER = Objection("proof_over", "验过手机号已经很久了，请重新取一个验证码。")


def owner_of(code: PhoneCode) -> Account | None:
    """The account that this proven phone lets in; None if its person has none, or nobody has it.

    Raises Objected when the phone is shared, or the account was closed.
    """
    people = list(_people_of(code)[:2])
    if len(people) > 1:
        raise Objected(SHARED)
    account = Account.objects.select_related("person").filter(person__in=people).first()
    if account is not None and not account.is_active:
        raise Objected(CLOSED)
    return account


def come_in(*, account: Account, at: datetime) -> None:
    """Write down that somebody came in by a code."""
    note_entry(account, how="code", at=at)


def sign_up(*, code: PhoneCode, name: str, village: Unit | None, at: datetime) -> Account:
    """An account for who holds this phone: of the person known under it if the name fits, else of
    a person entered now. Raises Malformed or Objected.

    Two people under one phone may be one person: whether to merge them is decided by a human.
    """
    name = _checked(name, village)
    if code.proven_at is None or at > code.proven_at + PROOF_LASTS:
        raise Objected(OVER)
    known = list(_people_of(code)[:2])
    fitting = [person for person in known if person.name == name]
    if fitting and _holds_post(fitting[0], day_of(at)):
        raise Objected(BY_UPPER)
    if fitting and hasattr(fitting[0], "account"):
        raise Objected(SHARED)
    if fitting:
        insist(account_objection(fitting[0], on=day_of(at)))
    return _write(code, name, village, fitting[0] if fitting else None, known, at)


@one_transaction
def _write(
    code: PhoneCode, name: str, village: Unit | None, person: Person | None,
    alike: list[Person], at: datetime,
) -> Account:  # fmt: skip
    held = _used_up(code)
    person = person or _entered(held, name, village, alike, at)
    made = Account(account=free_name(), person=person)
    made.set_unusable_password()
    made.save()
    journal("open", made, at=at, facts={"how": "code"})
    note_entry(made, how="code", at=at)
    return made


def _used_up(code: PhoneCode) -> PhoneCode:
    """The code, and with it every other of this phone: two that were proven side by side open one
    account, not two. Raises Objected."""
    rows = PhoneCode.objects.select_for_update().filter(phone_index=code.phone_index)
    held = next((row for row in rows.order_by("pk") if row.pk == code.pk), None)
    if held is None or held.void:
        raise Objected(OVER)
    PhoneCode.objects.filter(phone_index=code.phone_index).update(void=True)
    return held


def _entered(
    code: PhoneCode, name: str, village: Unit | None, alike: list[Person], at: datetime
) -> Person:
    """A new person; those with the same phone are named in the journal, for whoever merges."""
    assert village is not None  # noqa: S101 - checked
    person = Person.objects.create(county=village.county, name=name, phone=code.phone, home=village)
    subject = Subject("person", person.pk, person.county, village.pk, village.branch_id)
    facts = {"how": "code", "same_phone": [one.pk for one in alike]}
    record("person.enter", subject, by=for_self(person.pk), at=at, facts=facts)
    return person


def _people_of(code: PhoneCode) -> QuerySet[Person]:
    """Rows merged away are nobody: whom they were merged into is meant."""
    return Person.objects.present().filter(phone_index=code.phone_index).order_by("pk")


def _checked(name: str, village: Unit | None) -> str:
    name, faults = tidy(name), {}
    if not name or objection_to(name, most=40):
        faults["name"] = "请写姓名（最多 40 字）。"
    if village is None:
        faults["village"] = "请选您在哪个村或社区。"
    if faults:
        raise Malformed(faults)
    return name


def _holds_post(person: Person, on: date) -> bool:
    return bool(posts_of(person.pk, on))
