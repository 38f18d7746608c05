"""Addresses of who is honoured, on the portal."""

from django.urls import path

from wudan.web.honors import noticed, own, shown, speaking, stories

urlpatterns = [
    path("campaigns", shown.campaigns, name="campaigns"),
    path("campaigns/mine", own.candidacies, name="candidacies"),
    path("candidacies/<int:pk>/agreement", own.candidacy_agreement, name="candidacy-agreement"),
    path("candidacies/<int:pk>/showing", own.candidacy_showing, name="candidacy-showing"),
    path("candidacies/<int:pk>/retreat", own.candidacy_retreat, name="candidacy-retreat"),
    path("candidacies/<int:pk>/appeal", own.candidacy_appeal, name="candidacy-appeal"),
    path("campaigns/<int:pk>", shown.campaign_shown, name="campaign-shown"),
    path("campaigns/<int:pk>/nomination", speaking.nomination, name="campaign-nomination"),
    path("campaigns/<int:pk>/vote", speaking.vote, name="campaign-vote"),
    path("notices", noticed.notices_up, name="notices"),
    path("notices/<int:pk>", noticed.notice, name="notice"),
    path("notices/<int:pk>/objection", noticed.notice_objection, name="notice-objection"),
    path("notices/<int:pk>/retraction", noticed.notice_retraction, name="notice-retraction"),
    path("stories", stories.stories, name="stories"),
    path("stories/<int:pk>", stories.story, name="story"),
    path("stories/<int:pk>/picture/<slug:name>", stories.story_picture, name="story-picture"),
]
