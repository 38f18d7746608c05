"""Run by Indico's own interpreter: two categories of 200 meetings, 40 with a registration form.

Its category page lists what began since the last month and the month of the next event, and folds away what
comes later. So one category has 29 that have begun, the next in six weeks, and 170 long after it: a list of
30 from 200. The other has all 200 begun.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path

from flask import session
from indico.core.db import db
from indico.modules.categories import Category
from indico.modules.events.models.events import Event, EventType
from indico.modules.events.operations import create_event
from indico.modules.events.registration.models.forms import RegistrationForm
from indico.modules.events.registration.util import create_personal_data_fields
from indico.modules.users import User
from indico.util.date_time import now_utc
from indico.web.flask.app import make_app

BIG, EVENTS, SHOWN = 40, 200, 30
BEGUN, NEXT, LATER = timedelta(minutes=-300), timedelta(days=42), timedelta(days=110)


def main() -> None:
    """Write the categories and the forms where the bench looks."""
    user = User(first_name="A", last_name="B", email="maker@indico.eu", is_admin=True)
    db.session.add(user)
    session.set_session_user(user)
    paged, whole = _category("County"), _category("Today")
    forms = []
    for number in range(EVENTS):
        signing = SHOWN <= number < SHOWN + BIG
        event = _meeting(paged, user, number, _when(number), signing=signing)
        _meeting(whole, user, number, BEGUN, signing=False)
        if signing:
            forms.append([event.id, _form(event)])
    db.session.commit()
    told = {"paged": paged.id, "whole": whole.id, "forms": forms}
    Path(sys.argv[1]).write_text(json.dumps(told))


def _category(title: str) -> Category:
    themes = {"lecture": None, "meeting": "standard"}
    made = Category(title=title, parent=Category.get_root(), default_event_themes=themes)
    db.session.add(made)
    db.session.flush()
    return made


def _when(number: int) -> timedelta:
    if number < SHOWN - 1:
        return BEGUN
    return NEXT if number == SHOWN - 1 else LATER


def _meeting(category: Category, user: User, number: int, when: timedelta, *, signing: bool) -> Event:  # fmt: skip
    starts = now_utc() + timedelta(minutes=number) + when
    told = {
        "title": f"Volunteering {number}", "start_dt": starts, "end_dt": starts + timedelta(minutes=5),
        "timezone": "UTC", "creator": user,
    }  # fmt: skip
    features = ["registration"] if signing else []
    return create_event(category, EventType.meeting, told, features=features)


def _form(event: Event) -> int:
    """Open already; without a riddle to solve."""
    form = RegistrationForm(
        event=event, title="Sign up", currency="EUR", require_captcha=False, start_dt=now_utc()
    )
    create_personal_data_fields(form)
    db.session.add(form)
    db.session.flush()
    return form.id


with make_app().test_request_context():
    main()
