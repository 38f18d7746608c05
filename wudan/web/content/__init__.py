"""宣传内容: read by everybody, written and signed at the desk."""
