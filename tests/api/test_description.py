"""The description: complete, resolvable, and true to the answers."""

import re

from pydantic import BaseModel

from tests.api.described import description, operations


def test_every_operation_has_a_name_of_its_own_a_tag_and_words():
    found = operations()
    assert len({operation.id for operation in found}) == len(found)
    for operation in found:
        assert operation.given["tags"], operation.id
        assert operation.given["summary"], operation.id
        assert operation.given["description"], operation.id


def test_every_reference_leads_somewhere():
    whole = description()
    references = set(re.findall(r"'\$ref': '#/components/schemas/([^']+)'", str(whole)))
    assert references <= whole["components"]["schemas"].keys()


def test_every_body_is_json_and_every_answer_has_a_shape():
    for operation in operations():
        body = operation.given.get("requestBody")
        assert body is None or list(body["content"]) == ["application/json"]
        for status, answer in operation.given["responses"].items():
            assert status == 204 or "application/json" in answer["content"], operation.id


OPEN = {
    "sign_in",
    "list_activities",
    "list_key_works",
    "list_deliveries",
    "list_open_resources",
    "list_projects",
    "read_decided_project",
    "list_pieces",
    "read_piece",
    "list_rooms",
    "read_room_week",
    "list_sites",
    "read_site",
    "list_teams",
    "read_team",
    "check_certificate",
    "file_complaint",
    "read_complaint",
    "reply_complaint",
    "list_signing_keys",
    "list_campaigns",
    "list_honored_households",
    "list_stories",
    "read_point_rules",
    "read_statistics",
}
OPEN_AREAS = {"areas", "platforms", "services", "standards"}
KEPT_THERE = {
    "read_service_facts", "keep_service_facts", "offer_service", "read_service_versions",
    "join_service_to_key_work", "limit_service", "list_platform_duties", "hand_over_platform",
    "let_department_cooperate",
}  # fmt: skip
"""What anybody may ask without being known: what is published, and whether a paper is ours."""


def test_acts_need_the_cookie_and_the_token_and_readings_the_cookie():
    for operation in operations():
        needs = [set(way) for way in operation.given.get("security", [])]
        is_area = operation.path.split("/")[0] in OPEN_AREAS and operation.id not in KEPT_THERE
        if operation.id in OPEN or is_area:
            assert needs == [], operation.id
        elif operation.method == "get":
            assert needs == [{"SessionCookie"}], operation.id
        else:
            assert needs == [{"SessionCookie", "CsrfToken"}], operation.id


def test_it_is_served_to_everybody(db, speaker):
    served = speaker.get("openapi.json")
    assert served["openapi"] == "3.1.0"
    assert served["info"]["title"] == "Wudan 五单"
    assert all(path.startswith("/api/v1/") for path in served["paths"])


def test_no_two_shapes_share_a_name():
    """The description has one place for each name: of two with one name, one would be lost."""
    places = {}
    for shape in _shapes(BaseModel):
        if shape.__module__.startswith("wudan.api"):
            places.setdefault(shape.__name__, set()).add(shape.__module__)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def _shapes(shape):
    for below in shape.__subclasses__():
        yield below
        yield from _shapes(below)
