"""通知: messages to people's telephones, through a gateway that can be exchanged."""
