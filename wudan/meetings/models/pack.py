"""会议材料: what the units were sent, as it stood that day: it reads the same for ever (R095, R121)."""

from collections.abc import Iterable, Mapping

from django.db import models

from wudan.kit.canonical import digest, spell
from wudan.kit.figures import Figure, Part
from wudan.meetings.models.meeting import Meeting


class Pack(models.Model):
    """会议材料: the agenda's lines in words, and a digest over them and all figures with their rows."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="pack")
    content = models.JSONField("内容", help_text="parts, lines, keys of figures; no names")
    digest = models.CharField("摘要", max_length=64)
    frozen_at = models.DateTimeField("存下的时间")

    class Meta:
        verbose_name = "会议材料"


class FrozenFigure(models.Model):
    """材料里的一个数: its value that day and the rows it was made of, so that it opens later too."""

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="figures")
    key = models.CharField("编号", max_length=60)
    label = models.CharField("名称", max_length=60)
    value = models.BigIntegerField("数")
    unit_word = models.CharField("单位", max_length=10)
    rows = models.JSONField("由哪些记录得来", help_text="kind, pk, label, amount")

    class Meta:
        verbose_name = "材料里的数"
        constraints = [models.UniqueConstraint(fields=["pack", "key"], name="frozen_figure_once")]

    def figure(self) -> Figure:
        """As every report shows figures; the rows are read only when it is opened."""
        return Figure(self.key, self.label, self.value, self.unit_word, self._parts)

    def _parts(self) -> list[Part]:
        return [Part(*row) for row in self.rows]


def digest_of(content: Mapping[str, object], figures: Iterable[FrozenFigure]) -> str:
    """Over the words and over every figure with its rows, in the order of their keys."""
    told = sorted((one.key, one.label, one.value, one.unit_word, one.rows) for one in figures)
    return digest(spell({"content": content, "figures": told}))
