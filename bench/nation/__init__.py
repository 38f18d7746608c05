"""A nation on one machine: `make bench-nation [ORDERS=1000000]`.

The real 2,978 counties and 620,573 villages in one PostgreSQL database, with so many orders; then the hot
pages and writes of one county inside it, beside the same county alone in a database of its own, in turns.

The county is furnished and rehearsed by the product's own actions. What the nation has more is copied from
it by set-based SQL: an order of another county is one of these orders with all its steps, deadlines, events
and stored answers, at another village, for another resident, on another day. So every row obeys every check
of the tables. One thing is not as the product writes it: hashes of the copied events are random, for the
chains of a made-up nation prove nothing.

Every step is a transaction that notes that it is done: a run that was stopped goes on where it was.
"""
