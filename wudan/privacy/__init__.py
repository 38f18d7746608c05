"""隐私: what is kept about whom and how long; the tables of all packages put together."""
