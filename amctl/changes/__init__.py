"""What a write does, as data: shown by a dry run, carried out by the editor, kept for undo.

edits.py         Set, Remove, Append, Create; an edit of one file
identity.py      what makes a list entry itself, and the handle by which a person names it
naming.py        ids from names
entries.py       entries as a file has them
apply.py         changes carried out on plain data
difference.py    the changes between two states of a file
meant.py         which of several things a word means
new_ids.py       what a new entry is called
days.py          days that are promised, and days that are over
slots.py         where a dotted path leads, and what may be written there
formats.py       older formats brought up to date
revised.py       a mapping brought to what is wanted, key by key
handoffs.py      handoffs on their way; taking_over.py is how they end well
interactions.py  what commands do to an account, a module for each of its parts
"""
