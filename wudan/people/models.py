"""Persons, their accounts, the posts they hold.

Of a resident only a name, a way to reach them and the place of service are kept
(PIPL §6; domain §3.2).
"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from wudan.areas.models import Unit
from wudan.people.enums import PostRole
from wudan.people.querysets import PersonQuerySet, PostQuerySet


class Person(models.Model):
    """人: a resident, volunteer or officer; may have no account and no phone of their own."""

    county = models.CharField("县", max_length=6)
    name = models.CharField("姓名", max_length=40)
    phone = models.CharField("电话", max_length=20, blank=True)
    home = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="residents", verbose_name="所在站"
    )
    address = models.CharField("住址", max_length=120, blank=True)
    born_on = models.DateField("出生日期", null=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "人"
        indexes = [
            models.Index(fields=["home", "name"], name="person_of_home"),
            models.Index(fields=["phone"], name="person_phone"),
        ]

    def __str__(self) -> str:
        return self.name


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


class Post(models.Model):
    """岗位: person + role + unit + period. History stays when the holder changes."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField("角色", max_length=24, choices=PostRole.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField("职务", max_length=40, blank=True)
    heads = models.BooleanField("是负责人", default=False)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=models.Q(heads=True, ends_on=None),
                name="post_one_head",
                violation_error_message="这个单位已有现任负责人。",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="post_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["person", "ends_on"], name="post_of_person")]
