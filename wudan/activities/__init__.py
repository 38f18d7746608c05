"""What volunteers do together: activities, shifts, sign-up, attendance (R043–R061)."""
