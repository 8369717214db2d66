"""amctl handoff: an account passes from one of us to another."""
