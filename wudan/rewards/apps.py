from django.apps import AppConfig


class RewardsConfig(AppConfig):
    name = "wudan.rewards"
    verbose_name = "积分"
