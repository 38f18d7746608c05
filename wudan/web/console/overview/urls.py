"""Addresses of the dashboards."""

from django.urls import path

from wudan.web.console.overview.page import overview

urlpatterns = [path("desk/overview", overview, name="overview")]
