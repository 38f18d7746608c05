from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "wudan.orders"
    label = "orders"
    verbose_name = "五单"
