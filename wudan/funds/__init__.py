"""专项资金: the yearly grant, what it is set aside for and spent on; five uses, no sixth (R104–R110, ADR 56)."""
