"""会议、交办、职责 on the console."""
