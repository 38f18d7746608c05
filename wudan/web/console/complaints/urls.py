"""Addresses of the desks that answer complaints."""

from django.urls import path

from wudan.web.console.complaints import desk, one

urlpatterns = [
    path("desk/complaints", desk.complaint_desk, name="complaint-desk"),
    path("desk/complaints/new", desk.complaint_noting, name="complaint-noting"),
    path("desk/complaints/noted", desk.complaint_noted, name="complaint-noted"),
    path("desk/complaints/<str:no>", one.complaint, name="complaint"),
    path("desk/complaints/<str:no>/informant", one.complaint_informant, name="complaint-informant"),
    path("desk/complaints/<str:no>/<str:act>", one.complaint_work, name="complaint-work"),
]
