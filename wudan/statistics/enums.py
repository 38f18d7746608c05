"""Words of the statistics."""

from wudan.tables.choices import TextChoices


class Span(TextChoices):
    """Over how long a rollup adds up."""

    MONTH = "month", "一个月"
    YEAR = "year", "一年"
