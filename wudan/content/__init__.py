"""宣传内容: what the county tells its people, signed by three others before anybody reads it (R060, R082, R083, R120)."""
