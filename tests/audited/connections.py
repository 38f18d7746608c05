"""Connected systems: noted down, agreed to; and an order that one of them brings."""

from django.test import Client

from tests.audited.stages import Send, Stage, Story
from tests.connections.letting_in import asked, form, let_in
from tests.web.console.desk import NOON
from wudan.api.hsds.ids import Kind, Named
from wudan.catalog.enums import PlaceMode
from wudan.connections.models import System
from wudan.connections.published import handle_for
from wudan.sites.models import Site


def waiting(stage: Stage) -> System:
    """柳文书 is asked to answer for it."""
    return asked(stage.world, at=NOON)


def brought(stage: Stage) -> dict[str, object]:
    """An order that has a number outside."""
    return {"handle": handle_for(stage.world.place().pk), "form": "json"}


def somewhere(stage: Stage) -> dict[str, object]:
    """An item of the menu at a site."""
    item = next(one for one in stage.world.services.values() if PlaceMode.SITE in one.places)
    site = Site.objects.get(unit=stage.world.units["杨柳村"])
    return {"pk": Named(Kind.SERVICE_AT_LOCATION, item.pk, site.pk).id}


def _new(stage: Stage) -> Send:
    world, desk = stage.world, stage.desk("计管理")
    said = {
        "name": "12345 热线",
        "purpose": "转来诉求",
        "contact": "值班台",
        "channel": "telephone",
    }
    named = {"unit": str(world.units["c"].pk), "post": str(world.posts["柳文书"].pk)}
    return lambda: desk.send("connection-new", **said, **named)


def _agree(stage: Stage) -> Send:
    system, desk = waiting(stage), stage.desk("柳文书")
    return lambda: desk.send("connection", system.pk, act="agree")


def _subscribe(stage: Stage) -> Send:
    system, _ = let_in(stage.world, at=NOON)
    desk = stage.desk("计管理")
    said = {"url": "https://example.org/hook", "verbs": ["site.close"]}
    return lambda: desk.send("connection-webhooks", system.pk, **said)


def _bring(stage: Stage) -> Send:
    _, key = let_in(stage.world, at=NOON)
    return lambda: Client().post("/open311/v2/requests.json", form(key))


PAGES: dict[str, Story] = {
    "connection-new": _new, "connection-webhooks": _subscribe, "connection": _agree, "open311-requests": _bring,
}  # fmt: skip
