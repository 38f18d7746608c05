"""Addresses of what the station carries."""

from django.urls import path

from wudan.web.console.carrying import desk, sheets

urlpatterns = [
    path("desk/carrying", desk.carrying, name="carry-desk"),
    path("desk/carrying/<int:pk>/outcome", desk.call_outcome, name="call-outcome"),
    path("desk/carrying/<int:pk>/contact", desk.call_contact, name="call-contact"),
    path("desk/carrying/slips", sheets.slip_printing, name="slip-printing"),
    path("desk/carrying/sheets/<int:pk>", sheets.slip_sheet, name="slip-sheet"),
    path("desk/carrying/sheets/<int:pk>/carried", sheets.slip_carried, name="slip-carried"),
]
