from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "wudan.journal"
    label = "journal"
    verbose_name = "留痕"
