"""Addresses of paper, calls and the hall's screens."""

from django.urls import path

from wudan.web.console.paper import call, cards, desk, kiosks, scan

urlpatterns = [
    path("desk/paper", desk.paper_desk, name="paper-desk"),
    path("desk/paper/cards", cards.card_printing, name="card-printing"),
    path("desk/paper/cards/<str:no>", cards.card_heap, name="card-heap"),
    path("desk/paper/call-sheet", cards.call_paper, name="call-paper"),
    path("desk/paper/batches/<int:pk>", desk.scan_batch, name="scan-batch"),
    path("desk/paper/scans/<int:pk>", scan.scan, name="scan"),
    path("desk/paper/scans/<int:pk>/dropping", scan.scan_dropping, name="scan-dropping"),
    path("desk/paper/scans/<int:pk>/picture", scan.scan_picture, name="scan-picture"),
    path("desk/paper/scans/<int:pk>/crops/<str:name>", scan.scan_crop, name="scan-crop"),
    path("desk/kiosks", kiosks.kiosk_desk, name="kiosk-desk"),
    path("desk/kiosks/<int:pk>/ending", kiosks.kiosk_ending, name="kiosk-ending"),
    path("desk/kiosk-numbers/<int:pk>", kiosks.kiosk_ask, name="kiosk-ask"),
    path("desk/call", call.call, name="call"),
]
