"""Addresses of rosters and presences."""

from django.urls import path

from wudan.web.console.attendance import codes, offline, presences, roster, sheets

urlpatterns = [
    path("activities/<str:no>/roster", roster.roster, name="roster"),
    path("activities/<str:no>/roster/vouching", roster.vouching, name="roster-vouching"),
    path("activities/<str:no>/roster/witness", roster.witnessing, name="roster-witness"),
    path("activities/<str:no>/shifts/<int:pk>/code", codes.shift_code, name="shift-code"),
    path("activities/<str:no>/shifts/<int:pk>/sheets", sheets.sheet_printing, name="sheet-printing"),
    path("activities/<str:no>/shifts/<int:pk>/offline", offline.offline_roster, name="offline-roster"),
    path("activities/<str:no>/sheets/<int:pk>", sheets.sheet, name="sheet"),
    path("activities/<str:no>/sheets/<int:pk>/paper", sheets.sheet_paper, name="sheet-paper"),
    path("activities/<str:no>/sheets/<int:pk>/photo", sheets.sheet_photo, name="sheet-photo"),
    path("presences/<int:pk>", presences.presence, name="presence"),
    path("presences/<int:pk>/striking", presences.striking, name="presence-striking"),
]  # fmt: skip
