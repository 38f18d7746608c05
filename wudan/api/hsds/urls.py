"""Addresses of the HSDS API, as its specification spells them."""

from django.urls import path

from wudan.api.hsds import views

urlpatterns = [
    path("", views.root, name="hsds-root"),
    path("services", views.services, name="hsds-services"),
    path("services/<str:pk>", views.service, name="hsds-service"),
    path("organizations", views.organizations, name="hsds-organizations"),
    path("organizations/<str:pk>", views.organization, name="hsds-organization"),
    path("service_at_locations", views.service_at_locations, name="hsds-at-locations"),
    path("service_at_locations/<str:pk>", views.service_at_location, name="hsds-at-location"),
]
