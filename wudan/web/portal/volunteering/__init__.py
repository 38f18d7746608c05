"""我的志愿: become a volunteer, say when and where, show papers, leave; invitations; the rights (R057)."""
