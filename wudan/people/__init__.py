"""Who: persons, accounts, posts, roles and their reach; the actor of a request."""
