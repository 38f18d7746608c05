"""Addresses of complaints for everybody."""

from django.urls import path

from wudan.web.portal.complaints import one, saying

urlpatterns = [
    path("complaints", saying.complaints, name="complaints"),
    path("complaints/new", saying.complaint_new, name="complaint-new"),
    path("complaints/<str:no>", one.opened_complaint, name="opened-complaint"),
    path("complaints/<str:no>/<str:act>", one.complaint_act, name="complaint-act"),
]
