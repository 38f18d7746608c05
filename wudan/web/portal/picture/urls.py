"""Addresses of the county's picture."""

from django.urls import path

from wudan.web.portal.picture import accounts, cataloguing, screen, visit

urlpatterns = [
    path("accountability", accounts.accountability, name="accountability"),
    path(
        "accountability/catalogue.jsonld",
        cataloguing.open_data_catalogue,
        name="open-data-catalogue",
    ),
    path("accountability/<slug:table>.csv", accounts.open_data, name="open-data"),
    path("visit", visit.visit, name="county-visit"),
    path("screen/<slug:secret>", screen.big_screen, name="big-screen"),
    path("screen/<slug:secret>/now", screen.big_screen_now, name="big-screen-now"),
]
