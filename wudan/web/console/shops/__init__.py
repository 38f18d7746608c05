"""兑换点 on the console: what is there, what comes in, what goes out by code, what two people do."""
