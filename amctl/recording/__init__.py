"""From words to deeds: what the commands that record have in common.

interactions.py  a call, a meeting, a mail, a note, and what follows from it; the options of these commands
messages.py      a mail message as it is
handles.py       what a handle names
contacts.py      what is said of a contact
contracts.py     what is said of a contract and its lines
opportunities.py what is said of an opportunity
given.py         what was said, as a model wants it
setting.py       values by their paths, in one account or in many
absences.py      who of us is away, in the settings
beginning.py     new accounts
migrating.py     a book of an older format
forgetting.py    a person taken out of the files
closing.py       follow-ups done, logged, and the next one planned
handoffs.py      who hands over to whom; passing_on.py many at once, accepting.py how they end well,
                 viewing.py what is open or thought of
"""
