"""Addresses of 减负: the self-check for everybody."""

from django.urls import path

from wudan.web.relief.page import self_check

urlpatterns = [path("self-check", self_check, name="self-check")]
