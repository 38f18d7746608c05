"""Persons, their accounts, the posts they hold, what was tried: one file a thing."""

from wudan.people.models.account import Account, AccountManager
from wudan.people.models.bond import Bond
from wudan.people.models.consent import Consent
from wudan.people.models.handover import Handover
from wudan.people.models.household import Household, HouseholdMember
from wudan.people.models.invitation import Invitation, InvitationList
from wudan.people.models.merger import Distinction, Merger
from wudan.people.models.nomination import Nomination
from wudan.people.models.one_time_code import OneTimeCode
from wudan.people.models.person import ERASED_NAME, Person
from wudan.people.models.phone_code import PhoneCode
from wudan.people.models.post import Post
from wudan.people.models.recruitment import RecruitmentRules
from wudan.people.models.session import Session
from wudan.people.models.tally import Tally
from wudan.people.models.tombstone import Tombstone
from wudan.people.models.volunteer import Volunteer, VolunteerLicence

__all__ = [
    "ERASED_NAME",
    "Account",
    "AccountManager",
    "Bond",
    "Consent",
    "Distinction",
    "Handover",
    "Household",
    "HouseholdMember",
    "Invitation",
    "InvitationList",
    "Merger",
    "Nomination",
    "OneTimeCode",
    "Person",
    "PhoneCode",
    "Post",
    "RecruitmentRules",
    "Session",
    "Tally",
    "Tombstone",
    "Volunteer",
    "VolunteerLicence",
]
