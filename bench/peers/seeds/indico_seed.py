"""Run by Indico's own interpreter: two categories of 200 meetings, 40 with a registration form.

Its category page lists what is on this month and before, and folds what comes later away. So one category
has 30 of its 200 this month, which is a list of 30 from 200; the other has all 200 today.
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
LATER = timedelta(days=70)


def main() -> None:
    """Write the categories and the forms where the bench looks."""
    user = User(first_name="A", last_name="B", email="maker@indico.eu", is_admin=True)
    db.session.add(user)
    session.set_session_user(user)
    paged, whole = _category("County"), _category("Today")
    forms = []
    for number in range(EVENTS):
        event = _meeting(paged, user, number, later=number >= SHOWN, signing=number < BIG)
        _meeting(whole, user, number, later=False, signing=False)
        if number < BIG:
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


def _meeting(category: Category, user: User, number: int, *, later: bool, signing: bool) -> Event:
    starts = now_utc() + timedelta(minutes=number) + (LATER if later else timedelta())
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
