"""告诉谁: what happened becomes notices. Whom a word of the pack means is code, one function a word."""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.conf import settings

from wudan.jobs.telling import (
    answers,
    cooperating,
    deliveries,
    forums,
    honors,
    joining,
    offices,
    orders,
    others,
    places,
    standing,
    supporting,
    volunteering,
)
from wudan.journal.outbox import Happening
from wudan.notices.actions import tell
from wudan.notices.policies import Told

log = logging.getLogger(__name__)
Audience = Callable[[Happening], Sequence[Told]]
STALE_AFTER = timedelta(days=2)
"""What was heard of so late is told to nobody: the page shows it, and the date may be over."""

AUDIENCES: dict[str, Audience] = {
    "resident": orders.resident,
    "orderer": orders.orderer,
    "spoken_for": orders.spoken_for,
    "team_leader": orders.team_leader,
    "volunteer": volunteering.volunteer,
    "signed_up": volunteering.signed_up,
    "trainees": volunteering.trainees,
    "invited": volunteering.invited,
    "complainant": others.complainant,
    "disputer": answers.disputer,
    "privacy_asker": answers.privacy_asker,
    "applicant": others.applicant,
    "asked_to_lead": others.asked_to_lead,
    "founder": others.founder,
    "founding_site": others.founding_site,
    "of_the_team": others.of_the_team,
    "booker": places.booker,
    "room_keeper": places.room_keeper,
    "lender": places.lender,
    "borrower": places.borrower,
    "collector": others.collector,
    "nominee": honors.nominee,
    "candidates": honors.candidates,
    "candidate": honors.candidate,
    "barred_candidate": honors.barred_candidate,
    "nominator_of_barred": honors.nominator_of_barred,
    "neighbour_nominator": honors.neighbour_nominator,
    "household": honors.household,
    "others_of_household": honors.others_of_household,
    "nominated_household": honors.nominated_household,
    "neighbours": honors.neighbours,
    "objector": honors.objector,
    "summoned": offices.summoned,
    "meeting_guest": offices.meeting_guest,
    "task_owner": offices.task_owner,
    "task_waits": offices.task_waits,
    "task_acceptor": offices.task_acceptor,
    "inspected_unit": offices.inspected_unit,
    "inspecting_unit": offices.inspecting_unit,
    "reviewer": offices.reviewer,
    "proposer": offices.proposer,
    "project_units": offices.project_units,
    "joined_project": joining.joined_project,
    "joined_item": joining.joined_item,
    "joined_activity": joining.joined_activity,
    "asked_party": deliveries.asked_party,
    "unasked_party": deliveries.unasked_party,
    "promised_site": deliveries.promised_site,
    "let_down_site": deliveries.let_down_site,
    "delivery_planner": deliveries.delivery_planner,
    "support_answerer": supporting.support_answerer,
    "support_other_side": supporting.support_other_side,
    "support_office": supporting.support_office,
    "visited_site": standing.visited_site,
    "rectified_site": standing.rectified_site,
    "rechecked_site": standing.rechecked_site,
    "cooperation_asked": cooperating.cooperation_asked,
    "cooperation_asker": cooperating.cooperation_asker,
    "cooperation_both": cooperating.cooperation_both,
    "cooperation_office": cooperating.cooperation_office,
    "site_offices": offices.site_offices,
    "representative": others.representative,
    "forum_contact": others.forum_contact,
    "forum_invitee": forums.forum_invitee,
    "change_settler": offices.change_settler,
    "change_asker": offices.change_asker,
    "menu_keeper": offices.menu_keeper,
    "administrator": others.administrator,
    "answering": others.answering,
}


def tell_people(event: Happening) -> None:
    """Everybody whom the pack names for this verb, each once."""
    if event.heard_at - event.at > STALE_AFTER:
        log.info("event %s is too old to tell anybody", event.id)
        return
    for rule in settings.PACK.notices.rules.get(event.verb, ()):
        told = AUDIENCES[rule.audience](event)
        if told:
            tell(rule=rule, told=told, event_id=event.id, at=event.heard_at)
