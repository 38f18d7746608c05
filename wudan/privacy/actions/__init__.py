"""What is done about somebody's data: ask, answer, export, erase. One module a verb."""

from wudan.privacy.actions.answer import answer_request
from wudan.privacy.actions.ask import ask
from wudan.privacy.actions.erase_person import erase_person
from wudan.privacy.actions.retain import latest_run, retain

__all__ = ["answer_request", "ask", "erase_person", "latest_run", "retain"]
