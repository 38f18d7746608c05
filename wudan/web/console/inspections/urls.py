"""Addresses of inspections and visits."""

from django.urls import path

from wudan.web.console.inspections import burden, desk, going, units

urlpatterns = [
    path("desk/inspections", desk.inspection_desk, name="inspection-desk"),
    path("desk/inspections/new", desk.inspection_new, name="inspection-new"),
    path("desk/inspections/visits", going.own_visits, name="own-visits"),
    path("desk/inspections/burden", burden.visit_burden, name="visit-burden"),
    path("desk/inspections/sites/<int:unit_id>", burden.site_visits, name="site-visits"),
    path("desk/inspections/units", units.unit_visits, name="unit-visits"),
    path("desk/inspections/units/new", units.unit_plan, name="unit-plan"),
    path("desk/inspections/<int:pk>", desk.inspection, name="inspection"),
    path("desk/inspections/<int:pk>/close", desk.inspection_close, name="inspection-close"),
    path("desk/inspections/<int:pk>/draw", desk.inspection_frame, name="inspection-draw"),
    path("desk/visits/<int:pk>", going.inspection_visit, name="inspection-visit"),
    path("desk/visits/<int:pk>/findings", going.visit_findings, name="visit-findings"),
    path("desk/visits/<int:pk>/guidance", going.visit_guidance, name="visit-guidance"),
    path("desk/visits/<int:pk>/drop", going.visit_drop, name="visit-drop"),
    path("desk/unit-visits/<int:pk>", units.unit_visit, name="unit-visit"),
    path("desk/unit-visits/<int:pk>/seen", units.unit_visit_seen, name="unit-visit-seen"),
    path("desk/unit-visits/<int:pk>/drop", units.unit_visit_drop, name="unit-visit-drop"),
    path("desk/unit-findings/<int:pk>/mend", units.unit_finding_mend, name="unit-finding-mend"),
    path("desk/unit-findings/<int:pk>/look", units.unit_finding_look, name="unit-finding-look"),
]
