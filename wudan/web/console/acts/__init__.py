"""What staff and teams can do to one order: a form a file, in the order a page shows them.

派单 and 抢单 have pages of their own.
"""

from wudan.web.console.acts.acceptance import AcceptanceForm
from wudan.web.console.acts.appointment import AppointmentForm
from wudan.web.console.acts.confirmation import ConfirmationForm
from wudan.web.console.acts.declination import DeclinationForm
from wudan.web.console.acts.escalation import EscalationForm
from wudan.web.console.acts.follow_up import FollowUpForm
from wudan.web.console.acts.form import ActForm
from wudan.web.console.acts.fulfillment import FulfillmentForm
from wudan.web.console.acts.merger import MergerForm
from wudan.web.console.acts.queueing import QueueingForm
from wudan.web.console.acts.recall import RecallForm
from wudan.web.console.acts.reclassification import ReclassificationForm
from wudan.web.console.acts.referral import ReferralForm
from wudan.web.console.acts.refusal import RefusalForm
from wudan.web.console.acts.returning import ReturnForm
from wudan.web.console.acts.saying import (
    DisavowalToldForm,
    ReviewToldForm,
    SupplementToldForm,
    UnsayingForm,
    WithdrawalToldForm,
)
from wudan.web.console.acts.start import StartForm
from wudan.web.console.acts.voiding import VoidingForm

FORMS: tuple[type[ActForm], ...] = (
    SupplementToldForm, ReviewToldForm, AcceptanceForm, ConfirmationForm, FulfillmentForm, FollowUpForm, StartForm, AppointmentForm,
    ReturnForm, QueueingForm, ReclassificationForm, ReferralForm, EscalationForm, MergerForm, DeclinationForm, RefusalForm,
    RecallForm, WithdrawalToldForm, DisavowalToldForm, UnsayingForm, VoidingForm,
)  # fmt: skip

__all__ = ["FORMS", "ActForm"]
