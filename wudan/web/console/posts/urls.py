"""Addresses of posts on the console."""

from django.urls import path

from wudan.web.console.posts import confirming, giving, handing, listing, nominations, one, received

urlpatterns = [
    path("desk/posts", listing.post_list, name="post-list"),
    path("desk/posts/appointment", giving.grant, name="post-grant"),
    path("desk/posts/confirmation", confirming.post_confirmation, name="post-confirmation"),
    path("desk/posts/<int:pk>", one.post, name="post"),
    path("desk/posts/<int:pk>/ending", one.post_ending, name="post-ending"),
    path("desk/posts/<int:pk>/handover", handing.post_handover, name="post-handover"),
    path("desk/nominations/<int:pk>", nominations.nomination, name="nomination"),
    path("desk/handovers/<int:pk>", received.handover, name="handover"),
    path(
        "desk/handovers/<int:pk>/acknowledgement",
        received.acknowledgement,
        name="handover-acknowledgement",
    ),
]
