"""Addresses of GeoReport v2, as the protocol spells them."""

from django.urls import path

from wudan.api.open311 import requests, services

urlpatterns = [
    path("discovery.<str:form>", services.discovery, name="open311-discovery"),
    path("v2/discovery.<str:form>", services.discovery, name="open311-v2-discovery"),
    path("v2/services.<str:form>", services.services, name="open311-services"),
    path("v2/services/<str:code>.<str:form>", services.service, name="open311-service"),
    path("v2/requests.<str:form>", requests.requests, name="open311-requests"),
    path("v2/requests/<str:handle>.<str:form>", requests.one_request, name="open311-request"),
    path("v2/tokens/<str:token>.<str:form>", requests.token, name="open311-token"),
]
