"""Who was really there: one device for many, far away, signed unseen, clocks that jump."""

from collections.abc import Iterator
from datetime import timedelta

from wudan.kit.phrases import Phrase
from wudan.ledger.detecting.facts import Facts, Suspicion, grouped, suspect

ONE_HAND = 3
OUT_OF_RANGE = 3
WINDOW_DAYS = 30
UNSEEN_LEAST = 6
FLAGGED_LEAST = 3
SERIOUS = frozenset({"skew", "hole", "backwards", "old"})
"""Flags of offline rosters that a person should look at when they come again and again (A05)."""


def one_hand(facts: Facts) -> Iterator[Suspicion]:
    """Three or more people checked in on one device in one shift (A03)."""
    found = [row for row in facts.served if row.hand and row.came_by == "code"]
    for (opening, hand), rows in grouped(found, lambda row: (row.opening, row.hand)).items():
        persons = {row.person for row in rows}
        if len(persons) >= ONE_HAND:
            words = Phrase(
                "{count} 个人用同一台设备签到。家里人合用手机很平常，请问问是不是都到了场。",
                count=len(persons),
            )
            yield suspect("one_hand", f"{opening}:{hand}", words, rows)


def far_away(facts: Facts) -> Iterator[Suspicion]:
    """The hint said “not nearby” three times within a month (A04); a hint, not a proof."""
    found = [row for row in facts.served if row.in_range is False]
    for person, rows in grouped(found, lambda row: row.person).items():
        for start in range(len(rows) - OUT_OF_RANGE + 1):
            window = rows[start : start + OUT_OF_RANGE]
            if window[-1].day - window[0].day <= timedelta(days=WINDOW_DAYS):
                words = Phrase(
                    "一个月里 {out_of_range} 次签到时手机提示不在附近。位置不准很常见，请问问负责人。",
                    out_of_range=OUT_OF_RANGE,
                )
                yield suspect("far_away", f"{person}:{window[0].day}", words, window)
                break


def signed_unseen(facts: Facts) -> Iterator[Suspicion]:
    """The same two people signed for others before the service was over, again and again."""
    found = [
        row for row in facts.served
        if row.vouched_at and row.witnessed_at
        and row.vouched_at < row.ends_at and row.witnessed_at < row.ends_at
    ]  # fmt: skip
    for (one, other), rows in grouped(
        found, lambda row: (row.vouched_by, row.witnessed_by)
    ).items():
        if len(rows) >= UNSEEN_LEAST:
            words = Phrase("同样的两个人有 {count} 次在服务还没结束时就都签了字。", count=len(rows))
            yield suspect("signed_unseen", f"{one}:{other}:{rows[0].day}", words, rows)


def signed_by_oneself(facts: Facts) -> Iterator[Suspicion]:
    """Somebody signed for themselves, or one person signed for both sides (A02)."""
    for row in facts.served:
        signed = {row.vouched_by, row.witnessed_by} - {None}
        alone = row.vouched_by is not None and row.vouched_by == row.witnessed_by
        if row.person in signed or alone or row.entered_by == row.person:
            words = "到场的两个签字里有本人，或者两边是同一个人签的。"
            yield suspect("own_signature", str(row.record), words, (row,))


def odd_clocks(facts: Facts) -> Iterator[Suspicion]:
    """Offline rosters of one leader come with wrong clocks or holes more than twice (A05)."""
    found = [row for row in facts.served if SERIOUS & set(row.flags)]
    for who, rows in grouped(found, lambda row: row.vouched_by).items():
        if len({row.opening for row in rows}) >= FLAGGED_LEAST:
            words = Phrase(
                "同一位负责人的离线名册有 {count} 次时间对不上或缺页。",
                count=len({row.opening for row in rows}),
            )
            yield suspect("odd_clocks", f"{who}:{rows[0].day}", words, rows)
