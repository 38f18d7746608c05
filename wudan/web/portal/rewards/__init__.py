"""兑换 for residents: what there is near, what it takes, what one has set aside."""
