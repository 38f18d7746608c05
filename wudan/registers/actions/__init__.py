"""What is done to registers: reckoned anew; points brought in."""

from wudan.registers.actions.bring_points import bring_points
from wudan.registers.actions.rebuild_reach import rebuild_reach

__all__ = ["bring_points", "rebuild_reach"]
