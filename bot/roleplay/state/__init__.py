"""The talk as data, with the rules, the world and the machine that drive it."""
