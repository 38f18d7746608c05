"""The tables of intake."""

from wudan.intake.models.kiosk import Kiosk, KioskAsk
from wudan.intake.models.scan import Scan, ScanBatch
from wudan.intake.models.sheet import Sheet, SheetRow

__all__ = ["Kiosk", "KioskAsk", "Scan", "ScanBatch", "Sheet", "SheetRow"]
