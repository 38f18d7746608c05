"""What is done to persons, accounts and posts: one module a verb, `by=` and `at=`."""

from wudan.people.actions.reveal import record_reading, reveal

__all__ = ["record_reading", "reveal"]
