"""Only the API, so that these tests ask nothing of the pages."""

from django.urls import path

from wudan.api.v1 import api

urlpatterns = [path("api/v1/", api.urls)]
