"""对标 over the API: the same acts and objections as on the pages."""

from tests.sites.standing import adopted, lacking, looked
from wudan.areas.models import Unit


def _said(standard, *lines):
    return {"standard": standard.pk, "lines": [dict(zip(("code", "found", "words"), one, strict=False)) for one in lines]}  # fmt: skip


def _keyed(world, name="杨柳村", key="s001"):
    Unit.objects.filter(pk=world.units[name].pk).update(key=key)
    return f"sites/{key}"


def test_everybody_reads_the_standards(world, speaker):
    adopted()
    shown = {one["code"]: one for one in speaker.get("standards")["items"]}
    assert shown["eight"]["in_force"]
    assert not shown["six"]["in_force"]
    assert [item["name"] for item in shown["eight"]["items"]][-1] == "有品牌"


def test_a_keeper_checks_the_own_site(world, enter):
    standard, where, keeper = adopted(), _keyed(world), enter("马青山")
    done = keeper.post(
        f"{where}/checks", _said(standard, ("team", "met"), ("brand", "lacking", "还没有"))
    )
    assert (done.status, done["kind"]) == (200, "own")
    shown = {one["code"]: one for one in keeper.get(f"{where}/standing")["items"]}
    assert (shown["brand"]["found"], shown["brand"]["words"]) == ("lacking", "还没有")
    assert "1 支" in shown["team"]["known"][0]
    assert shown["venue"]["found"] is None


def test_the_objections_are_those_of_the_page(world, enter):
    standard, where = adopted(), _keyed(world)
    staff = enter("乔委员")
    refused = staff.post(f"{where}/checks", _said(standard, ("brand", "lacking", "")))
    assert (refused.status, list(refused["fields"])) == (422, ["words-brand"])
    stale = staff.post(
        f"{where}/checks",
        {"standard": standard.pk + 99, "lines": [{"code": "brand", "found": "met"}]},
    )
    assert stale.status == 409
    assert staff.post(f"{where}/checks", _said(standard, ("brand", "best"))).status == 422


def test_strangers_find_nothing(world, enter):
    adopted()
    where = _keyed(world)
    row = lacking(world)
    for who in ("秦奶奶", "贾站长", "景科长"):
        asker = enter(who)
        assert asker.get(f"{where}/standing").status == 404
        assert asker.get("rectifications")["items"] == []
        assert asker.post(f"rectifications/{row.pk}/mending", {"words": "好了"}).status == 404


def test_what_is_to_be_mended_is_told_and_said_to_be_done(world, enter):
    looked(world)
    row, keeper = lacking(world), enter("马青山")
    shown = keeper.get("rectifications")["items"]
    assert [(one["id"], one["site"], one["is_overdue"]) for one in shown] == [
        (row.pk, "杨柳村", False)
    ]
    assert keeper.get("rectifications?overdue=true")["items"] == []
    done = keeper.post(f"rectifications/{row.pk}/mending", {"words": "班开了"})
    assert (done.status, done["done_words"]) == (200, "班开了")
    assert keeper.post(f"rectifications/{row.pk}/mending", {"words": "又好了"})["code"] == "done"
