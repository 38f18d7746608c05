"""别的人: who complained, applied, booked, redeemed; who answers for a connected system."""

from django.urls import reverse

from wudan.complaints.models import Complaint
from wudan.connections.models import System
from wudan.jobs.telling.facts import holders, seated
from wudan.jobs.telling.wording import on_day
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.notices.policies import Told
from wudan.people.models import Post
from wudan.projects.models import Organisation, Representative
from wudan.rewards.models import Redemption
from wudan.teams.models import Founding, Team

_KEEPING_SITES = ["station_keeper", "institute_staff", "center_office"]


def complainant(event: Happening) -> list[Told]:
    """Who complained, if they said who they are and have a page; of the nameless nobody knows."""
    row = Complaint.objects.get(pk=event.subject_id)
    if row.person_id is None or row.is_anonymous:
        return []
    return [Told(row.person_id, {"no": row.no}, reverse("complaints"))]


def applicant(event: Happening) -> list[Told]:
    """Who asked to join a team."""
    person = event.facts.get("person")
    team = Team.objects.select_related("unit").get(pk=event.subject_id)
    return [Told(person, {"team": team.unit.name}, reverse("my-teams"))] if isinstance(person, int) else []  # fmt: skip


def asked_to_lead(event: Happening) -> list[Told]:
    """Whom a site asks to lead a new team."""
    row = Founding.objects.select_related("site").get(pk=event.subject_id)
    blanks = {"team": row.name, "site": row.site.short_name}
    return [Told(row.person_id, blanks, reverse("my-teams"))]


def founder(event: Happening) -> list[Told]:
    """Who holds the post now that asked somebody to lead a new team, when the answer is there; else who keeps the site."""
    row = Founding.objects.get(pk=event.subject_id)
    page = f"{reverse('team-founding')}?site={row.site_id}"
    here = seated(event, row.asked_under_id) or holders(event, _KEEPING_SITES, row.site_id)
    return [Told(person, {"team": row.name}, page) for person in here]


def founding_site(event: Happening) -> list[Told]:
    """Whoever keeps the site, and the one that asked for it, when nobody is asked any longer."""
    row = Founding.objects.select_related("asked_under").get(pk=event.subject_id)
    why = events_of("founding", row.pk).filter(pk=event.id).values_list("why", flat=True).get()
    page = f"{reverse('team-founding')}?site={row.site_id}"
    here = holders(event, _KEEPING_SITES, row.site_id, row.asked_under.unit_id)
    return [Told(person, {"team": row.name, "why": why}, page) for person in here]


def of_the_team(event: Happening) -> list[Told]:
    """Who belonged to a team, or had asked to, when it was dissolved."""
    team = Team.objects.select_related("unit").get(pk=event.subject_id)
    blanks = {"team": team.unit.name, "why": team.dissolved_why}
    page, people = reverse("team-shown", args=[team.pk]), event.facts.get("told")
    return [Told(int(one), blanks, page) for one in people] if isinstance(people, list) else []


def collector(event: Happening) -> list[Told]:
    """Who redeemed points for a good."""
    row = Redemption.objects.select_related("good", "shop").get(pk=event.subject_id)
    blanks = {"good": row.good.name, "shop": row.shop.name, "day": on_day(day_of(row.collect_by))}
    return [Told(row.person_id, blanks, reverse("own-points"))]


def administrator(event: Happening) -> list[Told]:
    """Who runs the house, when a connected system cannot be reached any more."""
    row = System.objects.get(pk=event.subject_id)
    held = Post.objects.held_on(day_of(event.heard_at)).filter(county=row.county)
    people = (
        held.filter(role="system_administrator").order_by("pk").values_list("person", flat=True)
    )
    page = reverse("connection-webhooks", args=[row.pk])
    return [Told(person, {"system": row.name}, page) for person in people]


def representative(event: Happening) -> list[Told]:
    """Who was written down as speaking for a place, while they are; or is no longer."""
    row = Representative.objects.select_related("unit").get(pk=event.subject_id)
    if row.ended_on is not None and event.verb == "representative.name":
        return []
    blanks = {
        "unit": row.unit.short_name, "by": row.noted_as, "day": f"{row.last_day:%Y年}{on_day(row.last_day)}",
        "why": row.ended_why,
    }  # fmt: skip
    return [Told(row.person_id, blanks, reverse("consents"))]


def forum_contact(event: Happening) -> list[Told]:
    """Who is to be asked about an organisation, while they are; or is no longer."""
    row, person = Organisation.objects.get(pk=event.subject_id), event.facts.get("person")
    is_over = event.verb == "organisation.name" and row.contact_id != person
    if is_over or not isinstance(person, int):
        return []
    blanks = {
        "organisation": row.name, "by": row.noted_as, "why": row.ended_why,
        "day": f"{row.last_day:%Y年}{on_day(row.last_day)}",
    }  # fmt: skip
    return [Told(person, blanks, reverse("consents"))]


def answering(event: Happening) -> list[Told]:
    """Whose post is to answer for a system."""
    row = System.objects.select_related("post").get(pk=event.subject_id)
    return [Told(row.post.person_id, {"system": row.name}, reverse("connection", args=[row.pk]))]
