"""拴正人家: each page and operation that writes, done by whom it belongs to."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.honors import households as homes
from tests.kit.bad_pictures import photo
from tests.projects.keeping import second_office
from tests.world import MONDAY
from wudan.honors.actions import households as actions
from wudan.honors.actions import notices
from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import HouseholdHonor, PublicNotice
from wudan.kit.clock import day_of

LONG_AGO = MONDAY - timedelta(days=60)
CRITERIA = dict.fromkeys(homes.CODES, "真事一件")


def _act(noun: str, who: str, ready: Callable[[Stage], HouseholdHonor], **said: object) -> Story:
    """A form of the desk's page."""

    def story(stage: Stage) -> Send:
        honor, desk = ready(stage), stage.desk(who)
        told = {name: value(stage) if callable(value) else value for name, value in said.items()}
        return lambda: desk.send(f"household-{noun}", honor.pk, **told)

    return story


def _own(noun: str, ready: Callable[[Stage], HouseholdHonor], **said: object) -> Story:
    """A press of the household itself."""

    def story(stage: Stage) -> Send:
        ready(stage)
        desk = stage.desk("秦奶奶")
        return lambda: desk.send(f"own-household-{noun}", **said)

    return story


def _nominated(stage: Stage) -> HouseholdHonor:
    return homes.nominated(stage.world)


def _agreed(stage: Stage) -> HouseholdHonor:
    return homes.agreed(stage.world)


def _heard(stage: Stage) -> HouseholdHonor:
    return homes.heard(stage.world)


def _noticed(stage: Stage) -> HouseholdHonor:
    """In notice, its time over."""
    honor = homes.decided(stage.world)
    PublicNotice.objects.update(starts_at=LONG_AGO, ends_at=MONDAY)
    return honor


def _objected(stage: Stage) -> HouseholdHonor:
    honor, world = homes.decided(stage.world), stage.world
    raised = notices.object_(
        notice=PublicNotice.objects.get(), words="占了路", about="person",
        by=world.actor("贺叔"), at=MONDAY,
    )  # fmt: skip
    by = world.actor("柳文书")
    notices.answer(raised=raised, outcome="sustained", reasons="是占了", by=by, at=MONDAY)
    return honor


def _honored(stage: Stage) -> HouseholdHonor:
    return homes.honored(stage.world)


def _plated(stage: Stage) -> HouseholdHonor:
    return homes.with_plate(stage.world).honor


def _shows(stage: Stage) -> HouseholdHonor:
    honor = _plated(stage)
    for kind in ("web", "picture"):
        actions.allow_display(honor=honor, kind=kind, by=stage.world.actor("秦奶奶"), at=MONDAY)
    return honor


def _refused(stage: Stage) -> HouseholdHonor:
    return homes.decided(stage.world, "refuse", at=MONDAY)


def _appealed(stage: Stage) -> HouseholdHonor:
    """Decided by another, so that 柳文书 answers."""
    world, honor = stage.world, homes.agreed(stage.world)
    world.people.pop("高副主任", None)  # of a story that was rolled back
    other = world.actor(second_office(world))
    made = actions.decide(honor=honor, outcome="refuse", reasons="再等等", by=other, at=MONDAY)
    actions.appeal(decision=made, words="院子扫了", by=world.actor("秦奶奶"), at=MONDAY)
    return honor


def _elder(stage: Stage) -> int:
    return stage.world.people["秦奶奶"].pk


def _first_asked(stage: Stage) -> int:
    return homes.asked(HouseholdHonor.objects.get())[0].pk


def _nominate(stage: Stage) -> Send:
    found, desk = homes.village(stage.world), stage.desk("马青山")
    return lambda: desk.send("household-nomination", found.pk, why="好", **CRITERIA)


def _nominate_neighbour(stage: Stage) -> Send:
    homes.village(stage.world)
    desk = stage.desk("李小妹")
    return lambda: desk.send("own-nomination", who="秦奶奶", why="好", **CRITERIA)


def _word(stage: Stage) -> Send:
    honor, desk = _agreed(stage), stage.desk("苏远")
    row = honor.neighbour_words.get(person=stage.world.people["苏远"])
    return lambda: desk.send("neighbour-word", row.pk, word="good", words="好人家")


def _lot(stage: Stage) -> HouseholdHonor:
    """Two more households came after the first lot."""
    honor = _agreed(stage)
    homes.household(stage.world, "贺叔")
    return honor


def _declaration(stage: Stage) -> Send:
    honor, world = _agreed(stage), stage.world
    row = actions.name_visitor(
        honor=honor, post=world.posts["乔委员"], by=world.actor("乔委员"), at=MONDAY
    )
    desk = stage.desk("乔委员")
    return lambda: desk.send("household-visit-declaration", row.pk, relation="none")


def _findings(stage: Stage) -> Send:
    row = homes.visitor(stage.world, _agreed(stage), "乔委员")
    desk, seen = stage.desk("乔委员"), dict.fromkeys(homes.CODES, "yes")
    told = seen | {"visited_on": f"{day_of(MONDAY)}", "words": "院里干净"}
    return lambda: desk.send("household-visit-findings", row.pk, **told)


def _picture(stage: Stage) -> Send:
    honor, desk = _shows(stage), stage.desk("马青山")
    return lambda: desk.send("household-picture", honor.pk, picture=_file())


def _file() -> Any:
    return SimpleUploadedFile("a.jpg", photo(), "image/jpeg")


PAGES: dict[str, Story] = {
    "household-nomination": _nominate, "own-nomination": _nominate_neighbour,
    "neighbour-word": _word, "household-visit-declaration": _declaration,
    "household-visit-findings": _findings, "household-picture": _picture,
    "household-agreement": _act("agreement", "马青山", _nominated, person=_elder, channel="counter"),
    "household-evidence": _act("evidence", "马青山", _nominated, criterion="clean", words="院子天天扫"),
    "household-neighbours": _act("neighbours", "马青山", _lot),
    "household-words": _act("words", "马青山", _agreed, asked=_first_asked, word="good", words="好", channel="telephone"),
    "household-visitors": _act("visitors", "乔委员", _agreed, post=lambda stage: stage.world.posts["乔委员"].pk),
    "household-exit": _act("exit", "马青山", _agreed, person=_elder, channel="counter"),
    "household-display": _act("display", "马青山", _honored, kind="web", person=_elder, channel="paper"),
    "household-display-end": _act("display-end", "马青山", _shows, kind="web"),
    "household-decision": _act("decision", "柳文书", _heard, outcome="publish", reasons="都说好"),
    "household-naming": _act("naming", "柳文书", _noticed),
    "household-overturn": _act("overturn", "柳文书", _objected, reasons="占了路"),
    "household-plate": _act("plate", "柳文书", _honored),
    "household-plate-replacement": _act("plate-replacement", "柳文书", _plated, why="吹坏了"),
    "household-look": _act("look", "乔委员", _plated, outcome="renew", words="还是老样子"),
    "household-revocation": _act("revocation", "柳文书", _plated, reasons="打老人"),
    "household-appeal": _act("appeal", "马青山", _refused, person=_elder, channel="counter", words="院子扫了"),
    "household-appeal-answer": _act("appeal-answer", "柳文书", _appealed, outcome="upheld", reasons="去看了"),
    "own-household-agreement": _own("agreement", _nominated),
    "own-household-exit": _own("exit", _agreed),
    "own-household-display": _own("display", _honored, kind="web"),
    "own-household-display-end": _own("display-end", _shows, kind="web"),
    "own-household-appeal": _own("appeal", _refused, words="院子扫了"),
}  # fmt: skip


def shown(stage: Stage) -> dict[str, Any]:
    """A household everybody may read of, with a picture and a plate."""
    honor = _shows(stage)
    name = honor_pictures_kept().put(photo())
    actions.put_picture(honor=honor, picture=name, by=stage.world.actor("马青山"), at=MONDAY)
    return {"pk": honor.pk, "no": honor.no}


def visit_there(stage: Stage) -> dict[str, Any]:
    """A visit that waits."""
    return {"pk": homes.visitor(stage.world, _agreed(stage), "乔委员").pk}


def village_there(stage: Stage) -> dict[str, Any]:
    """A station and a colour."""
    return {"pk": stage.world.units["杨柳村"].pk, "color": "morality"}


def _client_nominate(stage: Stage) -> Send:
    found, client = homes.village(stage.world), stage.client("马青山")
    said = {"household": found.no, "why": "好", "evidence": CRITERIA}
    return lambda: client.post("household-nominations", said).response


OPERATIONS: dict[str, Story] = {"nominate_household": _client_nominate}
