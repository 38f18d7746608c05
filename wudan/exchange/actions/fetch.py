"""取导出: the one who asked takes the file, for a day; each time is journaled first."""

import hashlib
from datetime import datetime

from django.db import transaction

from wudan.exchange.actions.recording import journal, lock
from wudan.exchange.files import exports_kept
from wudan.exchange.models import Export
from wudan.exchange.permissions import fetching_objection
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor

_CHANGED = Objection("file_changed", "存着的文件和登记的摘要对不上，不能交出。请告诉系统管理员。")


@transaction.atomic
def fetch(*, export: Export, by: Actor, at: datetime) -> bytes:
    """The file. Raises Objected, Missing."""
    held = lock(export)
    insist(fetching_objection(by, held, at=at))
    content = exports_kept().get(held.file_name)
    if hashlib.sha256(content).hexdigest() != held.sha256:
        raise Objected(_CHANGED)
    held.fetched_at, held.fetched_by_id = at, by.person
    held.fetched_count += 1
    held.save(update_fields=["fetched_at", "fetched_by", "fetched_count"])
    journal("fetch", held, by=by, at=at, facts={"sha256": held.sha256})
    return content
