"""What volunteers say of themselves, and their licences. One module a verb; leaving is a consent withdrawn."""

from wudan.people.actions.volunteers.check_licence import check_licence
from wudan.people.actions.volunteers.remove_licence import remove_licence
from wudan.people.actions.volunteers.tell import tell
from wudan.people.actions.volunteers.tell_licence import tell_licence

__all__ = ["check_licence", "remove_licence", "tell", "tell_licence"]
