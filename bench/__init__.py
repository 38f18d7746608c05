"""What is measured, against what. CPU and SQL per request, never wall time: machines are shared."""
