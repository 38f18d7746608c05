"""兑换柜台: cards and the counter at which points become something (R075–R076, ADR 44)."""
