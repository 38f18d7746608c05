"""作废: it should never have been an order."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, choice_field, note_field, picking


class VoidingForm(ActForm):
    """作废."""

    verb, noun, label = Verb.VOID, "voiding", _("作废")
    done = _("已作废，经过都留着。")
    explain = _("录错了、试着点的才作废。原单和经过都留着，谁作废、为什么也记下。")
    icon, danger = "cross", True

    reason = choice_field(_("原因"), missing=_("请选一个原因。"))
    words = note_field(_("说明"))

    def prepare(self) -> None:
        """The county's reasons."""
        self.choices("reason").choices = picking(settings.PACK.reasons["void"])

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Void."""
        return actions.void(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
