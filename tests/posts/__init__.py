"""Stories of posts: given, ended, handed over, confirmed."""
