"""`wudan appoint`: the operator's one appointment."""

import pytest

from wudan.jobs import commandline
from wudan.journal.models import Event
from wudan.people.models import Post

ROLE = "security_administrator"


def appoint(world, name, role=ROLE):
    account = world.people[name].account.account
    return commandline.main(["appoint", "--account", account, "--role", role, "--why", "初次开通"])


def test_the_first_security_administrator_is_appointed_and_journaled(world, capsys):
    Post.objects.filter(role=ROLE).delete()
    assert appoint(world, "高大爷") == 0
    assert "任安全管理员" in capsys.readouterr().out
    post = Post.objects.get(role=ROLE)
    assert (post.person, post.unit) == (world.people["高大爷"], world.units["c"])
    event = Event.objects.get(verb="post.grant")
    assert (event.role, event.who, event.why) == ("operator", "本机运维", "初次开通")


@pytest.mark.parametrize(("name", "said"), [("马青山", "三个人分别担任"), ("安守一", "已经")])
def test_who_holds_another_post_is_refused_in_one_line(world, capsys, name, said):
    assert appoint(world, name) == 2
    assert said in capsys.readouterr().err


def test_nobody_else_is_appointed_from_the_machine(world):
    for role in ("center_office", "auditor", "king"):
        with pytest.raises(SystemExit):
            appoint(world, "高大爷", role)


def test_an_unknown_account_is_said_to_be_unknown(world, capsys):
    arguments = ["appoint", "--account", "nobody", "--role", ROLE]
    assert commandline.main(arguments) == 2
    assert "没有可用的账号" in capsys.readouterr().err
