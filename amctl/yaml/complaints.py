"""libyaml's errors, in words that say what to do."""

# What libyaml (or the reader, of what libyaml does not tell apart) says, or a part of it → what is wrong, and the remedy.
_KNOWN: list[tuple[str, str, str]] = [
    ("cannot start any token", "this character cannot begin a value", "put the text in quotes; indent with spaces, not tabs"),
    ("mapping values are not allowed", "a colon where none can be", "put text that contains ': ' in quotes, or check the indentation"),
    ("while scanning a quoted scalar", "a quotation mark is never closed", "close it on the same line"),
    ("while scanning a simple key", "a line without a colon", "write 'name: value', or indent it under the text above"),
    ("text behind a value", "the value has ended before this", "put the whole text in quotes; between single ones, ' is written ''"),
    ("did not find expected key", "the indentation does not fit the lines above", "line it up with its neighbours, in spaces"),
    ("did not find expected '-' indicator", "the indentation does not fit the list above", "begin each entry with '- ', all in one column"),
    ("did not find expected ',' or", "the bracket opened on line {line} is never closed, or a comma is missing", "close the bracket or put text with , ] } in quotes"),
    ("found undefined alias", "an alias without its anchor", "put text that begins with * in quotes"),
    ("while scanning an alias", "an alias without a name", "put text that begins with * in quotes"),
    ("while scanning an anchor", "an anchor without a name", "put text that begins with & in quotes"),
    ("while scanning a directive", "a directive that cannot be read", "put text that begins with % in quotes"),
    ("while parsing a tag", "a tag that cannot be read", "put text that begins with ! in quotes"),
    ("while scanning a tag", "a tag that cannot be read", "put text that begins with ! in quotes"),
    ("unknown escape character", "an unknown escape in double quotes", "write \\\\ for a backslash, or use single quotes"),
    ("invalid Unicode character escape", "an escape that is no character", "write the character itself"),
    ("did not find expected hexdecimal number", "an escape that is no number", "write the character itself"),
    ("did not find expected <document start>", "the text goes on where the document has ended", "check the indentation of this line"),
    ("block sequence entries are not allowed", "a list entry where none can be", "begin the list on its own line, indented"),
    ("did not find expected comment or line break", "something stands behind | or > that cannot be there", "begin the text on the next line, indented"),
    ("did not find expected node content", "a value is missing, or a bracket is never closed", "put text that begins with , ] } in quotes"),
    ("undefined tag handle", "a tag that cannot be read", "put text that begins with ! in quotes"),
    ("incompatible YAML document", "a directive (%YAML)", "delete the line"),
    ("found a tab character", "a tab in the indentation", "indent with spaces"),
]  # fmt: skip


def in_words(context: str, problem: str, line: int) -> tuple[str, str]:
    """What is wrong and what to do, from what libyaml says of it; `line` is where the thing began."""
    said = f"{context} {problem}"
    for part, message, remedy in _KNOWN:
        if part in said:
            return message.format(line=line), remedy
    return f"this is not YAML: {problem}", "put the text in quotes, or check the indentation"
