"""amctl issue: what is wrong, and who sees to it."""
