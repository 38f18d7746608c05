from django.apps import AppConfig
from django.conf import settings

from wudan.backups.first_keys import make_first_keys


class BackupsConfig(AppConfig):
    name = "wudan.backups"
    verbose_name = "备份"

    def ready(self) -> None:
        """A house without a keys file gets one only where it needs none of before."""
        settings.KEYRING.make_by(make_first_keys)
