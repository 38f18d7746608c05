"""典型与家庭: who is honoured and why: 拴正人家, 拴正典型, the seven colours (R073–R074, R078–R080)."""
