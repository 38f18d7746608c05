"""Addresses of the office's desk of notices."""

from django.urls import path

from wudan.web.console.messages import announcing, desk

urlpatterns = [
    path("desk/messages", desk.message_desk, name="message-desk"),
    path("desk/messages/copies/<slug:state>", desk.message_copies, name="message-copies"),
    path("desk/messages/allowance", desk.message_allowance, name="message-allowance"),
    path("desk/announcements", announcing.announcements, name="announcements"),
    path("desk/announcements/<int:pk>", announcing.announcement, name="announcement"),
    path("desk/announcements/<int:pk>/release", announcing.announcement_release, name="announcement-release"),
    path("desk/announcements/<int:pk>/cancellation", announcing.announcement_cancellation, name="announcement-cancellation"),
]  # fmt: skip
