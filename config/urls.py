"""Addresses: pages for people at the root, JSON under /api/v1."""

from django.urls import include, path

from wudan.api.v1 import api

handler404 = "wudan.web.refusals.not_found"

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("wudan.web.urls")),
]
