"""Addresses of the django-helpdesk that is measured: its own, at the root."""

from django.urls import include, path

urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
