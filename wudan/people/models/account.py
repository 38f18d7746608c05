"""账号: how one person signs in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from wudan.people.models.person import Person


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_account(self, account: str, person: Person, password: str) -> "Account":
        """A person's account."""
        made = self.model(account=account, person=person)
        made.set_password(password)
        made.save(using=self._db)
        return made

    def get_by_natural_key(self, username: str | None) -> "Account":
        """By account name."""
        return self.get(account=username)


class Account(AbstractBaseUser):
    """账号: how one person signs in. Never shared."""

    account = models.CharField("账号", max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    is_active = models.BooleanField("可用", default=True)

    USERNAME_FIELD = "account"
    objects = AccountManager()

    class Meta:
        verbose_name = "账号"
