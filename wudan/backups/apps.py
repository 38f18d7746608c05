from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "wudan.backups"
    verbose_name = "备份"
