"""Everything in one account that has a day, as events: what happened, what is to be done, what is to come.

event.py       an event, and the kinds of them
history.py     the account itself, its people, what was said and measured
plans.py       goals, milestones, opportunities
work.py        issues, follow-ups, handoffs
terms.py       contracts
"""
