"""个人信息清单: who went where stands as a post, as in the journal."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()
IMPERSONAL: Impersonal = {
    "inspections.Inspection": "unit aim kind manner choosing title why items starts_on ends_on frame left_out"
    " seed wanted by_branch made_at made_as made_by_id closed_at closed_words",
    "inspections.Inspector": "inspection post label",
    "inspections.Visit": "inspection site kind month turn most state check_made words made_at made_under"
    " made_as made_by_id dropped_why",
    "inspections.UnitVisit": "inspection unit kind month turn most state words made_at made_as made_by_id"
    " dropped_why",
    "inspections.UnitFinding": "visit number words due_on state mended_words mended_at mended_as mended_by_id"
    " looked_words looked_at looked_as",
}
