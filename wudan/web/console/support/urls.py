"""Addresses of support orders."""

from django.urls import path

from wudan.web.console.support import listing, one

urlpatterns = [
    path("desk/support", listing.support_desk, name="support-desk"),
    path("desk/support/new", listing.support_new, name="support-new"),
    path("desk/support/<int:pk>", one.support_order, name="support-order"),
    path("desk/support/<int:pk>/<str:verb>", one.support_step, name="support-step"),
]
