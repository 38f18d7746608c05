"""Sites: standards, checks, demonstrations, staff."""
