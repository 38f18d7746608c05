from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "wudan.areas"
    label = "areas"
    verbose_name = "区划与单位"
