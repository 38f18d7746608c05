"""统计: what is counted from rows and kept, so that dashboards are quick whatever the years bring (ADR 58)."""
