"""What breaks from outside: workers killed, clocks set, databases and helpers gone (G13, G14, G23)."""
