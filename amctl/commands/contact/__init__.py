"""amctl contact: the people on their side."""
