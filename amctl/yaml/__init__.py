"""Our one dialect of YAML: what it reads, where each value stands, what it refuses; and how a file is changed.

reader.py      a document from text, by libyaml's events
scalars.py     what an unquoted word means: nothing, true, false, a whole number, else text
complaints.py  libyaml's errors in words that help

editor.py      changes carried out on a person's text, each one proved
steps.py       a change as cuts at one place each
marks.py       where everything stands, to the character
manner.py      how a file is written: indentation, braces, gaps, line ends
blocks.py      cutting in what is written line by line
flows.py       cutting in what is written in brackets
anchors.py     anchors that would go while aliases stay
proof.py       every other line and every comment is where it was
writing.py     new text: scalars, entries, whole files
rewrite.py     the whole file written anew, for whoever asks
"""
