"""Addresses of the register of resources and of lending."""

from django.urls import path

from wudan.web.console.resources import coverage, desk, loans, one, writing

urlpatterns = [
    path("desk/resources", desk.resource_desk, name="resource-desk"),
    path("desk/resources/new", writing.resource_new, name="resource-new"),
    path("desk/resources/coverage", coverage.resource_coverage, name="resource-coverage"),
    path("desk/resources/import", writing.resource_import, name="resource-import"),
    path("desk/resources/<int:pk>", one.resource, name="resource"),
    path(
        "desk/resources/<int:pk>/correction",
        writing.resource_correction,
        name="resource-correction",
    ),
    path(
        "desk/resources/<int:pk>/agreement", writing.resource_agreement, name="resource-agreement"
    ),
    path("desk/resources/<int:pk>/step", one.resource_step, name="resource-step"),
    path("desk/resources/<int:pk>/use", one.resource_use, name="resource-use"),
    path("desk/resources/<int:pk>/loan", loans.resource_loan, name="resource-loan"),
    path("desk/loans", loans.loan_desk, name="loan-desk"),
    path("desk/loans/<int:pk>", loans.loan, name="loan"),
    path("desk/loans/<int:pk>/step", loans.loan_step, name="loan-step"),
]
