"""`wudan <command>`: each command is a module of `wudan.jobs.commands`.

A command module has `HELP`, `add_arguments(parser)` and `run(options) -> int`. Two of them are run
before anything is set up: certificates and archives are checked on machines that have nothing of ours.
"""

import argparse
import os
import sys
from importlib import import_module
from pkgutil import iter_modules

import django

from wudan.backups import half_way
from wudan.jobs import commands
from wudan.jobs.commands import verify_archive, verify_certificate
from wudan.jobs.keys import insist_on_a_keys_file
from wudan.kit.refusals import Refusal

WITHOUT_KEYS = {"restore", "verify"}
"""Commands that bring a lost keys file back, or choose which backup shall. `verify --here` looks for itself."""


def main(arguments: list[str] | None = None) -> int:
    """Parse, run one command, answer its exit code. Refusals are said in one line."""
    given = sys.argv[1:] if arguments is None else arguments
    for alone in (verify_certificate, verify_archive):
        if given[:1] == [alone.NAME]:
            return int(alone.main(given[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    options = _parser(given[:1]).parse_args(given)
    try:
        command = options.run.__module__.rpartition(".")[2]
        if half_way.unfinished() and command != "restore":
            raise Refusal("half_way", half_way.WORDS)
        if command not in WITHOUT_KEYS:
            insist_on_a_keys_file()
        return int(options.run(options))
    except Refusal as refusal:
        print(refusal.words, file=sys.stderr)  # noqa: T201 - the command line's own voice
        return 2


def _parser(asked: list[str]) -> argparse.ArgumentParser:
    """Of all commands; of one alone where it is named: the others' modules need not be loaded."""
    parser = argparse.ArgumentParser(prog="wudan", description="五单 · the five orders")
    listed = parser.add_subparsers(required=True, metavar="command")
    names = {found.name.replace("_", "-"): found.name for found in iter_modules(commands.__path__)}
    for name in sorted(names.keys() & set(asked) or names):
        module = import_module(f"{commands.__name__}.{names[name]}")
        help_words = getattr(module, "HELP", (module.__doc__ or "").splitlines()[0])
        command = listed.add_parser(name, help=help_words, description=module.__doc__)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
