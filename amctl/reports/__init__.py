"""Questions about the book: a pure function each, which answers with a report.

report.py      what an answer is made of: typed rows for machines, blocks for people
due.py         what is due
renewals.py    which contracts are to be decided, by decision day
agenda.py      the weeks ahead as a calendar
accounts.py    the accounts, one row each
where.py       which accounts fit conditions
contacts.py    the people on their side, across accounts
search.py      what the files say about something; query.py is what is looked for, parts.py what answers as one
ordering.py    rows in the order of a column
planned.py     what a change over many accounts would make of them
card.py        one account on one page
goals.py       what the customers want to achieve; progress.py says how far they are
issues.py      what is wrong, and whom to tell by when
coverage.py    who of us knows whom at one account
hanging.py     which accounts hang on one person; both read threads.py: who knows whom, and who weighs most
absences.py    who of us is away when
cover.py       the cover sheet; covered.py is what there is for a cover, cover_tables.py how it is laid out
whose.py       whose work is asked for, and of which accounts
checklist.py   the checklist of a handoff; handover.py the document for a successor, handoffs.py all that are open
first_days.py  how the first ninety days of a handoff go that was accepted
succession.py  whose accounts pass on to whom; candidates.py says who could take one; handed_over.py how handoffs went
timeline.py    one account in one column of time
events/        everything in it that has a day
findings.py    what validate found
doctor.py      whether all is well around the book
configured.py  what is set, and where it comes from
fields.py      the format explained
manual.py      rules explained; exit codes; formats
topics.py      where files lie; mails into the history
"""
