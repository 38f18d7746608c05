"""个人信息清单: deliveries name sites and parties, never persons; how many came is one number."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {
    "deliveries.Round": "no stage version title words service unit plan mode way starts_on ends_on made_at published_at"
    " ended_at cancelled_at cancelled_why",
    "deliveries.RoundPlan": "no stage version title unit starts_on weeks mode often ageing effort"
    " seed made_at question asked asked_at holder held_until takes planned_at published_at cancelled_at failed_words",
    "deliveries.PlanTeam": "plan unit base weekdays starts ends most_a_day left_on",
    "deliveries.PlanWeek": "plan number is_done work objective bound served wanted answer",
    "deliveries.PlanStep": "plan week position work objective bound served wanted at",
    "deliveries.PlanAmendment": "plan state team since moves_promised words asked_at ended_at weeks changes",
    "deliveries.Delivery": "round no stage version unit party day starts_at ends_at served delivered_at said"
    " acknowledged_at why",
    "deliveries.DeliveryOffer": "delivery unit kind state at due_at answered_at words",
}
