"""大厅点单机: a screen in a hall that nobody signs in at; what and when are asked, never who (ADR 69)."""
