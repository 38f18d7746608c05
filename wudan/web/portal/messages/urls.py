"""Addresses of one's own notices."""

from django.urls import path

from wudan.web.portal.messages import answering, own, ways

urlpatterns = [
    path("messages", own.messages, name="messages"),
    path("messages/read", own.messages_read, name="messages-read"),
    path("messages/ways", ways.message_ways, name="message-ways"),
    path("l/<str:code>", answering.message_answer, name="message-answer"),
]
