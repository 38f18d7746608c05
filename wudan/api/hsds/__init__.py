"""Open Referral HSDS 3: the menu and the sites for directories of services (ADR 70). Public, read only."""
