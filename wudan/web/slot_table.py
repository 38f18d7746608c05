"""The week's slots to tick, as a table of days and parts: a volunteer's and a team's."""

from django import forms

from wudan.kit import slots


class SlotTable(forms.Form):
    """For forms with a field `slots`, whose choices are all of them in order."""

    @property
    def mask(self) -> int:
        """What was ticked, as it is kept."""
        return slots.to_mask(frozenset(int(slot) for slot in self.cleaned_data["slots"]))

    @property
    def rows(self) -> list[tuple[str, list[forms.boundfield.BoundWidget]]]:
        """A day, and its three parts."""
        boxes = list(self["slots"])
        return [(day, boxes[3 * n : 3 * n + 3]) for n, day in enumerate(slots.DAYS)]

    @property
    def parts(self) -> list[str]:
        """The titles of the table's columns."""
        return list(slots.PARTS.values())


def ticked(mask: int) -> list[str]:
    """What such a field shows first."""
    return [str(slot) for slot in slots.from_mask(mask)]


EVERY_SLOT = [(str(slot), slots.words(1 << slot)) for slot in range(24)]
"""The choices of such a field."""
