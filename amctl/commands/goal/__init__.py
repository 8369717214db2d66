"""amctl goal: what they want to achieve."""
