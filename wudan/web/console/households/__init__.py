"""户: found, registered, who belongs, split and merged; by who keeps points there."""
