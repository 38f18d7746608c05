"""Addresses of the dashboards, and of the page where big screens get theirs."""

from django.urls import path

from wudan.web.console.overview.page import overview
from wudan.web.console.overview.poles import poles
from wudan.web.console.overview.screens import screens

urlpatterns = [
    path("desk/overview", overview, name="overview"),
    path("desk/overview/poles", poles, name="overview-poles"),
    path("desk/screens", screens, name="screens"),
]
