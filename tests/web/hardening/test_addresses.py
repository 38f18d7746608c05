"""Nothing that is sealed in the table stands in an address (V14.2.1)."""

import re

import pytest

from tests.entering import come_in
from tests.web.hardening.reading import read
from wudan.people.opening import for_checking

ASKED_FOR = {"phone", "address", "id_number", "password", "code", "proof", "need", "born_on"}
_GET_FORM = re.compile(r"<form(?![^>]*method=.post)[^>]*>.*?</form>", re.DOTALL | re.IGNORECASE)


@pytest.mark.parametrize(
    "name", ["秦奶奶", "马青山", "乔委员", "柳文书", "景科长", "严审计", "苏远"]
)
def test_no_link_and_no_form_by_get_carries_what_is_sealed(client, world, name):
    for stage in ("placed", "scheduled", "done"):
        world.order_at(stage)
    sealed = {
        value.opened(for_checking()) for person in world.people.values()
        for value in (person.phone, person.address) if value
    }  # fmt: skip
    browser = come_in(client, world.people[name].account)
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < 40:
        answer = browser.get(waiting.pop(0), follow=True)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        text = answer.content.decode()
        links = read(text).links
        assert [link for link in links if any(one in link for one in sealed)] == []
        for form in _GET_FORM.findall(text):
            assert set(re.findall(r'name="(\w+)"', form)) & ASKED_FOR == set(), form
        new = {link.split("?")[0] for link in links} - seen - {"/sign-out"}
        seen |= new
        waiting += sorted(new)
    assert len(seen) > 5
