from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "wudan.registers"
    verbose_name = "台账"
