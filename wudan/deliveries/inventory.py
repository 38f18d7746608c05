"""个人信息清单: deliveries name sites and parties, never persons; how many came is one number."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {
    "deliveries.Round": "no stage version title words service unit mode way starts_on ends_on made_at published_at"
    " ended_at cancelled_at cancelled_why",
    "deliveries.Delivery": "round no stage version unit party day starts_at ends_at served delivered_at said"
    " acknowledged_at why",
    "deliveries.DeliveryOffer": "delivery unit kind state at due_at answered_at words",
}
