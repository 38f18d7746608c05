"""Addresses: pages for people at the root, JSON under /api/v1."""

from django.urls import include, path

from wudan.api.v1 import api
from wudan.web.resolving import directory

handler400 = "wudan.web.refusals.bad_request"
handler403 = "wudan.web.refusals.forbidden"
handler404 = "wudan.web.refusals.not_found"
handler500 = "wudan.web.refusals.server_error"

_operations, _kind, _name = api.urls

urlpatterns = [
    directory(
        path("api/v1/", ([directory(*_operations)], _kind, _name)),
        path("hsds/", include("wudan.api.hsds.urls")),
        path("open311/", include("wudan.api.open311.urls")),
        path("", include("wudan.web.urls")),
    )
]
