"""座谈会名册 on the desk: named by name and telephone, chosen at a forum, shown to everybody by number only."""

from tests.projects.test_register import named, taken_in
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.projects.actions import forums
from wudan.projects.models import Forum, Organisation, Representative

UNTIL = "2029-12-31"


def test_a_representative_is_named_and_what_was_typed_stays(world, desk_of):
    desk, unit = desk_of("乔委员"), world.units["杨柳村"].pk
    told = {"name": "秦奶奶", "phone": "10199999999", "unit": unit, "agreed_how": "counter", "last_day": UNTIL}  # fmt: skip
    refused = desk.send("representatives", **told)
    assert refused.status_code == 422
    assert 'value="10199999999"' in words_of(refused)
    desk.send("representatives", **told | {"phone": world.phone("秦奶奶")})
    page = words_of(desk.see("forum-register"))
    assert "秦奶奶" in page
    assert world.phone("秦奶奶") not in page
    desk.send("representative-end", Representative.objects.get().pk, why="搬走了")
    assert not Representative.objects.filter(ended_on=None).exists()


def test_an_organisation_is_taken_in_with_or_without_somebody_to_ask(world, desk_of):
    desk, told = desk_of("乔委员"), {"title": "延河义工社", "work": "修家电", "last_day": UNTIL}
    wrong = desk.send("organisations", **told, name="没有这个人", phone="13900000009")
    assert wrong.status_code == 422
    known = {"name": "李小妹", "phone": world.phone("李小妹")}
    unasked = desk.send("organisations", **told, **known)
    assert (unasked.status_code, "联系人本人怎么答应的" in words_of(unasked)) == (422, True)
    desk.send("organisations", **told, **known, agreed_how="telephone")
    desk.send("organisations", **told | {"title": "金明剪纸社"})
    first, second = Organisation.objects.order_by("pk")
    assert (first.contact, second.contact) == (world.people["李小妹"], None)


def test_readers_see_the_register_without_names(world, desk_of):
    named(world)
    page = words_of(desk_of("郝书记").see("forum-register"))
    assert "秦奶奶" not in page
    assert "秦" in page


def test_at_a_forum_one_is_chosen_and_speaks_from_the_register(world, desk_of):
    row, society = named(world), taken_in(world)
    desk, called = desk_of("乔委员"), forums.Called("缺什么", "所里", MONDAY.date())
    found = forums.call(
        unit=world.units["铁边城"], called=called, by=world.actor("乔委员"), at=MONDAY
    )
    desk.send("forum-attendance", found.pk, departments=1, representatives=[row.pk], organisations=[society.pk])  # fmt: skip
    found = Forum.objects.get()
    assert (found.state, found.residents) == ("held", 1)
    seat = found.guests.first()
    desk.send("forum-note", found.pk, speaker=seat.pk, words="剪个头要跑二十里。")
    note = found.notes.get()
    assert (note.speaker, note.guest_id) == ("resident", seat.pk)
    page = words_of(desk.see("forum", found.pk))
    assert "杨柳村站" in page
    assert "秦奶奶" not in page


def test_everybody_reads_how_many_and_the_names_of_who_agreed(world, desk_of, client):
    named(world)
    taken_in(world, is_public=True)
    page = client.get("/projects").content.decode()
    assert "群众代表 1 位，志愿服务组织 1 个" in page
    assert "延河义工社" in page
    assert "秦奶奶" not in page


def test_her_own_page_takes_the_yes_back(world, desk_of):
    row, desk = named(world), desk_of("秦奶奶")
    assert "替杨柳村站在座谈会上说话" in words_of(desk.see("consents"))
    desk.send("seat-resignation", row.pk)
    row.refresh_from_db()
    assert row.ended_why == "本人不当了"
    assert "替杨柳村站" not in words_of(desk.see("consents"))


def test_her_own_page_says_that_an_organisation_names_her_and_one_press_ends_it(world, desk_of):
    row, desk = taken_in(world, contact=world.people["李小妹"]), desk_of("李小妹")
    assert "找您问延河义工社" in words_of(desk.see("consents"))
    assert desk_of("秦奶奶").send("contact-withdrawal", row.pk).status_code == 404
    desk.send("contact-withdrawal", row.pk)
    assert Organisation.objects.get().contact is None
    assert "延河义工社" not in words_of(desk.see("consents"))
