"""身边典型 for everybody: campaigns, one's word, notices and objections, stories; and one's own candidacies."""
