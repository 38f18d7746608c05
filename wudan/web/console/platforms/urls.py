"""Addresses of the platforms."""

from django.urls import path

from wudan.web.console.platforms import cooperation, desk, duties, items, months, overview, unmet

_ONE, _ITEM = "desk/platforms/<slug:code>", "desk/platforms/<slug:code>/services/<slug:item>"
urlpatterns = [
    path("desk/platforms", overview.platform_list, name="platform-list"),
    path("desk/unmet", unmet.unmet, name="unmet"),
    path(_ONE, desk.platform_desk, name="platform-desk"),
    path(f"{_ONE}/next-month", months.platform_month, name="platform-month"),
    path(f"{_ONE}/duties", duties.platform_duties, name="platform-duties"),
    path(f"{_ONE}/duties/handover", duties.platform_handover, name="platform-handover"),
    path(f"{_ONE}/duties/joining", duties.platform_joining, name="platform-joining"),
    path(f"{_ONE}/duties/<int:pk>/parting", duties.platform_parting, name="platform-parting"),
    path(f"{_ONE}/cooperations", cooperation.cooperation_new, name="cooperation-new"),
    path(_ITEM, items.platform_service, name="platform-service"),
    path(f"{_ITEM}/edit", items.service_edit, name="service-edit"),
    path(f"{_ITEM}/limit", items.service_limit, name="service-limit"),
    path(f"{_ITEM}/key-work", items.service_key_work, name="service-key-work"),
    path(f"{_ITEM}/offer", items.service_offer, name="service-offer"),
    path(f"{_ITEM}/changes/<int:pk>", items.service_change, name="service-change"),
    path("desk/cooperations/<int:pk>", cooperation.cooperation, name="cooperation"),
    *(
        path(
            f"desk/cooperations/<int:pk>/{act.page.removeprefix('cooperation-')}",
            cooperation.cooperation_act,
            {"act": act},
            name=act.page,
        )
        for act in cooperation.ACTS
    ),
]
