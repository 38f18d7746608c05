"""账号: how one person signs in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

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
    epoch = models.PositiveIntegerField("会话代", default=0, db_default=0)
    large_type = models.BooleanField("长辈版", null=True)

    never_from_copy = True
    USERNAME_FIELD = "account"
    objects = AccountManager()

    class Meta:
        verbose_name = "账号"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What each session of this account carries: a new password or epoch ends them all."""
        carried = f"{self.password}\0{self.epoch}"
        return salted_hmac(
            "wudan.people.session", carried, secret=secret, algorithm="sha256"
        ).hexdigest()
