from django.apps import AppConfig
from django.core.checks import register

from wudan.privacy.checks import check_lengths


class PrivacyConfig(AppConfig):
    """隐私."""

    name = "wudan.privacy"
    label = "privacy"
    verbose_name = "隐私"

    def ready(self) -> None:
        """Have the county's lengths looked at."""
        register(check_lengths)
