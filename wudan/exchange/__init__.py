"""What leaves the house: publications and exports. Scanned, masked, marked, registered."""
