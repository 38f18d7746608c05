"""接入系统: the administrator lets other systems in, the post that answers for one agrees."""
