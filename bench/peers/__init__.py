"""Our list and our order write beside the peers', same machine, same minutes: `make bench-peers`.

    python -m bench.peers [--only pretix,ours] [--rounds N] [--seconds N] [--quick] [--page]

Each system is set up once, by `systems/*.py` and its seed in `seeds/`, in a scratch folder of its own
(`var/bench-peers`, or BENCH_SCRATCH): a virtual environment from its lock file (`requirements/peers-web-*.txt`),
a database in a PostgreSQL of the bench's own, a Redis of the bench's own. What is ready is not set up again;
our own database is made anew each time, because our code changes. Nothing of the peers is kept in this project.

A round loads every request of every system for some seconds, one after another; rounds follow one another,
so that all are measured in the same minutes. CPU ms a request is what the server's processes and the whole
postmaster tree used, from the kernel's own account, by the requests of the same run. A run is kept only
if every answer was a success and the table that a write fills grew by at least 97 % of the requests.
"""
