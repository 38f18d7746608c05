"""说一句话: what a neighbour thinks; once, by oneself or to who writes it down; shown to nobody with the name."""

from datetime import datetime

from wudan.honors.actions.households.holding import kept_inside, lock, note, one_transaction
from wudan.honors.enums.household import HouseholdVerb, Word
from wudan.honors.models import HouseholdHonor, NeighbourWord
from wudan.honors.permissions.households import saying_objection
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel


@one_transaction
def say(
    *, asked: NeighbourWord, word: str, words: str = "", by: Actor, at: datetime,
    channel: str = ConsentChannel.WEB,
) -> NeighbourWord:  # fmt: skip
    """Say it. Raises Malformed, Missing, Objected."""
    honor = lock(HouseholdHonor(pk=asked.honor_id))
    held = NeighbourWord.objects.select_for_update().filter(pk=asked.pk, honor=honor).first()
    if held is None:
        raise Missing
    held.honor = honor
    insist(saying_objection(by, held))
    if word not in Word.values:
        raise Malformed({"word": "请选一个。"})
    if channel not in ConsentChannel.values or by.is_staff is (channel == ConsentChannel.WEB):
        raise Malformed({"channel": "请选是怎么说的。"})
    ask = "请说是什么事：只有上门的两个人看得到。" if word == Word.CONCERN else ""
    held.words = kept_inside(words, field="words", most=200, ask=ask)
    held.word, held.said_at, held.channel = word, at, channel
    held.save(update_fields=["word", "words", "said_at", "channel"])
    note(HouseholdVerb.SAY, honor, by=by, at=at, facts={"asked": held.pk, "channel": channel})
    return held
