"""志愿者 at the portal: become one, one's own page; find activities, sign up, stay away."""
