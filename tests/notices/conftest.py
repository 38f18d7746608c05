"""The stand-in vendor, and a county that uses it."""

import pytest

from tests.notices.vendor import Vendor, serve
from wudan.kit.sms import Sms, Tencent


@pytest.fixture
def vendor(settings):
    """The vendor; the settings point to it."""
    told = Vendor()
    server = serve(told)
    settings.SMS = Sms("tencent", account_at(f"http://127.0.0.1:{server.server_port}"))
    yield told
    told.released.set()
    server.shutdown()
    server.server_close()


def account_at(endpoint):
    """An account as the settings describe one."""
    return Tencent(
        endpoint=endpoint, secret_id="AKIDstory", secret_key="story-key", app_id="1400006666",
        signature="吴起文明实践", region="ap-guangzhou", templates={"sign_in_code": "1110"},
    )  # fmt: skip
