"""How a story begins: a resident, a need in their own words, a way it came in."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.kit.pack import Pack
from wudan.kit.refusals import Refusal
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Channel, Consent
from wudan.orders.models import Order
from wudan.people.actors import for_self
from wudan.people.models import Account, Person

_CHANNELS = (Channel.WEB, Channel.TELEPHONE, Channel.COUNTER, Channel.PAPER, Channel.PROXY)
_SHARES = (35, 30, 15, 5, 15)


class Openings:
    """Places new orders from the pool of needs."""

    def __init__(self, scene: Scene, needs: list[dict[str, str]], pack: Pack) -> None:
        self.scene = scene
        self.needs = needs
        self.people = _weighted(scene.cast.residents, pack.county)

    def place(
        self, at: datetime, *, person: Person | None = None, channel: Channel | None = None
    ) -> int:
        """Place one; a need out of season is asked without a date. Answers the order's key."""
        rng = self.scene.rng
        person = person or rng.choice(self.people)
        channel = channel or rng.choices(_CHANNELS, _SHARES)[0]
        entry = rng.choice(self.needs)
        try:
            with transaction.atomic():
                return self._placed(person, self._need(entry, person, at), channel, at).pk
        except Refusal:
            need = Need(words=entry["text"])
            return self._placed(person, need, channel, at).pk

    def _need(self, entry: dict[str, str], person: Person, at: datetime) -> Need:
        rng = self.scene.rng
        service = self.scene.services.get(entry["service"])
        ahead = (service.lead_days if service else 0) + rng.randint(1, 10)
        wanted_on = day_of(at) + timedelta(days=ahead) if rng.random() < 0.6 else None
        return Need(
            words=entry["text"], service=service, wanted_on=wanted_on,
            place_mode=service.places[0] if service else "home",
            wanted_part=rng.choice(["", "", "am", "pm"]) if wanted_on else "",
            urgent=rng.random() < 0.05,
        )  # fmt: skip

    def _placed(self, person: Person, need: Need, channel: Channel, at: datetime) -> Order:
        if channel is Channel.WEB:
            return actions.place(need=need, by=for_self(person.pk), at=at)
        consent = Consent.SPOKEN_PHONE if channel is Channel.TELEPHONE else Consent.SPOKEN_FACE
        home = person.home
        assert home is not None  # noqa: S101 - residents live somewhere
        return actions.place_for(
            need=need, beneficiary=person, channel=channel, consent=consent,
            by=self.scene.staff(home.pk), at=at, consent_words="本人说好的",
        )  # fmt: skip


def _weighted(residents: list[Person], county: str) -> list[Person]:
    """Villages with a demo account see more orders, so that whoever signs in finds work."""
    shown = set(
        Account.objects.filter(person__county=county).values_list("person__home", flat=True)
    )
    return residents + [person for person in residents if person.home_id in shown] * 4
