"""What is asked at intake: who, what, when, how it came and how they agreed."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from django import forms
from django.conf import settings
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Service
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to
from wudan.orders.enums import Channel, Consent, DayPart
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.models import Person
from wudan.web.console.menu import Choices, offered, service_choices, suggested
from wudan.web.tree import choices_of

_MOST_FOUND = 8
_CHANNELS = [pair for pair in Channel.choices if pair[0] != Channel.WEB]
_CONSENTS = [pair for pair in Consent.choices if pair[0] not in {Consent.SELF, Consent.BOND}]
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


class IntakeForm(forms.Form):
    """代点单. Field names are those of the actions, so that refusals find their field."""

    q = forms.CharField(label=_("姓名或电话尾号"), required=False)
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("是哪一位"), required=False, empty_label=None,
        error_messages={"invalid_choice": _("这位群众不在您的辖区，请重新查。")},
    )  # fmt: skip
    name = forms.CharField(label=_("姓名"), required=False)
    phone = forms.CharField(label=_("电话"), required=False)
    village = forms.ModelChoiceField(
        Unit.objects.none(), label=_("哪个村"), required=False, empty_label=_("按登记的住处"),
        error_messages={"invalid_choice": _("这个村不在您的辖区。")},
    )  # fmt: skip
    words = forms.CharField(label=_("一句话：需要什么"), required=False)
    service = forms.ModelChoiceField(
        Service.objects.none(), label=_("服务项目"), required=False,
        error_messages={"invalid_choice": _("菜单里没有这一项，请重新选。")},
    )  # fmt: skip
    place_mode = forms.ChoiceField(
        label=_("方式"), choices=PlaceMode.choices, error_messages=_PICK, initial=PlaceMode.HOME
    )
    address = forms.CharField(label=_("住在哪里"), required=False, help_text=_("不写就按登记的。"))
    wanted_on = forms.DateField(
        label=_("哪一天"), required=False, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("日期写法不对，例：2026-09-08。")},
    )  # fmt: skip
    wanted_part = forms.ChoiceField(
        label=_("什么时候"), choices=DayPart.choices, required=False, error_messages=_PICK
    )
    when_full = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput)
    urgent = forms.BooleanField(label=_("急，两个工作小时内接"), required=False)
    channel = forms.ChoiceField(
        label=_("怎么来的"), choices=_CHANNELS, error_messages=_PICK, initial=Channel.TELEPHONE
    )
    consent = forms.ChoiceField(
        label=_("本人怎么同意的"), choices=_CONSENTS, error_messages=_PICK,
        initial=Consent.SPOKEN_PHONE,
    )  # fmt: skip
    consent_words = forms.CharField(label=_("同意说明"), required=False)

    def __init__(self, data: object = None, *, actor: Actor) -> None:
        super().__init__(data, auto_id="intake-%s", label_suffix="")  # type: ignore[arg-type]
        today = clock.day_of(clock.now())
        villages = (
            Unit.objects.open_on(today)
            .at_or_below(actor.unit_path)
            .sites()
            .select_related("parent")
        )
        self.fields["person"].queryset = Person.objects.findable_by(actor).select_related("home")  # type: ignore[attr-defined]
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]
        self._list("village", lambda: choices_of(villages, now_("按登记的住处")))
        self.fields["service"].queryset = Service.objects.all()  # type: ignore[attr-defined]
        if actor.role == "station_keeper":
            self.fields["village"].initial = actor.unit_id
        self._list("service", lambda: self._services)

    @cached_property
    def _menu(self) -> list[Service]:
        return offered(settings.PACK.county)

    @cached_property
    def likely(self) -> list[Service]:
        """What the words seem to ask for."""
        return suggested(self._menu, self.typed("words"))

    @cached_property
    def _services(self) -> Choices:
        return service_choices(self._menu, self.typed("words"))

    def _list(self, name: str, choices: Callable[[], Choices]) -> None:
        """Read when it is drawn: what is sent is mostly placed, and no page follows."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean(self) -> dict[str, object]:
        """Somebody known, or a new name with a village."""
        said = super().clean() or self.cleaned_data
        if not said.get("person") and "person" not in self.errors:
            if not said.get("name"):
                self.add_error("name", _("请先查人；查不到就写上姓名。"))
            if not said.get("village") and "village" not in self.errors:
                self.add_error("village", _("新登记的群众，请选是哪个村的。"))
        return said

    def look_only(self) -> None:
        """Keep all that was typed and find no fault with it yet."""
        self.full_clean()
        self._errors = ErrorDict()

    def typed(self, name: str) -> str:
        """What was typed into a field, as it is."""
        return str(self.data.get(name, "")) if self.is_bound else ""

    def tell(self, fault: Malformed) -> None:
        """Put what an action refused beside its field."""
        for name, words in fault.fields.items():
            self.add_error(name if name in self.fields else None, in_words(words))

    def known_person(self) -> Person | None:
        """The person chosen, if one was."""
        found = getattr(self, "cleaned_data", {}).get("person")
        return found if isinstance(found, Person) else None

    def known_need(self) -> tuple[Service | None, str, date | None]:
        """Service, words and day, as far as they can be read."""
        said = getattr(self, "cleaned_data", {})
        return said.get("service"), said.get("words", ""), said.get("wanted_on")


def found_people(form: IntakeForm, actor: Actor) -> list[Person]:
    """Who may be meant by what was typed; the one already chosen stays. Raises TooMany."""
    asked = form.typed("q").strip()
    if objection_to(asked, most=40):
        asked = ""
    chosen = form.known_person()
    people = Person.objects.findable_by(actor).select_related("home")
    if asked:
        spend_budget("look_up", by=actor, at=clock.now())
    found = list(people.named_like(asked).order_by("name", "pk")[:_MOST_FOUND]) if asked else []
    return [chosen, *(p for p in found if p.pk != chosen.pk)] if chosen else found
