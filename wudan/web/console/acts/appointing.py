"""What an appointment is asked with: when, who to call, how many come."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.slots import START_HOUR, Part
from wudan.orders.models import Order
from wudan.people.models import Person
from wudan.web.console.acts.form import moment_field


class AppointmentFields(forms.Form):
    """The three fields of taking an order on; shared by 买单 and 抢单."""

    starts_at = moment_field(
        _("什么时候去"), _("先填打算去的时间。接下后看得到电话，和群众说好了还能改。")
    )
    contact = forms.CharField(
        label=_("联系人"), help_text=_("群众会看到这个名字，好知道谁来。"),
        error_messages={"required": _("请写联系人，群众好知道谁来。")},
    )  # fmt: skip
    people_count = forms.IntegerField(
        label=_("去几个人"),
        error_messages={"required": _("请写去几个人。"), "invalid": _("人数写数字。")},
    )


def first_values(order: Order, person_id: int | None) -> dict[str, object]:
    """The wanted day and part, the leader's own name, the people the service asks for."""
    person = Person.objects.filter(pk=person_id or 0).first()
    return {
        "starts_at": wanted_at(order),
        "contact": person.name if person else "",
        "people_count": order.headcount,
    }


def wanted_at(order: Order) -> datetime:
    """When the resident would like it; tomorrow morning if they did not say or it has passed."""
    now = clock.now()
    day = order.wanted_on or (clock.day_of(now) + timedelta(days=1))
    hour = START_HOUR[Part[(order.wanted_part or "am").upper()]]
    wanted = datetime.combine(day, time(hour), clock.CHINA)
    return wanted if wanted > now else wanted_tomorrow(now, hour)


def wanted_tomorrow(now: datetime, hour: int) -> datetime:
    """The same hour on the next day."""
    return datetime.combine(clock.day_of(now) + timedelta(days=1), time(hour), clock.CHINA)
