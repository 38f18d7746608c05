"""What is done to persons, accounts and posts: one module a verb."""
