"""Addresses of connected systems on the console."""

from django.urls import path

from wudan.web.console.connections import desk, webhooks

urlpatterns = [
    path("desk/connections", desk.connections, name="connections"),
    path("desk/connections/new", desk.connection_new, name="connection-new"),
    path("desk/connections/<int:pk>", desk.connection, name="connection"),
    path(
        "desk/connections/<int:pk>/webhooks",
        webhooks.connection_webhooks,
        name="connection-webhooks",
    ),
]
