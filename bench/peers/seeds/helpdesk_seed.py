"""Run by django-helpdesk's own interpreter: queues, tickets, articles."""

import django

django.setup()

from helpdesk.models import KBCategory, KBItem, Queue, Ticket  # noqa: E402

QUEUES, TICKETS, CATEGORIES, ARTICLES = 20, 200, 5, 20


def main() -> None:
    """Plain rows; what is measured later goes through its pages."""
    queues = [
        Queue.objects.create(title=f"Queue {n}", slug=f"q{n}", allow_public_submission=True)
        for n in range(QUEUES)
    ]
    for n in range(TICKETS):
        Ticket.objects.create(
            queue=queues[n % QUEUES], title=f"Ticket {n}", description="The tap drips.",
            submitter_email=f"seed{n}@example.org", priority=3,
        )  # fmt: skip
    for n in range(CATEGORIES):
        kept = KBCategory.objects.create(name=f"cat{n}", title=f"Category {n}", slug=f"cat{n}", description="…", public=True)  # fmt: skip
        for m in range(ARTICLES):
            KBItem.objects.create(
                category=kept, title=f"Article {m}", question="How?", answer="So."
            )


main()
