"""What happened: append-only, hash-chained events; the outbox; stored answers.

Names actor, post and unit by plain id, never by foreign key: the record outlives its
subjects. Other packages call `record`, `answer_once` and the readers; the tables are ours.
"""
