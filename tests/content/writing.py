"""How stories of pieces begin: 站长马青山 writes, 乔委员, 柳文书 and 郝书记 sign."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from tests.resources.keeping import draft
from tests.world import MONDAY, World
from wudan.content import actions
from wudan.content.models import Article, Revision
from wudan.content.policies import Written
from wudan.people.actions import consents
from wudan.people.actors import for_self
from wudan.sites.actions.resource import enter
from wudan.sites.models import Resource

DAY = timedelta(days=1)
SIGNERS = ("乔委员", "柳文书", "郝书记")
TITLE, BODY = "杨柳村的剪窗花班", "正月里，王家院子开了**剪窗花**班，十二位老人学会了三种花样。"


def words(**given: Any) -> Written:
    """A plain piece of the station's own."""
    said: dict[str, Any] = {"title": TITLE, "body": BODY, "rights": "own", "source": "本站自己写的"} | given  # fmt: skip
    return Written(**said)


def piece(world: World, *, by: str = "马青山", kind: str = "article", at: datetime = MONDAY, **given: Any) -> Article:  # fmt: skip
    """Written, not proposed."""
    actor = world.actor(by)
    unit = world.posts[by].unit
    return actions.start(unit=unit, kind=kind, written=words(**given), by=actor, at=at)


def latest(article: Article) -> Revision:
    """Its newest revision."""
    article.refresh_from_db()
    return article.revisions.get(number=article.latest)


def proposed(world: World, *, by: str = "马青山", **given: Any) -> Article:
    """Written and up for signing."""
    made = piece(world, by=by, **given)
    put_forward(world, made, by=by)
    return made


def put_forward(
    world: World, article: Article, *, by: str = "马青山", at: datetime = MONDAY
) -> None:
    """Up for signing."""
    actions.propose(article=article, seen=latest(article).hash, by=world.actor(by), at=at)


def sign(world: World, article: Article, who: str, *, at: datetime = MONDAY) -> None:
    """One step, by somebody of the cast, who read the latest."""
    actions.sign(article=article, seen=latest(article).hash, by=world.actor(who), at=at)


def public(world: World, *, at: datetime = MONDAY, **given: Any) -> Article:
    """Signed by three; everybody reads it."""
    made = proposed(world, **given)
    for who in SIGNERS:
        sign(world, made, who, at=at)
    return made


def agree(world: World, who: str, *, at: datetime = MONDAY) -> None:
    """Somebody agrees that name and picture are public."""
    person = world.people[who]
    consents.give(person=person, kind="publish", by=for_self(person.pk), at=at, channel="web")


def take_back(world: World, who: str, *, at: datetime = MONDAY) -> None:
    """And takes it back."""
    person = world.people[who]
    consents.withdraw(person=person, kind="publish", by=for_self(person.pk), at=at, channel="web")


def a_picture(size: tuple[int, int] = (1600, 900), colour: str = "red") -> bytes:
    """A plain photograph."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def a_channel(world: World) -> Resource:
    """The town's own channel, registered as 阵地 (R030)."""
    told = draft(world, name="铁边城发布", kind="channel", channel="wechat", link="https://example.org", address="", area=None)  # fmt: skip
    return enter(draft=told, by=world.actor("乔委员"), at=MONDAY)
