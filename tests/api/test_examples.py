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
            (fault.instance_path, fault.message)
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
    """All at once: to read the shapes takes long, to check an example no time."""
    told = {
        f"{operation.id}, {what}": (schema, example)
        for operation in operations() for what, schema, example in parts(operation)
    }  # fmt: skip
    assert [name for name, (_, example) in told.items() if example is ...] == []
    shapes = {"properties": {name: schema for name, (schema, _) in told.items()}}
    assert checked(shapes, {name: example for name, (_, example) in told.items()}) == []
    assert len(told) > len(operations())
    first = next(iter(told))
    assert checked({"properties": {first: False}}, {first: told[first][1]}), "a bad one is found"


def test_the_check_would_notice(checked):
    assert checked({"$ref": "#/components/schemas/SignUpShown"}, {"id": "x"})
