"""Pages, by audience: the portal for residents and volunteers, the console for staff."""
