from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    name = "wudan.deliveries"
    verbose_name = "配送"
