"""遗忘: when somebody leaves, what was said of their deeds goes; the points of a rule and a day stay."""

from wudan.people.models import Person
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.models import Deed

GONE = "已清空"


def forget_deeds_of(person: Person) -> None:
    """Empty the words of one's own deeds; those of a household are not one person's."""
    rows = Deed.objects.filter(person=person)
    rows.update(words="", second_words="", objection_words="", answer_words="")
    rows.filter(state=DeedState.REVERSED).update(reversed_why=GONE)
