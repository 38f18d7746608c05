"""What is done about honours: one package a thing, one module a verb."""
