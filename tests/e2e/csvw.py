"""Reads CSV files by their metadata, as CSV on the Web describes it, and says where the two do not fit.

What of the vocabulary is known here is what W3C's recommendation requires of the members that we write
(https://www.w3.org/TR/tabular-metadata/): anything else is a problem.
"""
import csv
import datetime
import io
import json
import re
import urllib.parse
from decimal import Decimal

CONTEXT = "http://www.w3.org/ns/csvw"
# The members of each kind of object; besides them any prefixed name (dc:title).
MEMBERS = {
    "group": {"@context", "tables", "dialect", "tableSchema", "notes", "@id", "@type", "tableDirection", "transformations"},
    "table": {"url", "dialect", "notes", "suppressOutput", "tableDirection", "tableSchema", "transformations", "@id", "@type"},
    "schema": {"columns", "foreignKeys", "primaryKey", "rowTitles", "aboutUrl", "datatype", "null", "@id", "@type"},
    "column": {"name", "titles", "datatype", "required", "propertyUrl", "valueUrl", "aboutUrl", "null", "lang", "default",
               "separator", "ordered", "suppressOutput", "virtual", "@id", "@type"},
    "dialect": {"encoding", "lineTerminators", "header", "delimiter", "quoteChar", "doubleQuote", "headerRowCount",
                "commentPrefix", "skipBlankRows", "skipColumns", "skipInitialSpace", "skipRows", "trim", "@id", "@type"},
}
PREFIXED = re.compile(r"^(dc|dcat|schema|rdfs):\w+$")
NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.]*$")


def boolean(text):
    return {"true": True, "false": False}[text]


def address(text):
    if urllib.parse.quote(text, safe="%/:?#[]@!$&'()*+,;=-._~") != text:
        raise ValueError(f"{text} is no address")
    return text


DATATYPES = {"string": str, "integer": int, "decimal": Decimal, "date": datetime.date.fromisoformat, "boolean": boolean,
             "anyURI": address}


class Problem(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Problem(message)


def check_members(value, kind):
    for key in value:
        require(key in MEMBERS[kind] or PREFIXED.match(key), f"a {kind} has no member {key}")


def check_common(value):
    """Values of prefixed names are JSON-LD: texts with a language, or dates, or addresses."""
    for key, texts in value.items():
        if not PREFIXED.match(key):
            continue
        for text in texts if isinstance(texts, list) else [texts]:
            good = isinstance(text, str) or "@id" in text or ("@value" in text and ("@language" in text) != ("@type" in text))
            require(good, f"{key}: {text} is no text, date or address")


def check_column(column):
    check_members(column, "column")
    check_common(column)
    require(NAME.match(column["name"]), f"a column cannot have the name {column['name']}")
    require(column["datatype"] in DATATYPES, f"{column['name']}: {column['datatype']} is no datatype that is known here")
    require(column["titles"] == column["name"], f"{column['name']}: its title is not what the file's heading says")
    for text in column["dc:description"]:
        require(text["@value"].strip(), f"{column['name']} is not explained in {text['@language']}")


def check_schema(schema):
    check_members(schema, "schema")
    names = [column["name"] for column in schema["columns"]]
    for column in schema["columns"]:
        check_column(column)
    require(len(set(names)) == len(names), "two columns have one name")
    require(schema["primaryKey"] in names, "the primary key is no column")


def rows_of(text):
    """RFC 4180: lines end with CRLF, a heading, and as many fields in each."""
    require(text.endswith("\r\n"), "the last line has no end")
    require("\n" not in text.replace("\r\n", ""), "a line ends with LF alone")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def read_field(column, text):
    if text == "":
        require(not column.get("required"), f"{column['name']} is required and empty")
        return None
    try:
        return DATATYPES[column["datatype"]](text)
    except (ValueError, KeyError, ArithmeticError) as error:
        raise Problem(f"{column['name']}: {text!r} is no {column['datatype']}: {error}") from error


def read_table(path, schema):
    rows = rows_of(path.read_bytes().decode("utf-8"))
    names = [column["name"] for column in schema["columns"]]
    require(rows[0] == names, f"{path.name}: its heading is not what the metadata say: {rows[0]}")
    records = []
    for number, row in enumerate(rows[1:], 2):
        require(len(row) == len(names), f"{path.name}: row {number} has {len(row)} fields, not {len(names)}")
        records.append({column["name"]: read_field(column, text) for column, text in zip(schema["columns"], row)})
    keys = [record[schema["primaryKey"]] for record in records]
    require(len(set(keys)) == len(keys), f"{path.name}: two rows have one key")
    return records


def check_foreign_keys(group, tables):
    for table in group["tables"]:
        for key in table.get("tableSchema", {}).get("foreignKeys", []):
            other = {row[key["reference"]["columnReference"]] for row in tables[key["reference"]["resource"]]}
            mine = {row[key["columnReference"]] for row in tables[table["url"]]}
            require(mine <= other, f"{table['url']}: {sorted(mine - other)[:3]} are not in {key['reference']['resource']}")


def read_group(path):
    """{file name: [rows as mappings of column to value]} of all tables that a metadata file describes."""
    group = json.loads(path.read_bytes())
    require(next(iter(group)) == "@context" and group["@context"][0] == CONTEXT, "the metadata do not begin with their context")
    require(set(group["@context"][1]) == {"@language"}, "the context may set the language only")
    check_members(group, "group")
    check_common(group)
    check_members(group["dialect"], "dialect")
    require(group["tables"], "there is no table")
    tables = {}
    for table in group["tables"]:
        check_members(table, "table")
        check_common(table)
        schema = table.get("tableSchema") or group["tableSchema"]
        check_schema(schema)
        file = path.parent / urllib.parse.unquote(table["url"])
        require(file.resolve().parent == path.parent.resolve(), f"{table['url']} is not in the metadata's folder")
        tables[table["url"]] = read_table(file, schema)
    check_foreign_keys(group, tables)
    return tables
