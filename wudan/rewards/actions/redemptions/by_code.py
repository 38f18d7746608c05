"""找领取码: which redemption of a shop a spoken code belongs to. Wrong ones are counted by the faces."""

from wudan.kit.refusals import Objected
from wudan.people.actors import Actor
from wudan.rewards.actions.redemptions.collect import WRONG_CODE
from wudan.rewards.models import Redemption, Shop


def by_code(*, shop: Shop, code: str, by: Actor) -> Redemption:
    """The waiting one of this shop. Raises Objected for a code that nobody has here."""
    digits = "".join(one for one in code if one.isascii() and one.isdigit())
    rows = Redemption.objects.kept_by(by).pending().with_names()
    found = rows.filter(shop=shop, code=digits).first() if len(digits) == len(code.strip().replace(" ", "")) else None  # fmt: skip
    if found is None:
        raise Objected(WRONG_CODE)
    return found
