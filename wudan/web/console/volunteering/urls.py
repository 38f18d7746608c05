"""Addresses of 志愿者 at the desk."""

from django.urls import path

from wudan.web.console.volunteering import counter, desk, inviting, joining

urlpatterns = [
    path("desk/people/<int:pk>/volunteer", counter.person_volunteer, name="person-volunteer"),
    path("desk/people/<int:pk>/teams", joining.person_teams, name="person-teams"),
    path("desk/people/<int:pk>/teams/act", joining.person_teams_act, name="person-teams-act"),
    path("desk/people/<int:pk>/teams/slip", joining.person_slip, name="person-slip"),
    path("desk/people/<int:pk>/licences", counter.person_licences, name="person-licences"),
    path("desk/licences/<int:pk>/check", counter.licence_check, name="licence-check"),
    path("desk/licences/<int:pk>/strike", counter.licence_strike, name="licence-strike"),
    path("desk/volunteers", desk.volunteers, name="volunteers"),
    path("desk/volunteers/sources/<slug:source>", desk.volunteers_of, name="volunteers-of"),
    path("desk/invitations", inviting.invitation_lists, name="invitation-lists"),
    path("desk/invitations/form", inviting.invitation_form, name="invitation-form"),
    path("desk/invitations/<int:pk>", inviting.invitation_list, name="invitation-list"),
    path("desk/invitations/<int:pk>/faults", inviting.invitation_faults, name="invitation-faults"),
    path(
        "desk/invitations/<int:pk>/sending", inviting.invitation_sending, name="invitation-sending"
    ),
]
