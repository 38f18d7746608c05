"""Who has to say yes, to say a word, or waits for an answer hears of it: once, and nobody else."""

import pytest

from tests.honors.households import agreed, asked, decided, household, nominated
from tests.honors.noticing import notice, objection, second_office
from tests.honors.running import V, awarded, drafted, go, put_forward, stands
from tests.honors.running import decided as decided_campaign
from tests.notices.telling import DAY, channels, hear, told
from tests.world import MONDAY
from wudan.honors.actions import campaigns, households, notices
from wudan.honors.models import Candidate, Clearance
from wudan.jobs.telling import AUDIENCES
from wudan.journal.events import events_of
from wudan.journal.models import Outbox, Reaction
from wudan.notices.models import Copy, Message
from wudan.people.models import Account

pytestmark = pytest.mark.postgres


def hear_again():
    """As after a worker that died before it wrote down that it had reacted."""
    Reaction.objects.all().delete()
    Outbox.objects.update(done_at=None)
    hear()


def test_each_rule_is_about_somebody_who_can_be_found(settings):
    assert {rule.audience for rule in settings.PACK.notices.each()} == set(AUDIENCES)


def test_who_is_put_forward_is_asked_with_the_last_day_and_what_is_shown(world):
    found = go(world, drafted(world), V.OPEN)
    put_forward(world, found)
    hear()
    (text,) = told(world.people["秦奶奶"])
    assert text == (
        "有人推荐您参评“2026 年第三季度典型”（孝老爱亲）。参不参评、写不写名字、放不放照片，都由您定。"
        "请在9月14日（周一）以前回一声，不点头就不参评；也可以告诉杨柳村站。"
    )
    hear_again()
    assert len(told(world.people["秦奶奶"])) == 1
    assert Message.objects.count() == 1  # neither who put her forward nor the office


def test_a_nominee_without_an_account_is_told_by_the_station(world):
    Account.objects.filter(person=world.people["秦奶奶"]).delete()
    put_forward(world, go(world, drafted(world), V.OPEN))
    hear()
    assert channels(world.people["秦奶奶"]) == [("call", "waiting")]


def test_who_nodded_at_once_or_put_oneself_forward_is_not_asked(world):
    found = go(world, drafted(world), V.OPEN)
    stands(put_forward(world, found))
    put_forward(world, found, who="李小妹", by="李小妹")
    hear()
    assert not Message.objects.exists()


def test_a_household_is_asked_before_anything_is_public(world):
    household(world, "秦奶奶", "高大爷")
    nominated(world)
    hear()
    for name in ("秦奶奶", "高大爷"):
        (text,) = told(world.people[name])
        assert text.startswith("有人推荐您家评“文明家庭”。评不评由您家定")
        assert "杨柳村站" in text
    hear_again()
    assert Message.objects.count() == 2


def test_a_household_that_put_itself_forward_is_not_asked(world):
    nominated(world, who="秦奶奶")
    hear()
    assert told(world.people["秦奶奶"]) == []


def test_neighbours_whom_the_lot_drew_are_asked_for_a_word(world):
    honor = agreed(world)
    drawn = asked(honor)
    households.say(asked=drawn[0], word="good", by=world.oneself(drawn[0].person.name), at=MONDAY)
    hear()
    for row in drawn[1:]:
        (text,) = told(row.person)
        assert "抽签请到您说一句话，请在9月17日（周四）以前说" in text
        assert "秦" not in text  # which household is on the page, not in a message
    assert told(drawn[0].person) == []  # has spoken
    hear_again()
    assert Message.objects.filter(code="neighbour_asked").count() == len(drawn) - 1


def test_a_household_that_is_refused_hears_until_when_it_may_appeal(world):
    at = MONDAY + 11 * DAY
    honor = decided(world, "refuse", at=at)
    hear(at + DAY)
    text = told(world.people["秦奶奶"])[-1]
    until = honor.decisions.get().appeal_until
    assert "这次没有评上" in text
    assert f"{until.month}月{until.day}日" in text


def test_a_household_that_appealed_hears_of_the_answer(world):
    second_office(world)
    at = MONDAY + 11 * DAY
    decision = decided(world, "refuse", at=at).decisions.get()
    made = households.appeal(
        decision=decision, words="院子收拾好了。", by=world.oneself("秦奶奶"), at=at
    )
    households.answer_appeal(
        appeal=made, outcome="upheld", reasons="再看过了。", by=world.actor("路副主任"), at=at
    )
    hear(at + DAY)
    assert told(world.people["秦奶奶"])[-1].startswith("您家对“文明家庭”的申诉有答复了")


def test_who_objected_is_told_that_there_is_an_answer_and_never_by_the_station(world):
    second_office(world)
    raised = objection(world, notice(world))
    notices.answer(
        raised=raised, outcome="dismissed", reasons="查过了，是他做的。",
        by=world.actor("路副主任"), at=MONDAY + 2 * DAY,
    )  # fmt: skip
    hear(MONDAY + 2 * DAY)
    assert told(world.people["秦奶奶"]) == [
        "您对公示“孝老爱亲 · 杨柳村”提的异议有答复了，理由请打开看。"
    ]
    hear_again()
    assert Message.objects.count() == 1
    assert not Copy.objects.filter(channel__in=["call", "paper"]).exists()


def test_an_answer_to_what_a_station_wrote_down_is_told_to_nobody(world):
    second_office(world)
    raised = objection(world, notice(world), who="贾站长")
    notices.answer(
        raised=raised, outcome="dismissed", reasons="查过了，是他做的。",
        by=world.actor("路副主任"), at=MONDAY + DAY,
    )  # fmt: skip
    hear(MONDAY + 2 * DAY)
    assert not Message.objects.exists()


def texts(who, code):
    """What somebody was told under one rule."""
    return list(Message.objects.filter(person=who, code=code).values_list("text", flat=True))


def test_a_campaign_that_is_given_up_is_told_to_who_stood_was_asked_or_put_forward(world):
    found = go(world, drafted(world), V.OPEN)
    stands(put_forward(world, found))
    put_forward(world, found, "白嫂", "李小妹", "helping")
    campaigns.step(
        campaign=found,
        verb=V.CANCEL,
        by=world.actor("柳文书"),
        at=MONDAY + DAY,
        why="和别的评选重了",
    )
    hear(MONDAY + DAY)
    for name in ("秦奶奶", "白嫂"):
        (text,) = texts(world.people[name], "campaign_cancelled")
        assert "取消了，不再评" in text
    assert len(texts(world.people["李小妹"], "campaign_cancelled_for_nominator")) == 1
    hear_again()
    assert Message.objects.filter(code__startswith="campaign_cancelled").count() == 3


def test_who_steps_back_is_not_told_what_they_did_the_neighbour_who_hoped_is(world):
    found = go(world, drafted(world), V.OPEN)
    made = put_forward(world, found, "白嫂", "李小妹", "helping")
    campaigns.leave(candidate=made, by=world.oneself("白嫂"), at=MONDAY + DAY / 2)
    hear(MONDAY + DAY)
    assert texts(world.people["白嫂"], "candidacy_withdrawn") == []
    (text,) = texts(world.people["李小妹"], "nomination_over")
    assert "白嫂" not in text


def test_whom_a_station_takes_out_is_told_so(world):
    made = put_forward(world, go(world, drafted(world), V.OPEN))
    campaigns.leave(candidate=made, by=world.actor("马青山"), at=MONDAY + DAY / 2)
    hear(MONDAY + DAY)
    (text,) = texts(world.people["秦奶奶"], "candidacy_withdrawn")
    assert text.endswith("没有说过这话的，请马上告诉杨柳村站。")


def test_who_never_nodded_and_the_neighbour_who_hoped_are_told_that_it_is_over(world):
    found = go(world, drafted(world), V.OPEN)
    stands(put_forward(world, found))
    put_forward(world, found, "白嫂", "李小妹", "helping")
    go(world, found, V.CLEAR)
    hear(MONDAY + 9 * DAY)
    (text,) = texts(world.people["白嫂"], "candidacy_lapsed")
    assert "您没有点头，这次不参评" in text
    assert len(texts(world.people["李小妹"], "nomination_over")) == 1
    assert texts(world.people["秦奶奶"], "candidacy_lapsed") == []
    assert not Message.objects.filter(code="candidacy_withdrawn").exists()
    said = [one.verb for one in events_of("campaign", found.pk) if one.facts.get("number") == 2]
    assert said == ["campaign.nominate", "campaign.lapse"]
    assert Candidate.objects.get(number=2).get_state_display() == "到期没有点头，不参评"


def test_who_an_office_bars_is_told_but_not_by_which_one(world):
    offices = [world.units["民政局"].pk, world.units["文旅局"].pk]
    found = go(world, drafted(world, offices=offices), V.OPEN)
    stands(put_forward(world, found, "白嫂", "李小妹", "helping"))
    go(world, found, V.CLEAR)
    rows = {one.office.unit_id: one for one in Clearance.objects.select_related("office")}
    answer(world, rows[offices[1]], "clear", "艾科长")
    answer(world, rows[offices[0]], "objection", "景科长", reason="有欠薪")
    hear(MONDAY + 10 * DAY)
    (text,) = texts(world.people["白嫂"], "candidacy_barred")
    assert text.endswith("可以问县中心。")
    assert "民政局" not in text
    assert len(texts(world.people["李小妹"], "nomination_not_considered")) == 1


def answer(world, row, said, who, reason=""):
    """An office says what it has to say."""
    campaigns.answer_clearance(
        clearance=row, answer=said, reason=reason, by=world.actor(who), at=MONDAY + 9 * DAY
    )


def test_what_the_meeting_decided_is_told_to_each_with_its_word(world):
    decided_campaign(world)
    hear(MONDAY + 24 * DAY)
    for name in ("秦奶奶", "白嫂"):
        (text,) = texts(world.people[name], "candidacy_decided")
        assert "会议决定，公示中" in text


def test_a_name_taken_back_is_told_at_once_and_so_is_the_answer_to_the_appeal(world):
    made = awarded(world)
    at = MONDAY + 40 * DAY
    campaigns.revoke(award=made, why="事迹不实", by=world.actor("柳文书"), at=at)
    hear(at)
    (text,) = texts(world.people["秦奶奶"], "award_revoked")
    assert "可以申诉一次" in text
    raised = campaigns.appeal(award=made, words="是实的", by=world.oneself("秦奶奶"), at=at)
    campaigns.reply(
        appeal=raised,
        outcome="granted",
        reasons="查了，是实的。",
        by=world.actor("路副主任"),
        at=at,
    )
    hear(at)
    assert "已命名" in texts(world.people["秦奶奶"], "award_appeal_answered")[0]
    hear_again()
    assert len(texts(world.people["秦奶奶"], "award_revoked")) == 1


def test_the_rest_of_a_household_hears_that_one_of_them_said_no(world):
    household(world, "秦奶奶", "高大爷")
    honor = nominated(world)
    households.drop(honor=honor, by=world.oneself("秦奶奶"), at=MONDAY + DAY / 2)
    hear(MONDAY + DAY)
    assert texts(world.people["秦奶奶"], "household_dropped") == []
    assert len(texts(world.people["高大爷"], "household_dropped")) == 1
