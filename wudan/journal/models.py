"""留痕: events nobody edits, the heads of their chains, anchors, the outbox, the answers given.

Triggers (migration keep_heads_and_anchors) refuse UPDATE, DELETE and TRUNCATE of events and
anchors and let a head only grow, on both databases (ADR 13).
"""

from django.db import models


class Chain(models.Model):
    """The head of one hash chain: a county's site tree branch on one day.

    One row is locked for each event, so chains are cut small enough not to be a queue.
    """

    key = models.CharField(max_length=40, unique=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default="")
    archive = models.CharField("存档", max_length=40, blank=True, default="")
    """The archive file that holds the events; empty while they are rows."""

    class Meta:
        verbose_name = "留痕链"


class Event(models.Model):
    """One thing that happened: who, under which post, when, to what, why."""

    county = models.CharField("县", max_length=6)
    chain = models.CharField("链", max_length=40)
    seq = models.PositiveIntegerField("链上序号")
    at = models.DateTimeField("时间")
    verb = models.CharField("动作", max_length=40)
    subject = models.CharField("对象", max_length=20)
    subject_id = models.BigIntegerField("对象号")
    person_id = models.BigIntegerField("人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)
    role = models.CharField("角色", max_length=24)
    who = models.CharField("以何身份", max_length=80)
    unit_id = models.BigIntegerField("单位", null=True)
    why = models.CharField("理由", max_length=400, blank=True)
    facts = models.JSONField("事实", default=dict)
    previous = models.CharField("前一哈希", max_length=64)
    hash = models.CharField("哈希", max_length=64)

    class Meta:
        verbose_name = "事件"
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="event_place_in_chain")
        ]
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="event_subject"),
            models.Index(fields=["at"], name="event_day"),
            models.Index(fields=["verb", "id"], name="event_verb"),
            models.Index(fields=["person_id", "id"], name="event_person"),
            models.Index(fields=["unit_id", "id"], name="event_unit"),
        ]


class Anchor(models.Model):
    """锚定: that on one day the heads of all chains were written down outside the database."""

    number = models.PositiveIntegerField("次", unique=True)
    at = models.DateTimeField("时间")
    chains_count = models.PositiveIntegerField("链数")
    events_count = models.PositiveBigIntegerField("记录数")
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "锚定"


class Outbox(models.Model):
    """An event waiting for those who react to it; written with it, in one transaction."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="outbox")
    verb = models.CharField(max_length=40)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = "待办反应"
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=models.Q(done_at=None), name="outbox_waiting"
            )
        ]


class Reaction(models.Model):
    """That one function has reacted to one event: it never does so twice."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "反应"
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="reaction_once")]


class StoredAnswer(models.Model):
    """The answer to one request that creates or moves, kept 30 days under its key (R-G03)."""

    owner = models.BigIntegerField()
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(default="")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "已答"
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="answer_once")]
        indexes = [models.Index(fields=["at"], name="answer_age")]
