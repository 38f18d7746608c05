"""Words of what is learned. GLOSSARY.md decides them."""

from wudan.tables.choices import TextChoices


class LearnedKind(TextChoices):
    """How something was learned (R115, R116)."""

    VISIT = "visit", "学习考察"
    TOLD = "told", "经验介绍"
    TRAINING = "training", "培训学习"


class SummaryState(TextChoices):
    """How far a yearly summary is."""

    SIGNED = "signed", "已签发"
    WITHDRAWN = "withdrawn", "已撤下"
