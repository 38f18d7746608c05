from datetime import date
from string import Formatter

import pytest

from wudan.matching import WORDS, Place, Policy, Reason, Refusal, sentence

from .cast import HAIRCUT, TODAY, order, ranked, refusal, team

DOCTOR = order(licences=frozenset({"doctor"}))
INSURED = order(needs_insurance=True)

REFUSED = [
    (order(refused_by=frozenset({"barbers"})), team(), "已婉拒本单或逾期未回应，不再重复邀约"),
    (HAIRCUT, team(categories=frozenset()), "未开展此类服务：扶贫帮困"),
    (HAIRCUT, team(serves=()), "不在服务范围"),
    (HAIRCUT, team(skills=frozenset()), "缺少技能：理发"),
    (HAIRCUT, team(untrained=frozenset({"haircut"})), "没有受过训的人：理发"),
    (DOCTOR, team(), "缺少资质：医师执业证"),
    (
        DOCTOR,
        team(licences={"doctor": date(2026, 5, 1)}),
        "资质已过期：医师执业证（到 2026-05-01）",
    ),
    (
        DOCTOR,
        team(licences={"doctor": TODAY}),
        "资质在服务日前到期：医师执业证（到 2026-05-04，最早 2026-05-05 可服务）",
    ),
    (HAIRCUT, team(members=1), "人数不足：队伍 1 人，本单需 2 人"),
    (order(risk="bodily"), team(has_minors=True), "未成年人队伍不能承担有风险的服务"),
    (INSURED, team(insured_until=None), "没有有效保险"),
    (
        INSURED,
        team(insured_until=TODAY),
        "服务日没有有效保险（保险到 2026-05-04，服务日 2026-05-05）",
    ),
    (HAIRCUT, team(slots=frozenset()), "没有空闲时段（2026-05-04 至 2026-05-18）"),
    (order(on=date(2026, 5, 1)), team(), "所求时间已过，或不在可选时段内"),
    (HAIRCUT, team(capacity=0), "在手的单已满：已有 0 单，上限 0 单"),
    (HAIRCUT, team(capacity=2, pings=6), "近 7 天已邀约 6 次，上限 6 次，让队员歇一歇"),
]

SHOWN = [
    (HAIRCUT, team(base=Place(108.05, 37)), "离服务地点约 5.8 公里，路上约 9 分钟"),
    (HAIRCUT, team(base=None), "未登记驻地，路程按 30 分钟估计"),
    (HAIRCUT, team(open_dispatches=3), "本周已有 3 单，还能再接 2 单"),
    (
        HAIRCUT,
        team(rating_sum=57, rating_count=12),
        "评分 4.7（12 次评价，按最少 8 次折算）",
    ),
    (HAIRCUT, team(), "暂无评价，按平均水平对待"),
    (HAIRCUT, team(served_30_days=3), "近 30 天服务 3 次，候选队伍平均 3.0 次"),
    (
        HAIRCUT,
        team(skills=frozenset({"haircut", "surgery", "sewing"})),
        "有本单用不上的稀缺技能：缝纫、手术",
    ),
    (HAIRCUT, team(), "最早 2026-05-05 上午有空"),
    (
        HAIRCUT,
        team(kind="department", booked_slots=frozenset()),
        "最早 2026-05-04 上午有空",
    ),
    (order(on=date(2026, 5, 1)), team(kind="department"), "未找到空闲时段，需与对方商定时间"),
    (
        order(conflicted=frozenset({"barbers"})),
        team(),
        "点单人或受益人属于该队（自点自服务），请人工确认",
    ),
]

NAMES = {
    "poverty": "扶贫帮困",
    "haircut": "理发",
    "surgery": "手术",
    "sewing": "缝纫",
    "doctor": "医师执业证",
}


def named(told: Reason | Refusal) -> str:
    return sentence(told, label=NAMES.__getitem__)


@pytest.mark.parametrize(("order", "team", "words"), REFUSED)
def test_a_refusal_says(order, team, words):
    assert named(refusal(order, team)) == words


@pytest.mark.parametrize(("order", "team", "words"), SHOWN)
def test_a_reason_says(order, team, words):
    (choice,) = ranked(order, team).choices
    assert words in [named(reason) for reason in choice.reasons]


def test_every_code_has_words_and_no_words_lack_a_code():
    policy = Policy.default()
    codes = [code for criterion in policy.rules + policy.terms for code in criterion.codes]
    assert sorted(codes) == sorted(WORDS)


def test_the_examples_above_speak_every_code():
    spoken = {refusal(order, team).code for order, team, _ in REFUSED}
    for order_, team_, _ in SHOWN:
        spoken |= {reason.code for reason in ranked(order_, team_).choices[0].reasons}
    assert spoken == set(WORDS)


def test_every_fact_given_is_used_by_the_words():
    for order_, team_, _ in REFUSED:
        refused = refusal(order_, team_)
        wanted = {field for _, field, _, _ in Formatter().parse(WORDS[refused.code]) if field}
        assert wanted == set(refused.facts)


def test_who_shows_it_says_how_the_facts_are_filled_in():
    refused = refusal(HAIRCUT, team(members=1))
    english = {WORDS["headcount"]: "{members} of {headcount} people"}
    told = sentence(refused, say=lambda words, **facts: english[words].format(**facts))
    assert told == "1 of 2 people"
