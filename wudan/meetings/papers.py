"""会议材料 and 职责上墙 as papers (R095, R120). The words come as data; nothing typed is read as markup."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from wudan.areas.models import Unit
from wudan.kit.clock import local
from wudan.kit.typesetting import typeset
from wudan.meetings.agenda import Agenda
from wudan.meetings.answerable import Answering
from wudan.meetings.models import Meeting


def pack_sheet(
    meeting: Meeting, agenda: Agenda, *, county: str, invitees: Iterable[tuple[str, str]],
    digest: str, frozen_at: datetime | None,
) -> bytes:  # fmt: skip
    """The pack on A4; the same pack is the same paper, whenever it is printed."""
    when = f"{meeting.day:%Y年%-m月%-d日} {meeting.starts_at:%H:%M}"
    told = {
        "county": county, "title": str(meeting), "when": when, "place": meeting.place,
        "convener": meeting.convener, "digest": digest,
        "frozen": f"{local(frozen_at):%Y-%m-%d %H:%M}" if frozen_at else "",
        "members": "、".join(name for name, _title in invitees),
        "parts": [
            {
                "title": part.title,
                "lines": [
                    {
                        "label": line.label, "words": line.words,
                        "figures": [[one.label, f"{one.value}", one.unit] for one in line.figures],
                    }
                    for line in part.lines
                ],
            }
            for part in agenda.parts
        ],
    }  # fmt: skip
    return _compiled("pack_sheet.typ", told)


def wall_sheet(
    unit: Unit, seats: Sequence[Answering], *, name: str, version: int, day: date, county: str
) -> bytes:
    """A unit's seats on A3: who, by which office, for what; a vacant one has a line to write on."""
    told = {
        "county": county, "unit": unit.name, "title": name, "version": str(version),
        "day": day.isoformat(),
        "rows": [
            {
                "title": one.seat.title, "office": one.seat.office, "names": "、".join(one.names),
                "all": one.seat.answers_for_all, "charges": [charge.words for charge in one.charges],
            }
            for one in seats
        ],
    }  # fmt: skip
    return _compiled("duty_sheet.typ", told)


def _compiled(page: str, told: Mapping[str, object]) -> bytes:
    return typeset(
        Path(str(files("wudan.meetings"))) / page, format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip
