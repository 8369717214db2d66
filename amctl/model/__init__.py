"""The nouns of the trade, as the files have them: what an account holds, what a book sets.

fields.py      days, amounts, periods, ids; who may see a field; what it refers to
account.py     the account itself
people.py      contacts: the account map
contracts.py   terms, lines, notice, forecast, outcome
playbooks.py   plan files: the steps of checklists
plans.py       goals, milestones, opportunities
work.py        issues, follow-ups, handoffs
history.py     interactions, usage, feedback, advocacy
settings.py    amctl.yaml and the user's own config
standing_in.py who is told instead of somebody who is away, or has left
words.py       the words of the format, to be told in a language
reading.py     from a document to a model, with every error at its place
schema.py      the JSON Schema of each file
"""
