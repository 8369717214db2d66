"""amctl milestone: the success roadmap."""
