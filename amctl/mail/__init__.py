"""Mail that leaves: each letter at most once, and never without somebody knowing what became of it.

mailbox.py     who a mail is from and to: names and addresses, strictly
headers.py     any text, made fit for a header
letter.py      a letter, and the bytes of the mail that it becomes, proved by reading them again
bounds.py      who may get mail at all
entries.py     what became of each letter, from the records of the ledger
ledger.py      the records on disk, written before and after each letter
marker.py      which machine sends for a book
transport.py   how mail leaves, and which way is configured
smtp.py        by a mail server; connection.py: getting through to it; deadline.py: and no longer than that
sendmail.py    by a command; programs.py: running one
folder.py      into a folder, from which nothing leaves
round.py       sending several letters, one after the other
trial.py       sending one letter, step by step, for somebody who watches
"""
