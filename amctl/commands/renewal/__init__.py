"""amctl renewal: what is expected of a contract, and what becomes of it."""
