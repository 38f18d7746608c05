"""Speaks the API as a client does, CSRF token and idempotency key included."""

import json
from itertools import count

from django.test import Client

from tests.world import PASSWORD

_keys = (f"story-{number:06d}" for number in count())


class Answered:
    """An answer: status, body, raw bytes."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.raw = response.content
        self.headers = response.headers

    @property
    def body(self):
        return json.loads(self.raw)

    def __getitem__(self, name):
        return self.body[name]

    def __repr__(self):
        return f"{self.status} {self.raw.decode()[:600]}"


class Speaker:
    """One client with its own session."""

    def __init__(self):
        self.client = Client(enforce_csrf_checks=True)
        self.csrf = ""

    def sign_in(self, account, password=PASSWORD, **given):
        body = {"account": account, "password": password, **given}
        answer = self.say("POST", "session", body)
        if answer.status == 200:
            self.csrf = answer["csrf"]
        return answer

    def get(self, where, **asking):
        return Answered(self.client.get(f"/api/v1/{where}", asking))

    def post(self, where, body=None, *, key=None, **headers):
        return self.say("POST", where, body or {}, key=key or next(_keys), **headers)

    def put(self, where, body=None, *, key=None, **headers):
        return self.say("PUT", where, body or {}, key=key or next(_keys), **headers)

    def say(self, method, where, body=None, *, key=None, raw=None, **headers):
        """Any request; `raw` is sent as it is."""
        sent = {"Idempotency-Key": key, "X-CSRFToken": self.csrf} | headers
        return Answered(
            self.client.generic(
                method,
                f"/api/v1/{where}",
                json.dumps(body).encode() if raw is None else raw,
                content_type=sent.pop("type", "application/json"),
                headers={name: text for name, text in sent.items() if text},
            )
        )
