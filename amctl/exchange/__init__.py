"""What other programs bring, made into plain rows; what is in it is data, whatever it looks like.

mail.py   a mail message: who wrote to whom, when, about what
"""
