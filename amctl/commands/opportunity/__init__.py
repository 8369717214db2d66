"""amctl opportunity: what more we could do for them."""
