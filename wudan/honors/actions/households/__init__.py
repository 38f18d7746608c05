"""文明家庭: nominate, agree, ask, say, show, visit, decide, appeal, display, plate."""

from wudan.honors.actions.households.agree import agree, drop
from wudan.honors.actions.households.appeals import answer_appeal, appeal
from wudan.honors.actions.households.asking import ask_neighbours
from wudan.honors.actions.households.decide import confirm, decide
from wudan.honors.actions.households.displays import (
    allow_display,
    display_text,
    put_picture,
    withdraw_display,
)
from wudan.honors.actions.households.forgetting import forget_in_households
from wudan.honors.actions.households.nominate import nominate
from wudan.honors.actions.households.plates import issue_plate, look_at_plate, replace_plate
from wudan.honors.actions.households.say import say
from wudan.honors.actions.households.show import show
from wudan.honors.actions.households.visits import declare, give_visit, name_visitor

__all__ = [
    "agree",
    "allow_display",
    "answer_appeal",
    "appeal",
    "ask_neighbours",
    "confirm",
    "decide",
    "declare",
    "display_text",
    "drop",
    "forget_in_households",
    "give_visit",
    "issue_plate",
    "look_at_plate",
    "name_visitor",
    "nominate",
    "put_picture",
    "replace_plate",
    "say",
    "show",
    "withdraw_display",
]
