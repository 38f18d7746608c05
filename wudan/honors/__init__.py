"""典型与家庭: who is honoured and why: 文明家庭, 身边典型, the seven colours (R073–R074, R078–R080)."""
