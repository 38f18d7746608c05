"""Complaints' tables. Only `complaints.actions` write here."""

from wudan.complaints.models.complaint import Complaint, ComplaintNote, Involved

__all__ = ["Complaint", "ComplaintNote", "Involved"]
