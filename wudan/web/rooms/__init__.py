"""场地 on pages: what is free, a week, booking, one's own bookings; the keeper's desk and use."""
