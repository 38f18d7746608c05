"""Addresses of inspections and visits."""

from django.urls import path

from wudan.web.console.inspections import burden, desk, going

urlpatterns = [
    path("desk/inspections", desk.inspection_desk, name="inspection-desk"),
    path("desk/inspections/new", desk.inspection_new, name="inspection-new"),
    path("desk/inspections/visits", going.own_visits, name="own-visits"),
    path("desk/inspections/burden", burden.visit_burden, name="visit-burden"),
    path("desk/inspections/sites/<int:unit_id>", burden.site_visits, name="site-visits"),
    path("desk/inspections/<int:pk>", desk.inspection, name="inspection"),
    path("desk/inspections/<int:pk>/close", desk.inspection_close, name="inspection-close"),
    path("desk/inspections/<int:pk>/draw", desk.inspection_frame, name="inspection-draw"),
    path("desk/visits/<int:pk>", going.inspection_visit, name="inspection-visit"),
    path("desk/visits/<int:pk>/findings", going.visit_findings, name="visit-findings"),
    path("desk/visits/<int:pk>/guidance", going.visit_guidance, name="visit-guidance"),
    path("desk/visits/<int:pk>/drop", going.visit_drop, name="visit-drop"),
]
