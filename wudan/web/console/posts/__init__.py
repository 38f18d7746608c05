"""岗位 on the console: who holds what, given, ended, handed over, confirmed."""
