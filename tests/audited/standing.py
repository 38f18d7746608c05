"""Standing of sites: each page and operation that writes, done by whom it belongs to."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.sites.standing import BASE, NINE, adopted, demonstrating, lacking, looked, site
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.sites.actions import checks, demonstrations, standards
from wudan.sites.actions.staff import name_staff
from wudan.sites.files import pictures_kept
from wudan.sites.models import Pairing, Standard

_TODAY = day_of(MONDAY)
_REVIEW, _OVER = f"{_TODAY + timedelta(days=300)}", f"{_TODAY + timedelta(days=700)}"


def _check(stage: Stage) -> Send:
    standard, desk = adopted(), stage.desk("乔委员")
    said = {"seen": standard.pk, "found-brand": "lacking", "words-brand": "还没有", "days": "10"}
    return lambda: desk.send("site-check", stage.world.units["杨柳村"].pk, **said)


def _staff(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    said = {
        "name": "李小妹",
        "phone": stage.world.phone("李小妹"),
        "time": "part",
        "duty": "周末值班",
    }
    return lambda: desk.send("site-staff", stage.world.units["杨柳村"].pk, **said)


def _staff_end(stage: Stage) -> Send:
    row = name_staff(
        site=site(stage.world), person=stage.world.people["李小妹"], time="part", duty="值班",
        by=stage.world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    desk = stage.desk("马青山")
    return lambda: desk.send("staff-end", row.pk)


def _grant(stage: Stage) -> Send:
    looked(stage.world)
    desk, said = (
        stage.desk("柳文书"),
        {"why": "月月有活动", "review_on": _REVIEW, "expires_on": _OVER},
    )
    return lambda: desk.send("site-demonstration", stage.world.units["杨柳村"].pk, **said)


def _adoption(stage: Stage) -> Send:
    adopted(BASE, NINE)
    nine, desk = Standard.objects.get(code="nine"), stage.desk("柳文书")
    said = {"standard": nine.pk, "starts_on": f"{_TODAY + timedelta(days=7)}", "why": "回到九有"}
    return lambda: desk.send("standard-versions", **said)


def _mending(stage: Stage) -> Send:
    row, desk = lacking(stage.world), stage.desk("马青山")
    return lambda: desk.send("rectification-mending", row.pk, words="剪纸班挂了牌")


def _recheck(stage: Stage) -> Send:
    row, desk = lacking(stage.world), stage.desk("乔委员")
    return lambda: desk.send("rectification-recheck", row.pk, found="met", days="15")


def _review(stage: Stage) -> Send:
    row, desk = demonstrating(stage.world), stage.desk("柳文书")
    said = {"words": "还是好", "review_on": _REVIEW, "expires_on": _OVER}
    return lambda: desk.send("demonstration-review", row.pk, **said)


def _withdrawal(stage: Stage) -> Send:
    row, desk = demonstrating(stage.world), stage.desk("柳文书")
    return lambda: desk.send("demonstration-withdrawal", row.pk, why="半年没有开门")


def _pairing(stage: Stage) -> Send:
    row, desk = demonstrating(stage.world), stage.desk("乔委员")
    said = {"helped": stage.world.units["石峁村"].pk, "goal": "把活动办起来", "until": _REVIEW}
    return lambda: desk.send("demonstration-pairing", row.pk, **said)


def paired(stage: Stage) -> Pairing:
    """杨柳村 helps 石峁村."""
    return demonstrations.pair(
        row=demonstrating(stage.world), helped=site(stage.world, "石峁村"), goal="把活动办起来",
        until=_TODAY + timedelta(days=180), by=stage.world.actor("乔委员"), at=MONDAY,
    )  # fmt: skip


def _visit(stage: Stage) -> Send:
    row, desk = paired(stage), stage.desk("马青山")
    return lambda: desk.send("pairing-visit", row.pk, day=f"{_TODAY}", words="教他们排班")


def _end(stage: Stage) -> Send:
    row, desk = paired(stage), stage.desk("乔委员")
    return lambda: desk.send("pairing-end", row.pk, outcome="月月有活动了")


def _revision(stage: Stage) -> Send:
    eight, desk = adopted(), stage.desk("柳文书")
    items = eight.items.order_by("position")
    parts = ("name", "meaning", "evidence", "weight", "months")
    said = {f"{part}-{item.code}": getattr(item, part) for item in items for part in parts}
    said |= {f"{part}-new{n}": "1" for n in (1, 2, 3) for part in ("weight", "months")}
    head = {"name": "八有标准（修订）", "source": "", "rectify_days": "15", "why": "换个说法"}
    when = {"starts_on": f"{_TODAY + timedelta(days=7)}"}
    return lambda: desk.send("standard-revision", eight.pk, **said, **head, **when)


def _paper(stage: Stage) -> Send:
    eight, desk = adopted(), stage.desk("柳文书")
    return lambda: desk.send(
        "standard-paper-new", eight.pk, title="吴文明委〔2026〕3号", file=a_paper()
    )


def a_paper() -> SimpleUploadedFile:
    """A PDF as a browser sends it."""
    content = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
    return SimpleUploadedFile("方案.pdf", content, "application/pdf")


def papered(stage: Stage) -> dict[str, object]:
    """八有 with a paper beside it."""
    paper = standards.lay_beside(
        standard=adopted(), title="吴文明委〔2026〕3号", content=a_paper().read(),
        by=stage.world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip
    return {"pk": paper.pk}


PAGES: dict[str, Story] = {
    "standard-revision": _revision, "standard-paper-new": _paper,
    "site-check": _check, "site-staff": _staff, "staff-end": _staff_end, "site-demonstration": _grant,
    "standard-versions": _adoption, "rectification-mending": _mending, "rectification-recheck": _recheck,
    "demonstration-review": _review, "demonstration-withdrawal": _withdrawal,
    "demonstration-pairing": _pairing, "pairing-visit": _visit, "pairing-end": _end,
}  # fmt: skip


def _client_check(stage: Stage) -> Send:
    standard, client = adopted(), stage.client("马青山")
    Unit.objects.filter(pk=stage.world.units["杨柳村"].pk).update(key="s001")
    said = {"standard": standard.pk, "lines": [{"code": "team", "found": "met"}]}
    return lambda: client.post("sites/s001/checks", said).response


def _client_mend(stage: Stage) -> Send:
    row, client = lacking(stage.world), stage.client("马青山")
    return lambda: client.post(f"rectifications/{row.pk}/mending", {"words": "挂了牌"}).response


OPERATIONS: dict[str, Story] = {"check_site": _client_check, "mend_rectification": _client_mend}


def mended(stage: Stage) -> int:
    """A rectification with a picture of what was done."""
    row = lacking(stage.world)
    name = pictures_kept().put(b"\x89PNG")
    checks.mend(row=row, words="挂了牌", picture=name, by=stage.world.actor("马青山"), at=MONDAY)
    return row.pk


def pictured(stage: Stage) -> int:
    """A result with a picture."""
    name, standard = pictures_kept().put(b"\x89PNG"), adopted()
    made = checks.check(
        site=site(stage.world), seen=standard.pk, lines=[checks.Line("brand", "met", "", name)],
        by=stage.world.actor("乔委员"), at=MONDAY,
    )  # fmt: skip
    return made.results.get().pk
