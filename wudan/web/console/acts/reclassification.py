"""改归类: it was accepted under the wrong category; which is right, and why."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.orders import actions, permissions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.console.acts.form import note_field
from wudan.web.console.acts.sorting import SortingForm


class ReclassificationForm(SortingForm):
    """改归类."""

    verb, noun, label = Verb.RECLASSIFY, "reclassification", _("改归类")
    done = _("已改归类。")
    explain = _(
        "归错了类，改到对的一类就行，不用作废重录：单号、回执都不变。换了平台，派单期限从现在重新算。"
    )
    icon = "list"

    words = note_field(_("为什么改"), required=True, hint=_("接手的部门会看到。"))

    def prepare(self) -> None:
        """Nothing is chosen yet: what the order says is what is wrong."""
        super().prepare()
        if "next_date" in self.fields:
            self.fields["next_date"].help_text = _("不选就先告诉您。")

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Reclassify."""
        said, when_full = self.said()
        return actions.reclassify(
            order=self.order, by=by, at=at, seen=seen, when_full=when_full, **said
        )

    def after(self, order: Order) -> str:
        """A department that sent it on sees it no more: back to the desk."""
        if permissions.may_view(self.actor, order, on=clock.day_of(clock.now())):
            return super().after(order)
        return posting.page("dispatching")
