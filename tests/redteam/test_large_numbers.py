"""A number no database holds names nothing: 404 on every page that takes one, never a fault."""

import pytest

from tests.entering import come_in
from tests.matrix.routes import PAGE_METHODS, page_addresses

pytestmark = [pytest.mark.postgres, pytest.mark.long]
ADDRESSES = [path for path, _name in page_addresses() if "<pk>" in path or "<one>" in path]


@pytest.mark.parametrize("who", ["马青山", "柳文书", "计管理", "安守一", "严审计", "秦奶奶"])
def test_no_page_breaks_on_it(client, world, who):
    come_in(client, world.people[who].account)
    assert len(ADDRESSES) > 20
    for path in ADDRESSES:
        for number in (2**63 - 1, 2**63, 10**30):
            asked = path
            for gap in ("pk", "one", "other", "bond", "number"):
                asked = asked.replace(f"<{gap}>", str(number))
            for method in PAGE_METHODS:
                answer = client.generic(method, asked)
                assert answer.status_code in {302, 303, 403, 404, 405, 422, 429}, (path, method)
