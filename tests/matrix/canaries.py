"""五只金丝雀: five invented persons whose words are unmistakable, planted through the real actions.

Wherever one of these words turns up, it has come from them (G08).
"""

from dataclasses import dataclass
from datetime import timedelta

from tests.world import MONDAY, World, take_step
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.people.actions.persons import correct, enter
from wudan.people.models import Account, Person

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
KEEPERS = {"杨柳村": "马青山", "王台村": "贾站长"}


@dataclass(frozen=True)
class Canary:
    """One of them: what is known of them, and how far their order has come."""

    name: str
    phone: str
    address: str
    id_number: str
    hint: str
    village: str
    stage: str

    @property
    def sealed(self) -> tuple[str, str, str]:
        """What must stand nowhere in the clear."""
        return (self.phone, self.address, self.id_number)


def _valid(number: str) -> str:
    """With the check digit of GB 11643; the area 659900 was never given to any."""
    total = sum(w * int(digit) for w, digit in zip(_WEIGHTS, number, strict=True))
    return number + "10X98765432"[total % 11]


FLOCK = tuple(
    Canary(
        f"鸢尾{sign}", f"1015550{number:04d}", f"白鹭沟渠{sign}字窑洞", _valid(f"659900194{number % 10}0101{number - 4700:03d}"),
        f"夜里咳血{sign}要人陪护", village, stage,
    )
    for number, (sign, village, stage) in enumerate(
        [("甲", "杨柳村", "placed"), ("乙", "杨柳村", "scheduled"), ("丙", "杨柳村", "done"),
         ("丁", "王台村", "placed"), ("戊", "王台村", "declined")],
        start=4711,
    )
)  # fmt: skip
_STEPS = {
    "placed": (), "declined": ("decline",), "scheduled": ("accept", "dispatch", "confirm"),
    "done": ("accept", "dispatch", "confirm", "fulfill"),
}  # fmt: skip


def plant(world: World) -> dict[Canary, Person]:
    """All five with an account, an ID number and an order by proxy."""
    return {canary: _plant(world, canary) for canary in FLOCK}


def _plant(world: World, canary: Canary) -> Person:
    keeper, home = world.actor(KEEPERS[canary.village]), world.units[canary.village]
    person = enter(
        name=canary.name, phone=canary.phone, address=canary.address, home=home, by=keeper,
        at=MONDAY,
    )  # fmt: skip
    person = correct(person=person, changes={"id_number": canary.id_number}, by=keeper, at=MONDAY)
    Account.objects.create_account(f"canary-{canary.phone[-4:]}", person, "wudan-test-2026")
    need = Need(words=canary.hint, service=world.services["haircut"], address=canary.address)
    order = actions.place_for(
        need=need, beneficiary=person, channel="telephone", consent="spoken_phone", by=keeper,
        at=MONDAY,
    )  # fmt: skip
    for hour, verb in enumerate(_STEPS[canary.stage], start=1):
        at = MONDAY + timedelta(hours=hour)
        if verb == "decline":
            actions.decline(
                order=order, by=keeper, at=at, reason="out_of_scope", next_place="12345"
            )
        else:
            order = take_step(world, order, verb, at=at)
    return person
