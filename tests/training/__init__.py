"""Training: who may be given a skilled task."""
