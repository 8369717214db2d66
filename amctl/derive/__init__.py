"""What follows from one account on one day: its items, its facts, what the rules say, and until when that holds.

account.py     all of it, in one answer
dated.py       an item from its parts
work.py        items of follow-ups and issues
handing.py     items of handoffs, a step each; rows about how they ended
terms.py       items of contracts: decisions, announcements
plans.py       items of goals, milestones and opportunities
cadence.py     items of rhythm: touches, reviews, stale assessments
people.py      rows about the people on their side
aims.py        rows about goals and issues
row.py         the facts
"""
