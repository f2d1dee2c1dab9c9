"""Files as they should not be: src/test/resources/nasty. What is said of each stands beside it as NAME.expected.

python3 src/test/python/nasty.py   (from the root of the repository; only Python itself is needed)
"""

import gzip
import io
import pathlib
import zipfile

FOLDER = pathlib.Path("src/test/resources/nasty")
SOUND = pathlib.Path("src/test/resources/extracts")


def write(name, content):
    (FOLDER / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def packed(content):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as archive:
        archive.write(content)
    return out.getvalue()


def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts_of:
        for name, content in parts.items():
            parts_of.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(rows, before=""):
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return archive({
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="a" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="b" Type="{RELATION}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    })


def text(reference, value):
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


HEADER = f'<row r="1">{text("A1", "region")}{text("B1", "answer")}</row>'
ROW = f'<row r="2">{text("A2", "Praha")}<c r="B2"><v>1</v></c></row>'

# delimited text
write("empty.csv", "")
write("blank-lines.csv", "\n\n\n")
write("header-only.csv", "region,answer\n")
write("ragged.csv", "region,answer\nPraha,1\nBrno\nPlzeň,0,7\nZlín,1\n")
write("unclosed-quote.csv", 'region,answer\nPraha,1\n"Brno,0\nZlín,1\n')
write("text-after-quote.csv", 'region,answer\nPraha,1\n"Brno"x,0\n')
write("nameless-column.csv", "region,,answer\nPraha,1,1\n")
write("two-columns-alike.csv", "region,answer,Answer , answer\nPraha,1,1,1\n")
write("nul.csv", "region,answer\nPra\0ha,1\nBrno,0\n")
write("long-cell.csv", "region,answer\nPraha," + "1" * 1_200 + "\nBrno,0\n")
write("not-utf8.csv", "region;answer\nPraha;1\nÚstecký kraj;0\nJihočeský kraj;1\nKraj Vysočina;0\n".encode("windows-1250"))
write("not-utf8-header.csv", "kraj;odpověď\nPraha;1\n".encode("windows-1250"))
write("half-a-character.txt", "region\tanswer\nPraha\t1\n".encode("utf-16") + b"x")
write("wide.csv", ",".join(f"c{i}" for i in range(250)) + "\n" + ",".join(["1"] * 250) + "\n")
write("many-rows.csv", "region,answer\n" + "Praha,1\n" * 2_001)

# packed
write("cut-short.csv.gz", packed(b"region,answer\n" + b"Praha,1\nBrno,0\n" * 60)[:-12])
write("no-gzip.csv.gz", b"\x1f\x8b and then nothing of the kind")
write("bomb.csv.gz", packed(b"region,answer\nPraha,1\n" + b"\n" * 8_000_000))

# other kinds of files
write("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
write("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
write("columns.parquet", b"PAR1" + bytes(20))
write("data.rds", packed(b"X\n\0\0\0\3\0\4\2\2"))
write("letter.docx", archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}))
write("password.ods", archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>", "content.xml": "?"}))

# workbooks
write("no-result.xlsx", workbook(HEADER + ROW + f'<row r="3">{text("A3", "Brno")}<c r="B3"><f>B2+1</f></c></row>'))
write("error-cell.xlsx", workbook(HEADER + ROW + f'<row r="3">{text("A3", "Brno")}<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'))
write("beside-the-table.xlsx", workbook(HEADER + ROW + f'<row r="3">{text("A3", "Brno")}<c r="B3"><v>0</v></c>{text("D3", "note")}</row>'))
write("far-column.xlsx", workbook(HEADER + ROW + f'<row r="3">{text("ZZZZZZ3", "Brno")}</row>'))
write("rows-out-of-order.xlsx", workbook(ROW + HEADER))
write("dtd.xlsx", workbook(HEADER + ROW, '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'))
write("bomb.xlsx", workbook(HEADER + ROW + " " * 8_000_000))
write("long-text.xlsx", workbook(HEADER + f'<row r="2">{text("A2", "x" * 1_500)}<c r="B2"><v>1</v></c></row>' + ROW.replace("2", "3")))
write("empty-sheet.xlsx", workbook(""))
write("cut-short.xlsx", workbook(HEADER + ROW)[:-40])

# statistics programs
sav = (SOUND / "haven-byte.sav").read_bytes()
write("cut-short.sav", sav[:-200])
write("cut-in-the-dictionary.sav", sav[:500])
dta = (SOUND / "haven-14.dta").read_bytes()
write("cut-short.dta", dta[: len(dta) // 2])
write("old-version.dta", b"\x69\x02\x01\x00" + bytes(200))
write("new-version.dta", b"<stata_dta><header><release>121</release>" + bytes(200))
