"""Addresses of the offline station."""

from django.urls import path

from wudan.web.offline import desk, install, station

urlpatterns = [
    path("offline", station.offline, name="offline"),
    path("manifest.webmanifest", install.manifest, name="manifest"),
    path("offline-icon-<int:size>.png", install.offline_icon, name="offline-icon"),
    path("worker.js", install.worker, name="worker"),
    path("desk/offline", desk.offline_desk, name="offline-desk"),
    path("desk/offline/<int:pk>", desk.offline_act, name="offline-act"),
]
