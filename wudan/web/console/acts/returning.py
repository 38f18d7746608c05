"""退回补充: ask the resident for what is missing."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, choice_field, note_field, picking


class ReturnForm(ActForm):
    """退回补充."""

    verb, noun, label = Verb.RETURN, "return", _("退回补充")
    done = _("已请群众补充。")
    explain = _("群众会看到还缺什么；七天内没有补充，这一单就撤了。能打电话问清的，先打电话。")
    icon = "back"

    reason = choice_field(_("缺什么"), missing=_("请选还缺什么。"))
    words = note_field(_("说明白些"), hint=_("群众照着这句话来补。"))

    def prepare(self) -> None:
        """The county's ready-made questions."""
        self.choices("reason").choices = picking(settings.PACK.reasons["return"])

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Return; the resident reads the reason and the words as one sentence."""
        reason, more = self.cleaned_data["reason"], self.cleaned_data["words"]
        said = "" if reason == "other" else settings.PACK.reasons["return"][reason]
        words = in_words(Listed(SEMICOLON, filter(None, [said, more])))
        return actions.return_(order=self.order, by=by, at=at, seen=seen, words=words)
