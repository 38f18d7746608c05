"""Each operation shows what is sent and what comes back, and both are as its shapes say."""

import jsonschema_rs
import pytest

from tests.api.described import description, operations


@pytest.fixture(scope="module")
def checked():
    """Checks a value against a shape of the description."""
    components = {"components": description()["components"]}

    def check(schema, value):
        return [
            fault.message
            for fault in jsonschema_rs.validator_for(schema | components).iter_errors(value)
        ]

    return check


def parts(operation):
    """Name, shape and example of the body, each answer that went well, each parameter."""
    content = operation.given.get("requestBody", {}).get("content", {})
    for told in content.values():
        yield "body", told["schema"], told.get("example", ...)
    for status, answer in operation.given["responses"].items():
        told = answer.get("content", {}).get("application/json")
        if str(status).startswith("2") and told:
            yield f"answer {status}", told["schema"], told.get("example", ...)
    for asked in operation.parameters:
        yield f"parameter {asked['name']}", asked["schema"], asked.get("example", ...)


def test_every_operation_has_examples_that_its_shapes_allow(checked):
    faults = [
        (operation.id, what, checked(schema, example))
        for operation in operations() for what, schema, example in parts(operation)
        if example is ... or checked(schema, example)
    ]  # fmt: skip
    assert faults == []


def test_the_check_would_notice(checked):
    assert checked({"$ref": "#/components/schemas/SignUpShown"}, {"id": "x"})
