"""邀请: a list is read, sent; an invitation is answered, ends. One module a verb."""
