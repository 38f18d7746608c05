"""资源: the register, one resource with its steps, lending, coverage, lists that come in (R019–R030)."""
