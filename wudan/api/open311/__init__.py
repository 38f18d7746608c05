"""Open311 GeoReport v2: orders in and out for other systems, in the protocol's own words (ADR 70)."""
