"""上公示: called by whoever decided about the subject, in the same transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wudan.areas.models import Unit
from wudan.honors.actions.notices.holding import note, one_transaction, said
from wudan.honors.enums.notice import PartyPart
from wudan.honors.models import NoticeParty, PublicNotice
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor

FEWEST_DAYS, MOST_DAYS = 5, 60


@dataclass(frozen=True, slots=True)
class Parties:
    """Persons by key: whom it is about and who of them agreed to be named, who put forward, who decided."""

    honored: frozenset[int]
    named: frozenset[int] = frozenset()
    put_forward: frozenset[int] = frozenset()
    decided: frozenset[int] = frozenset()


@one_transaction
def publish(
    *, kind: str, subject_id: int, unit: Unit, title: str, words: str = "", parties: Parties,
    days: int, by: Actor, at: datetime,
) -> PublicNotice:  # fmt: skip
    """Put it up for so many days; the caller asked whether `by` may. Title and words hold no name.

    Raises Malformed.
    """
    title, words = said(title, "请写题目。", field="title", most=80), tidy(words)
    if fault := objection_to_published(words, most=800):
        raise Malformed({"words": fault})
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise Malformed(
            {
                "days": Phrase(
                    "公示 {fewest_days} 到 {most_days} 天。",
                    fewest_days=FEWEST_DAYS,
                    most_days=MOST_DAYS,
                )
            }
        )
    made = PublicNotice.objects.create(
        county=unit.county, kind=kind, subject_id=subject_id, unit=unit, title=title, words=words,
        starts_at=at, ends_at=at + timedelta(days=days), published_as=by.label[:80],
    )  # fmt: skip
    NoticeParty.objects.bulk_create(_rows(made, parties))
    note("notice.publish", made, by=by, at=at, facts={"days": days})
    return made


def _rows(notice: PublicNotice, parties: Parties) -> list[NoticeParty]:
    parts = {
        PartyPart.HONORED: parties.honored,
        PartyPart.PUT_FORWARD: parties.put_forward,
        PartyPart.DECIDED: parties.decided,
    }
    return [
        NoticeParty(
            notice=notice, person_id=person, part=part,
            shows_name=part is PartyPart.HONORED and person in parties.named,
        )
        for part, persons in parts.items()
        for person in sorted(persons)
    ]  # fmt: skip
