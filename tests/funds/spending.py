"""How stories of the fund begin: a granted year, money held for something, a payment."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.activities.drafting import drafted
from tests.projects.keeping import candidate
from tests.training.sessions import opened
from tests.world import COUNTY, MONDAY, World, _person
from wudan.funds import actions
from wudan.funds.enums import Use
from wudan.funds.models import Commitment, FundLine, FundYear, Spending
from wudan.kit.funding import Funding
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under
from wudan.sites.models import Site

LATER = MONDAY + timedelta(days=2)
YUAN = 100
RULES = Funding(second_from_fen=20_000 * YUAN, close_month=12, close_day=20, carry_times=1)
YEAR_END = datetime(2026, 12, 28, 10, 0, tzinfo=MONDAY.tzinfo)


def granted(
    world: World, year: int = 2026, *, at: datetime = MONDAY, each: int = 140_000
) -> FundYear:
    """So many yuan for each use; seventy times ten thousand in all."""
    return actions.open_year(
        county=COUNTY, year=year, amounts=dict.fromkeys(Use.values, each * YUAN),
        document_no=f"吴财〔{year}〕12号", by=world.actor("柳文书"), at=at,
    )  # fmt: skip


def colleague(world: World) -> Actor:
    """A second person of the center office."""
    if "辛文书" not in world.posts:
        world.posts["辛文书"] = Post.objects.create(
            county=COUNTY, person=_person(world, "辛文书", "杨柳村"), role="center_office", unit=world.units["c"],
            title="中心办公室专干", starts_on=date(2025, 1, 1),
        )  # fmt: skip
    return actor_under(world.posts["辛文书"])


def thing(world: World, use: str) -> Any:
    """Something that this use may be for."""
    if use == Use.BASES:
        return Site.objects.get(unit=world.units["杨柳村"])
    if use == Use.TRAINING:
        return opened(world)
    if use == Use.INCUBATION:
        return candidate(world)
    return drafted(world) if use == Use.EVENTS else world.units["c"]


def committed(
    world: World, fund: FundYear, yuan: int = 5_000, *, use: str = Use.RUNNING, at: datetime = MONDAY, what: Any = None, by: Actor | None = None,
) -> Commitment:  # fmt: skip
    """Held by the office."""
    plan = actions.Plan(use, "打印和下村用车", yuan * YUAN, what or thing(world, use))
    return actions.commit(
        fund=fund,
        plan=plan,
        second_from_fen=RULES.second_from_fen,
        by=by or world.actor("柳文书"),
        at=at,
    )


def paid(
    world: World, held: Commitment, yuan: int = 2_000, *, no: str = "记-0312", final: bool = False, at: datetime = LATER,
) -> Spending:  # fmt: skip
    """Paid by a document."""
    payment = actions.Payment(yuan * YUAN, no, "和顺打印社", at.date(), final)
    return actions.spend(commitment=held, payment=payment, by=world.actor("柳文书"), at=at)


def numbers(fund: FundYear, use: str = Use.RUNNING) -> tuple[int, int, int, int]:
    """Granted, held, spent, left, in yuan."""
    line = FundLine.objects.get(fund=fund, use=use)
    told = (line.granted_fen, line.reserved_fen, line.spent_fen, line.left_fen)
    return tuple(fen // YUAN for fen in told)  # type: ignore[return-value]
