"""志愿者 at the desk: registered at the counter, papers looked at, lists of people to be invited."""
