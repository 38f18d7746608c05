from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "wudan.ledger"
    verbose_name = "时长账本"
