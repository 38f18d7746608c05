"""Pages for residents and volunteers, phone first; every act works without script."""
