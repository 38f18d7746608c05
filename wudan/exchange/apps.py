from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "wudan.exchange"
    verbose_name = "公开与导出"
