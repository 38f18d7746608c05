"""Addresses of pages, by audience; an order's own page serves both."""

from django.urls import include, path

from wudan.web.order_view import contact, order

urlpatterns = [
    path("", include("wudan.web.portal.urls")),
    path("", include("wudan.web.console.urls")),
    path("", include("wudan.web.honors.urls")),
    path("", include("wudan.web.content.urls")),
    path("", include("wudan.web.rooms.urls")),
    path("", include("wudan.web.households.urls")),
    path("", include("wudan.web.relief.urls")),
    path("", include("wudan.web.offline.urls")),
    path("orders/<str:no>", order, name="order"),
    path("orders/<str:no>/contact", contact, name="contact"),
]
