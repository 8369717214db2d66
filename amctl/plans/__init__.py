"""Checklists: plan files evaluated into answers, each with its evidence or the command that mends it.

checklist.py   the steps of a handoff, each with how it stands
answers.py     how a step stands, and what an evaluator is asked
evaluators.py  which evaluator answers which question
beginnings.py  the handoff itself, what was sold and why, what was promised, whether they were introduced
people.py      roles, the map, whom to write first, our people
ahead.py       contracts, usage, opportunities, the next meeting, the next steps
standing.py    goals, rating, issues, roadmap, open work, links
takeover.py    what is planned for whoever has accepted an account, and how it stands
"""
