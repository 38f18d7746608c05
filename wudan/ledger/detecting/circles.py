"""Whom it was for, and who stood to gain: rings, piling up, splitting, bought accounts, revenge."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from wudan.kit.ages import ADULT, is_under
from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.ledger.detecting.facts import Facts, Suspicion, grouped, suspect

PILED_A_DAY = 3
SPLIT_PIECES = 3
SPLIT_GAP = timedelta(minutes=15)
SPLIT_MINUTES = 60
SPLIT_PERSONS = 3
SPIKE_PERSONS = 12
SPIKE_HOURS = 2
REVENGE_DAYS = 30


def rings(facts: Facts) -> Iterator[Suspicion]:
    """Who ordered or was served belongs to the team that served: is there a service at all?"""
    for row in facts.served:
        ordered = {row.beneficiary, row.orderer} - {None}
        own = row.person in ordered
        mates = row.team is not None and any((row.team, who) in facts.members for who in ordered)
        if own or mates:
            words = "点单人或受益人就是服务队的队员，请核实是否真有服务。"
            yield suspect("ring", str(row.record), words, (row,))


def pilings(facts: Facts) -> Iterator[Suspicion]:
    """One beneficiary was served by three and more activities on one day (“一天洗 8 次澡”)."""
    found = [row for row in facts.served if row.beneficiary]
    for (who, day), rows in grouped(found, lambda row: (row.beneficiary, row.day)).items():
        acts = {row.activity for row in rows}
        if len(acts) >= PILED_A_DAY:
            words = Phrase("同一位群众一天里被服务了 {count} 次。", count=len(acts))
            yield suspect("piling", f"{who}:{day}", words, rows)


def splits(facts: Facts) -> Iterator[Suspicion]:
    """One activity cut into many: same people, same place, one after another, an hour each at most."""
    for (unit, day, place), rows in grouped(
        facts.served, lambda row: (row.unit, row.day, row.place)
    ).items():
        acts = grouped(rows, lambda row: row.activity)
        short = [
            group for act, group in acts.items()
            if act is not None and max(row.minutes for row in group) <= SPLIT_MINUTES
        ]  # fmt: skip
        chain = [short[0]] if short else []
        for before, after in pairwise(short):
            close = after[0].starts_at - before[0].ends_at <= SPLIT_GAP
            same = {row.person for row in before} & {row.person for row in after}
            if close and len(same) >= SPLIT_PERSONS:
                chain.append(after)
        if place and len(chain) >= SPLIT_PIECES:
            words = Phrase(
                "同一天、同一地点、同一批人，连着记了 {count} 个短活动，像是一个活动拆开的。",
                count=len(chain),
            )
            yield suspect("split", f"{unit}:{day}:{chain[0][0].activity}", words,
                          (row for group in chain for row in group))  # fmt: skip


def bought_accounts(facts: Facts) -> Iterator[Suspicion]:
    """A dozen people registered within two hours, served once, for one unit, never again (A07)."""
    per_person = grouped(facts.served, lambda row: row.person)
    once = {
        person: rows[0] for person, rows in per_person.items()
        if len({row.day for row in rows}) == 1 and person in facts.joined_at
    }  # fmt: skip
    for unit, rows in grouped(once.values(), lambda row: row.unit).items():
        ordered = sorted(rows, key=lambda row: facts.joined_at[row.person])
        start = 0
        while start < len(ordered):
            until = facts.joined_at[ordered[start].person] + timedelta(hours=SPIKE_HOURS)
            window = [row for row in ordered[start:] if facts.joined_at[row.person] <= until]
            if len(window) >= SPIKE_PERSONS:
                words = Phrase(
                    "{count} 个人在 {spike_hours} 小时里接连登记，都只在这个单位服务过一天。",
                    count=len(window),
                    spike_hours=SPIKE_HOURS,
                )
                when = local(facts.joined_at[ordered[start].person])
                yield suspect("bought", f"{unit}:{when:%Y%m%d%H}", words, window)
            start += max(len(window), 1)


def minors_at_risk(facts: Facts) -> Iterator[Suspicion]:
    """A minor took part where there is risk to life and limb (domain §2.6)."""
    for row in facts.served:
        if row.is_risky and is_under(ADULT, facts.born_on.get(row.person), row.day):
            words = "没满 18 岁的人参加了有人身风险的活动，请先核实安全，再问负责人。"
            yield suspect("minor", str(row.record), words, (row,))


def unlicensed(facts: Facts) -> Iterator[Suspicion]:
    """Work that the law asks a licence for, by somebody whose checked licence was not valid that day."""
    for row in facts.served:
        if not row.licence:
            continue
        until = facts.licences.get(row.person, {}).get(row.licence)
        if until is None or until < row.day:
            words = "这个岗位要有证的人来做，这位志愿者那天没有有效的、核对过的证。"
            yield suspect("unlicensed", str(row.record), words, (row,))


def revenge(facts: Facts) -> Iterator[Suspicion]:
    """Sent away or refused by a team within a month of having disputed its record."""
    of_person = grouped(facts.served, lambda row: (row.team, row.person))
    for parting in facts.partings:
        rows = of_person.get((parting.team, parting.person))
        waited = parting.parted_at - parting.complained_at
        if rows and timedelta() <= waited <= timedelta(days=REVENGE_DAYS):
            words = Phrase(
                "这位志愿者对时长提出异议后 {days} 天被请出了队伍，请问问为什么。", days=waited.days
            )
            yield suspect("revenge", f"{parting.team}:{parting.person}", words, rows)
