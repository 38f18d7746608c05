"""学习记录 and 我们的经验, at the desk."""
