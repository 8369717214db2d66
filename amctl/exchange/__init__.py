"""What other programs bring, made into plain rows, and what they ask for; it is data, whatever it looks like.

mail.py           a mail message: who wrote to whom, when, about what
address_book.py   people and their addresses, for mail programs
"""
