from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "wudan.funds"
    verbose_name = "专项资金"
