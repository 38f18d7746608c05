from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "wudan.sites"
    label = "sites"
    verbose_name = "阵地"
