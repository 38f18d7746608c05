"""The raw limit: the statements of our list and our order write without us, and what share of it the web keeps.

    python -m bench.raw [--rounds N] [--seconds N] [--quick] [--page]

Real requests are noted down, statement by statement. Two orders of the same resident, laid side by side, tell
which values are new each time: keys that the database gave, which are taken from its answers again; numbers
and tokens that we drew, which are drawn anew; and moments, which stay. So each replayed transaction writes
rows of its own, under the same locks. pgbench replays them on PostgreSQL with two clients, prepared; Python's
sqlite3 on SQLite, alone, prepared, with our own settings. In the same minute the product serves the same requests
to eight clients. A profile by layers shows where the rest goes.
"""
