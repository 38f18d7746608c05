"""阵地: where it can be done. What hangs on a site's unit: place, hours, host, state."""
