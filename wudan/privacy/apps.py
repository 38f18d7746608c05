from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """隐私."""

    name = "wudan.privacy"
    label = "privacy"
    verbose_name = "隐私"
