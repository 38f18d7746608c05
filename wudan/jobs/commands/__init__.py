"""One module a command; see `wudan.jobs.commandline`."""
