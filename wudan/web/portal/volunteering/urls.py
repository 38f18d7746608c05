"""Addresses of 我的志愿."""

from django.urls import path

from wudan.web.portal.volunteering import asked, inviting, own, registering, rights

urlpatterns = [
    path("volunteer", own.volunteer, name="volunteer"),
    path("volunteer/rights", rights.rights, name="volunteer-rights"),
    path("volunteer/registration", registering.registration, name="volunteer-registration"),
    path("volunteer/wishes", own.wishes, name="volunteer-wishes"),
    path("volunteer/licences", own.licence_telling, name="volunteer-licences"),
    path(
        "volunteer/licences/<int:pk>/removal", own.licence_removal, name="volunteer-licence-removal"
    ),
    path("volunteer/leaving", own.leaving, name="volunteer-leaving"),
    path(
        "shift-invitations/<int:pk>/answer",
        asked.shift_invitation_answer,
        name="shift-invitation-answer",
    ),
    path("activities/<slug:no>/willingness", asked.willingness, name="willingness"),
    path("volunteer/invitations/<int:pk>", inviting.invitation, name="invitation"),
]
