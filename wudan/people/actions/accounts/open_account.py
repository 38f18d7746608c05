"""开账号: the site above opens one for somebody who stands at the desk, with a one-time code."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actions.accounts.noting import free_name, journal, one_transaction
from wudan.people.actions.accounts.readmitting import insist_on_helper
from wudan.people.actions.accounts.unlock_account import draw_one_time_code
from wudan.people.actors import Actor
from wudan.people.models import Account, Person
from wudan.people.permissions import account_objection
from wudan.people.roles import APART
from wudan.people.signing_in import posts_to_come

OWN_FIRST = Objection(
    "own_account_first",
    "三员不由别人代开账号：谁代开，谁就先拿到进门的码。请他任命前自己开好账号，或先免去岗位再开。",
)


@one_transaction
def open_account(*, person: Person, by: Actor, at: datetime) -> tuple[Account, str]:
    """The account and the code to come in with once. Raises Objected."""
    held = Person.objects.select_for_update(of=("self",)).select_related("home").get(pk=person.pk)
    insist_on_helper(held, by=by, at=at)
    insist(account_objection(held, on=day_of(at)))
    if any(post.role in APART for post in posts_to_come(held.pk, day_of(at))):
        raise Objected(OWN_FIRST)
    if Account.objects.filter(person=held).exists():
        raise Objected(Objection("has_account", "这位已经有账号。"))
    made = Account(account=free_name(), person=held)
    made.set_unusable_password()
    made.save()
    code = draw_one_time_code(made, at=at)
    journal("open", made, by=by, at=at, facts={"how": "desk"})
    return made, code
