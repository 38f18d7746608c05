"""Cards of the stories: 秦奶奶 has one of her own; her PIN is 739106."""

from tests.world import MONDAY
from wudan.rewards.actions import cards

PIN, OTHER = "739106", "482915"


def carded(world, who="秦奶奶", *, by="马青山", pin=PIN, at=MONDAY):
    """A card of a person, given out by the keeper of 杨柳村."""
    return cards.issue(
        unit=world.units["杨柳村"], person=world.people[who], pin=pin, identity="id_card",
        by=world.actor(by), at=at,
    )  # fmt: skip


def shown(world, card, *, pin=PIN, by="马青山", at=MONDAY):
    """The PIN was typed at the counter, and it was right."""
    return cards.prove(card=card, pin=pin, by=world.actor(by), at=at)
