"""What is done to activities and by those who take part."""

from wudan.activities.actions.feeds import close_feed, open_feed
from wudan.activities.actions.leaving import give_places_back, held_to_come, leave_all
from wudan.activities.actions.organizing.cancel import cancel
from wudan.activities.actions.organizing.close import close
from wudan.activities.actions.organizing.correct import correct
from wudan.activities.actions.organizing.draft import draft
from wudan.activities.actions.organizing.end import end
from wudan.activities.actions.organizing.end_over import end_over
from wudan.activities.actions.organizing.from_order import draft_from_order
from wudan.activities.actions.organizing.join_work import join_work
from wudan.activities.actions.organizing.open_ import open_
from wudan.activities.actions.organizing.repeat import repeat
from wudan.activities.actions.organizing.resize import resize
from wudan.activities.actions.organizing.room import give_room, leave_room
from wudan.activities.actions.organizing.sum_up import sum_up
from wudan.activities.actions.remind import remind
from wudan.activities.actions.signing.offer import keep, offer
from wudan.activities.actions.signing.replace import replace
from wudan.activities.actions.signing.sign_up import sign_up
from wudan.activities.actions.signing.sign_up_for import sign_up_for
from wudan.activities.actions.signing.withdraw import withdraw
from wudan.activities.actions.staffing.answer import accept_invitation, refuse_invitation
from wudan.activities.actions.staffing.change import put_on_list, take_off_list
from wudan.activities.actions.staffing.propose import propose_staffing
from wudan.activities.actions.staffing.recall import (
    drop_invitations_of,
    lapse_invitations,
    recall_invitation,
)
from wudan.activities.actions.staffing.send import send_invitations
from wudan.activities.actions.staffing.willing import tell_willing

__all__ = [
    "accept_invitation",
    "cancel",
    "close",
    "close_feed",
    "correct",
    "draft",
    "draft_from_order",
    "drop_invitations_of",
    "end",
    "end_over",
    "give_places_back",
    "give_room",
    "held_to_come",
    "join_work",
    "keep",
    "lapse_invitations",
    "leave_all",
    "leave_room",
    "offer",
    "open_",
    "open_feed",
    "propose_staffing",
    "put_on_list",
    "recall_invitation",
    "refuse_invitation",
    "remind",
    "repeat",
    "replace",
    "resize",
    "send_invitations",
    "sign_up",
    "sign_up_for",
    "sum_up",
    "take_off_list",
    "tell_willing",
    "withdraw",
]
