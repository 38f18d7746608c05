"""个人信息清单: printed sheets and photographs of them. They name people only by what they lead to."""

from wudan.kit.inventory import Impersonal

HOLDINGS = ()

IMPERSONAL: Impersonal = {
    "intake.Sheet": "county no kind edition unit roster rows part parts printed_at printed_by_id taken_at taken_by_id",
    "intake.SheetRow": "sheet row order sign_up_id",
    "intake.ScanBatch": "county unit sent_at sent_by_id sent_post_id",
    "intake.Scan": "batch number page state upload picture sheet marks words tries holder held_until read_at"
    " settled_at settled_by_id",
    "intake.Kiosk": "county unit name code code_until key made_at made_by_id begun_at ended_at ended_by_id",
    "intake.KioskAsk": "kiosk day number service wanted_part asked_at settled_at settled_by_id order",
}
"""A photograph of a signed sheet is the roster's and the order's; it is sealed, and goes by the rule
`scan_pictures`, and with the person whose card it is (ERASERS)."""
