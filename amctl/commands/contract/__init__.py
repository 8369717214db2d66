"""amctl contract: what is sold."""
