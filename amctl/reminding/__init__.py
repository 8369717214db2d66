"""Reminders: from the book to mails, a person at a time.

gathering.py    who is told what today, and in which language
letters.py      a digest as a letter
calendar.py     the days of a digest for a calendar
sending.py      one run: what goes out, what is held, what is to be told about it
reporting.py    what became of it, as a report and in a line
asking.py       what remind is asked for
testing.py      one mail to the user, step by step
schedule.py     lines for cron, units for systemd
"""
