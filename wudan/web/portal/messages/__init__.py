"""我的通知: what one was told, and how one wants to be told."""
