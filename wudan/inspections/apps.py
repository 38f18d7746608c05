from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "wudan.inspections"
    verbose_name = "督查指导"
