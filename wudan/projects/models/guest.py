"""谁坐到座谈会上: 群众代表 who agreed to speak for a place, organisations from outside (R066, R123, R124).

A light register, kept where the forums are called. A note traces to a line of it, never to a name (ADR 95).
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person
from wudan.projects.models.forum import Forum
from wudan.projects.querysets.guest import OrganisationQuerySet, RepresentativeQuerySet

_ENDED = Q(ended_on=None, ended_why="") | (Q(ended_on__isnull=False) & ~Q(ended_why=""))


class Representative(models.Model):
    """群众代表: somebody who said yes to speaking for a village or town, until a day."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="representatives", verbose_name="替哪里说话"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats_at_forums")
    agreed_how = models.CharField("怎么答应的", max_length=10, choices=ConsentChannel.choices)
    is_public = models.BooleanField("同意公开姓名", default=False)
    starts_on = models.DateField("起")
    last_day = models.DateField("到哪天")
    noted_as = models.CharField("以什么岗位登记", max_length=80)
    ended_on = models.DateField("哪天不当了", null=True)
    ended_why = models.CharField("为什么不当了", max_length=200, blank=True)

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        verbose_name = "群众代表"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person"], condition=Q(ended_on=None), name="representative_once"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("starts_on")), name="representative_for_a_term"
            ),
            models.CheckConstraint(condition=_ENDED, name="representative_ended_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.unit.short_name} {self.person}"


class Organisation(models.Model):
    """志愿服务组织: from outside the county's own teams; what it does, whom to ask, agreed until a day."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="organisations", verbose_name="谁登记"
    )
    name = models.CharField("名称", max_length=40)
    work = models.CharField("做什么", max_length=100)
    contact = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="organisations", verbose_name="联系人"
    )
    agreed_how = models.CharField(
        "联系人怎么答应的", max_length=10, choices=ConsentChannel.choices, blank=True
    )
    is_public = models.BooleanField("同意公开名称", default=False)
    starts_on = models.DateField("起")
    last_day = models.DateField("约定到哪天")
    noted_as = models.CharField("以什么岗位登记", max_length=80)
    ended_on = models.DateField("哪天不再来", null=True)
    ended_why = models.CharField("为什么不再来", max_length=200, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "志愿服务组织"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "name"], condition=Q(ended_on=None), name="organisation_once",
                violation_error_message="这个组织已经登记过。",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(work=""), name="organisation_says_what_it_does"
            ),
            models.CheckConstraint(
                condition=Q(contact=None) | ~Q(agreed_how=""), name="organisation_contact_said_yes"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("starts_on")), name="organisation_until_a_day"
            ),
            models.CheckConstraint(condition=_ENDED, name="organisation_ended_for_a_reason"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ForumInvitee(models.Model):
    """请了的: a representative or an organisation of the register that was asked to this forum."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="invitees")
    representative = models.ForeignKey(
        Representative, models.PROTECT, null=True, related_name="invitations"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="invitations"
    )

    class Meta:
        verbose_name = "座谈会请了的"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(representative=None, organisation__isnull=False)
                | Q(representative__isnull=False, organisation=None),
                name="forum_invitee_is_one_of_two",
            ),
            models.UniqueConstraint(
                fields=["forum", "representative"], name="forum_invitee_person_once"
            ),
            models.UniqueConstraint(
                fields=["forum", "organisation"], name="forum_invitee_organisation_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.representative or self.organisation)


class ForumGuest(models.Model):
    """到会的: a representative or an organisation of the register that came to this forum."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="guests")
    representative = models.ForeignKey(
        Representative, models.PROTECT, null=True, related_name="forums"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="forums")

    class Meta:
        verbose_name = "座谈会到会的"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(representative=None, organisation__isnull=False)
                | Q(representative__isnull=False, organisation=None),
                name="forum_guest_is_one_of_two",
            ),
            models.UniqueConstraint(
                fields=["forum", "representative"], name="forum_guest_person_once"
            ),
            models.UniqueConstraint(
                fields=["forum", "organisation"], name="forum_guest_organisation_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.representative or self.organisation)

    @property
    def whence(self) -> str:
        """What stands on the page beside a note: the place spoken for, or the organisation; nobody's name."""
        if self.representative is not None:
            return self.representative.unit.short_name
        return self.organisation.name if self.organisation else ""
