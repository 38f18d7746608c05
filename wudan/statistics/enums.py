"""Words of the statistics."""

from django.db.models import TextChoices


class Span(TextChoices):
    """Over how long a rollup adds up."""

    MONTH = "month", "一个月"
    YEAR = "year", "一年"
