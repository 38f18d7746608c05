"""登录状态: what the server keeps between two pages of one browser."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from wudan.people.models.account import Account


class Session(AbstractBaseSession):
    """Django's, and whose it is: it is read with its account in one statement, and ends with it (ADR 83).

    Its contents name the account, too, where Django looks for it; the store writes both at once.
    """

    session_key = models.CharField("登录状态的号", max_length=40, primary_key=True)
    session_data = models.TextField("登录状态的内容")
    expire_date = models.DateTimeField("到期时间", db_index=True)

    account = models.ForeignKey(
        Account, models.CASCADE, null=True, related_name="sessions", verbose_name="账号"
    )

    never_from_copy = True

    class Meta:
        verbose_name = "登录状态"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """What reads its contents: on a floor above, named in the settings."""
        store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
        return store
