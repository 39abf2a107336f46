"""kechuang chart: JSON and CSV in, SVG out.

usage: chart.py PROGRAM

What a table says is drawn as what a specification in JSON says; a chart's own data draw it again.
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import TESTS, execute  # noqa: E402

PROGRAM = ""
METADATA = "{http://www.w3.org/2000/svg}metadata"
LOST = ("id", "description", "captioned", "shorten", "signs", "rank_of")  # of a specification, not in its data
LOST_OF_BARS = ("full_label", "highlighted", "href")


class Chart(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def write(self, name, text, encoding="utf-8"):
        (self.folder / name).write_bytes(text.encode(encoding))
        return name

    def run_chart(self, *arguments):
        return execute(PROGRAM, ("chart", *arguments), self.folder)

    def drawn(self, *arguments):
        status, output, errors = self.run_chart(*arguments)
        self.assertEqual((status, errors.decode()), (0, ""), arguments)
        self.assertEqual(ElementTree.fromstring(output).tag, "{http://www.w3.org/2000/svg}svg")
        return output.decode()

    def draw_spec(self, **spec):
        return self.drawn(self.write("spec.json", json.dumps(spec, ensure_ascii=False)))

    def draw_table(self, text, *options, title="题"):
        return self.drawn(f"--title={title}", *options, self.write("table.csv", text))

    def assert_refused(self, text, *places, name="table.csv"):
        """Each place is "line:column: the message's beginning"."""
        status, output, errors = self.run_chart("--title=题", self.write(name, text))
        self.assertEqual((status, output), (1, b""), text)
        found = [line for line in errors.decode().splitlines() if ": error: " in line]
        self.assertEqual(len(found), len(places), errors.decode())
        for line, place in zip(found, places):
            self.assertIn(f"{name}:{place.replace(': ', ': error: ', 1)}", line)

    def test_two_columns_need_nothing_else(self):
        expected = self.draw_spec(title="题", unit="家", bars=[{"label": "甲区", "value": 194},
                                                              {"label": "乙区", "value": "1205.50"},
                                                              {"label": "丙区", "value": None}, {"label": "丁区"}])
        for text in ("区县,企业数（家）\n甲区,194\n乙区,1205.50\n丙区,\n丁区,—\n",
                     "区县, 企业数 (家) \r\n 甲区 , +194 \r\n\r\n乙区,\"1,205.50\"\r\n丙区,——\r\n,\r\n丁区,　",
                     "\ufeff\"区县\",\"数值（家）\"\n\"甲区\",\"194\"\n乙区,\"　1,205.50 \"\n丙区,\"\"\n丁区,\n",
                     "Value (家),whose\n194,甲区\n1205.50,乙区\n,丙区\n,丁区\n"):
            self.assertEqual(self.draw_table(text), expected, text)
        self.assertEqual(self.draw_table("区县,企业数\n甲区,194\n乙区,1205.50\n丙区,\n丁区,\n", "--unit=家"), expected)

    def test_encodings(self):
        text = "区县,企业数（家）\n甲区,194\n乙区,120\n"
        expected = self.draw_table(text)
        for encoding in ("gb18030", "gbk", "utf-16", "utf-8-sig"):
            self.write("table.csv", text, encoding)
            self.assertEqual(self.drawn("--title=题", "table.csv"), expected, encoding)

    def test_a_column_a_series(self):
        bars = [{"label": "甲区", "values": [1, 2], "highlighted": True}, {"label": "乙区", "values": [3, None]}]
        expected = self.draw_spec(title="题", unit="家", series=["2022年", "2023年"], bars=bars)
        for text in ("区县,2022年（家）,2023年（家）,突出\n甲区,1,2,是\n乙区,3,,\n",
                     "名称,系列,数值（家）,突出\n甲区,2022年,1,\n甲区,2023年,2,yes\n乙区,2022年,3,否\n",
                     "series,value (家),name,highlighted\n2022年,3,乙区,no\n2023年,2,甲区,true\n2022年,1,甲区,\n"):
            swapped = text.startswith("series")
            wanted = expected if not swapped else self.draw_spec(title="题", unit="家", series=["2022年", "2023年"],
                                                                 bars=bars[::-1])
            self.assertEqual(self.draw_table(text), wanted, text)
        expected = self.draw_spec(title="题", bars=[{"label": "甲区", "value": 1}, {"label": "乙区", "value": 2}])
        self.assertEqual(self.draw_table("名称,系列,数值\n甲区,2022年,1\n乙区,2022年,2\n"), expected)
        for series in (["企业（2022年）", "企业（2023年）"], ["企业（实际）", "专利（目标）"], ["企业（上半年）", "企业（下半年）"]):
            expected = self.draw_spec(title="题", series=series, bars=[{"label": "甲区", "values": [1, 2]}])
            self.assertEqual(self.draw_table(f"区县,{','.join(series)}\n甲区,1,2\n"), expected)
        expected = self.draw_spec(title="题", series=["2022", "2023"], bars=[{"label": "甲区", "values": [1, 2]}])
        self.assertEqual(self.draw_table("区县,2022,2023\n甲区,1,2\n"), expected)

    def test_all_columns(self):
        expected = self.draw_spec(title="题", kind="bullet", unit="%", source="某局", width=480, language="zh", bars=[
            {"label": "甲", "full_label": "甲区", "value": "3.4", "bound": "ge", "status": "estimate", "note": "2023年",
             "target": 4, "target_bound": "approx", "target_note": "2025年", "href": "https://example.com/a",
             "highlighted": True},
            {"label": "乙区", "value": 2}])
        options = ("--kind=bullet", "--source=某局", "--width=480", "--language=zh")
        for heading in ("名称,简称,数值（%）,界限,状态,备注,目标（%）,目标界限,目标说明,链接,突出",
                        "name,label,value (%),bound,status,note,target,target bound,target_note,href,highlighted",
                        "Name,Label,投入强度（%）,Bound,Status,Note,Target,Target Bound,Target Note,Href,Highlighted"):
            rows = "甲区,甲,3.4,ge,estimate,2023年,4,approx,2025年,https://example.com/a,是\n乙区,,2,,,,,,,,\n"
            self.assertEqual(self.draw_table(f"{heading}\n{rows}", *options), expected, heading)

    def test_words_of_bounds_and_statuses(self):
        words = {"bound": {"eq": "等于", "ge": "以上 超 超过 余", "le": "以下 以内 不到 不超过", "approx": "约 近 左右"},
                 "status": {"actual": "实际", "estimate": "预计 预测", "target": "目标 计划"}}
        for key, heading in (("bound", "界限"), ("status", "状态"), ("target_bound", "目标界限")):
            for meaning, chinese in words[key.removeprefix("target_")].items():
                expected = self.draw_spec(title="题", bars=[{"label": "甲", "value": 1, "target": 2, key: meaning}])
                for word in (meaning, *chinese.split(), f"　{chinese.split()[0]} "):
                    self.assertEqual(self.draw_table(f"名称,数值,目标,{heading}\n甲,1,2,{word}\n"), expected, word)
        expected = self.draw_spec(title="题", bars=[{"label": "甲", "value": 1}])
        self.assertEqual(self.draw_table("名称,数值,界限,状态\n甲,1,　,\n"), expected)
        self.assert_refused("name,value,Status\n甲,1,x\n",
                            '2:5: "x" cannot stand in the column "Status"; it has: actual, estimate, target [chart-spec]')
        self.assert_refused("名称,数值,状态\n甲,1,以上\n",
                            '2:5: "以上" cannot stand in the column "状态"; it has: 实际, 预计, 预测, 目标, 计划 [chart-spec]')
        self.assert_refused("name,value,target,target_bound\n甲,1,2,gt\n",
                            '2:7: "gt" cannot stand in the column "target_bound"; it has: eq, ge, le, approx [chart-spec]')

    def test_figures_as_spreadsheets_have_them(self):
        expected = self.draw_spec(title="题", unit="%", bars=[{"label": "甲", "value": "12.5"}, {"label": "乙"},
                                                             {"label": "丙", "value": "-1234"}])
        for text in ("名称,增速\n甲,12.5%\n乙,\n丙,\"-1,234%\"\n", "名称,增速（%）\n甲,12.5%\n乙,-\n丙,-1234 %\n",
                     "名称,增速（%）\n甲,12.5\n乙,-\n丙,-1234\n", "名称,增速\n甲,12.5％\n乙,/\n丙,-1234%\n"):
            self.assertEqual(self.draw_table(text), expected, text)
        expected = self.draw_spec(title="题", unit="%", series=["a", "b"], bars=[{"label": "甲", "values": [1, 2]}])
        self.assertEqual(self.draw_table("名称,a,b\n甲,1%,2%\n"), expected)
        expected = self.draw_spec(title="题", bars=[{"label": "甲"}, {"label": "乙", "value": "1234567.5"}])
        for missing in ("", "-", "–", "—", "——", "/", "…", "……", "..", "　—"):
            self.assertEqual(self.draw_table(f'名称,数值\n甲,{missing}\n乙,"1,234,567.5"\n'), expected, missing)
        self.assert_refused("名称,增速\n甲,12%\n乙,\n丙,5\n丁,6\n", '4:3: "5" has no %')
        self.assert_refused("名称,增速（%）\n甲,12\n乙,5%\n", '3:3: "5%" has a %')
        self.assert_refused("名称,a,b\n甲,1%,2\n", '2:6: "2" has no %')
        self.assert_refused("名称,企业（家）\n甲,12%\n乙,5%\n", '2:3: "12%" has a %, and the heading has the unit "家"')
        self.assert_refused("名称,数值\n甲,\"0,123\"\n", '2:3: "0,123" is no number: its commas do not part thousands')
        status, output, errors = self.run_chart("--title=题", "--unit=家", self.write("t.csv", "名称,增速\n甲,12%\n"))
        self.assertEqual((status, output), (1, b""))
        self.assertIn('t.csv:2:3: error: "12%" has a %, and --unit is "家"', errors.decode())
        errors = self.run_chart("--title=题", self.write("t.csv", "名称,数值\n甲,约12\n"))[2].decode()
        self.assertIn("help: put 约 and 以上 into a column 界限, the unit into the heading, and leave the field empty if "
                      "there is no figure", errors)

    def test_options_come_before_the_file(self):
        bars = [{"label": "A", "value": 1}, {"label": "B", "value": 2}]
        expected = self.draw_spec(title="t", kind="columns", unit="km", source="s", language="en", width=300, bars=bars)
        self.write("other.json", json.dumps({"title": "x", "kind": "time", "unit": "m", "width": 800, "bars": bars}))
        options = ("-Tt", "-kcolumns", "-ukm", "-rs", "-len", "-w300")
        self.assertEqual(self.drawn(*options, "other.json"), expected)
        self.write("untitled.json", json.dumps({"bars": bars}))
        self.assertEqual(self.drawn(*options, "untitled.json"), expected)
        self.assertEqual(self.draw_table("name,value (m)\nA,1\nB,2\n", *options[1:], title="t"), expected)

    def test_options_of_figures_ranks_and_ids(self):
        bars = [{"label": "甲", "value": 86510000000}, {"label": "乙", "value": 1200000000}]
        expected = self.draw_spec(title="题", unit="元", shorten=True, signs=True, id="a", bars=bars)
        self.assertIn("+865.1亿元", expected)
        self.assertIn('id="kc-a-title"', expected)
        table = "名称,数值（元）\n甲,86510000000\n乙,1200000000\n"
        self.assertEqual(self.draw_table(table, "--shorten", "--signs", "--id=a"), expected)
        self.assertEqual(self.draw_table(table, "-HGia"), expected)
        self.write("other.json", json.dumps({"title": "题", "unit": "元", "shorten": False, "id": "b", "bars": bars}))
        self.assertEqual(self.drawn("--shorten", "--signs", "--id=a", "other.json"), expected)
        ranks = [{"label": "甲", "value": 3}, {"label": "乙", "value": 1}]
        expected = self.draw_spec(title="题", kind="rank", rank_of=38, bars=ranks)
        self.assertEqual(self.draw_table("名称,数值\n甲,3\n乙,1\n", "--kind=rank", "--of=38"), expected)
        self.write("rank.json", json.dumps({"title": "题", "kind": "rank", "rank_of": 9, "bars": ranks}))
        self.assertEqual(self.drawn("--of=38", "rank.json"), expected)
        status, output, errors = self.run_chart("--of=38", "other.json")
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b"other.json:1:1: error: --of is for a chart of the kind rank only", errors)

    def test_standard_input(self):
        table = "区县,企业数\n甲区,194\n"
        expected = self.draw_table(table)
        spec = json.dumps({"title": "题", "bars": [{"label": "甲区", "value": 194}]})
        for options, text in ((["--title=题", "--csv"], table), ([], spec)):
            done = subprocess.run([PROGRAM, "chart", *options, "-"], input=text.encode(), capture_output=True,
                                  check=False, timeout=60)
            self.assertEqual((done.returncode, done.stdout.decode(), done.stderr), (0, expected, b""))
        self.write("table.dat", table)
        self.assertEqual(self.drawn("--csv", "--title=题", "table.dat"), expected)
        self.write("TABLE.CSV", table)
        self.assertEqual(self.drawn("--title=题", "TABLE.CSV"), expected)

    def data_of(self, svg):
        return ElementTree.fromstring(svg).find(METADATA).text.lstrip("\n").rpartition("\n\n")[2]

    def test_a_charts_own_data_draw_it_again(self):
        count = 0
        for path in sorted(TESTS.glob("cases/chart/*/spec.json")):
            spec = json.loads(path.read_text(encoding="utf-8"))
            if path.parent.name == "hostile":  # its texts are no arguments that a shell could give
                spec["title"] = "题"
            for key in LOST:
                spec.pop(key, None)
            for bar in spec["bars"]:
                bar["label"] = bar.get("full_label") or bar["label"]
                for part in [bar, *[value for value in bar.get("values", ()) if isinstance(value, dict)]]:
                    for key in LOST_OF_BARS:
                        part.pop(key, None)
            # Quietly: names stand twice in some.
            expected = self.drawn("--quiet", self.write("spec.json", json.dumps(spec, ensure_ascii=False)))
            keys = ("kind", "stacking", "scale", "unit", "source", "language", "width")
            options = ["--quiet", *(f"--{key}={spec[key]}" for key in keys if key in spec)]
            found = self.draw_table(self.data_of(expected), *options, title=spec["title"])
            self.assertEqual(found, expected, path.parent.name)
            count += 1
        self.assertGreater(count, 10)

    def test_texts_that_a_spreadsheet_would_run(self):
        expected = self.draw_spec(title="题", bars=[{"label": "=A1+1", "value": 1}, {"label": '@"x", y', "value": 2}])
        data = self.data_of(expected)
        self.assertIn("\"'=A1+1\"", data)
        self.assertEqual(self.draw_table(data), expected)

    def test_faults_of_tables_are_shown_at_their_place(self):
        self.assert_refused("", "1:1: the table is empty")
        self.assert_refused("区县,数值\n", "1:1: below the heading there is no row")
        self.assert_refused("甲区\n乙区\n", "1:1: there is no column of figures")
        self.assert_refused("甲区，194\n乙区，120\n", "1:1: there is no column of figures")
        self.assert_refused("数值\n1\n", "1:1: there is no column of names")
        self.assert_refused("甲区,194\n乙区,120\n", "1:4: the first row is the heading")
        self.assert_refused("名称,数值,value\n甲,1,2\n", '1:7: there is a column "value" already')
        self.assert_refused("名称,数值,面积\n甲,1,2\n", '1:7: a chart\'s table has no column "面积"')
        self.assert_refused("名称,企业,专利,备注\n甲,1,2,\n", '1:7: "专利" is a second column of figures')
        self.assert_refused("名称,a,b,c,d,e\n甲,1,2,3,4,5\n", '1:12: "series" is a list of at most 4')
        self.assert_refused("名称,数值（家）,目标（%）\n甲,1,2\n", "1:10: a chart has one unit")
        for number in ("12O5", "1e5", "12,34", "1,2345", ",123", "1,234.5,6", "0,123", "012,345", "1234,567", "12%", "194家", "1．", "--1",
                       "1" * 30, "1,234" * 30):
            self.assert_refused(f'区县,数值\n甲区,1\n乙区,"{number}"\n', '3:4: "')
        self.assert_refused("区县,数值\n甲区,1000000000000000\n", '2:4: "value" has to be below 10^15')
        self.assert_refused("区县,数值\n甲区\n乙区,1,234\n,1\n", "2:1: this row has 1 field, the heading 2",
                            "3:6: this field has no heading", "4:1: this row has no name")
        self.assert_refused("区县,数值,,\n甲区,1,,x\n", "2:7: this field has no heading")
        self.assert_refused("名称,数值,界限,突出,目标\n甲区,1,gt,maybe,x\n", '2:6: "gt" cannot stand in the column "界限"; it has: 等于, 以上, 超, ', '2:9: "maybe" is not',
                            '2:15: "x" is no number')
        self.assert_refused("名称,系列,数值\n甲,a,1\n甲,b,1\n甲,a,2\n乙,,1\n",
                            '4:1: "甲" has a figure of the series "a" already', "5:3: this row has no series")
        self.assert_refused("名称,系列,数值\n甲,a,1\n甲,a,2\n", '3:1: "甲" has a figure of the series "a" already')
        self.assert_refused("区县,a,b,a\n甲,1,2,3\n", '1:8: there is a column "a" already')
        self.assert_refused("名称,系列,数值\n甲,a,1\n甲,b,1\n甲,c,2\n甲,d,1\n甲,e,1\n", '1:4: "series" is a list of at most 4')
        self.assert_refused("名称" + "".join(f",{i}月" for i in range(26)) + "\n甲" + ",1" * 26 + "\n",
                            '1:90: "24月" is one column too many')
        self.assert_refused("名称,数值\n" + "甲,1\n" * 201, "202:1: a chart of more bars than 200")
        self.assert_refused("名称,a,b\n" + "甲,1,2\n" * 101, "1:1: a chart of 202 bars cannot be read")
        self.assert_refused("名称,数值\n甲,5\" 1\n", "2:4: a quotation mark in a field")
        self.assert_refused("名称,数值\n\"甲,5\n乙,2\n", "2:1: this quotation mark is not closed")
        status, output, errors = self.run_chart("--title=题", self.write("table.csv", "名称,数值,链接\n甲,5,javascript:1\n"))
        self.assertEqual(status, 0)
        self.assertNotIn(b"javascript", output)
        self.assertIn(b"table.csv:2:5: warning: a link is relative, http or https", errors)

    def test_tables_that_begin_otherwise(self):
        title = "the first row looks like a title: take it out and give it as --title"
        self.assert_refused("2023年企业,\n区县,企业数（家）\n甲区,194\n", f"1:1: {title}")
        self.assert_refused("2023年企业\n\n,\n区县,企业数（家）\n甲区,194\n", f"1:1: {title}")
        self.assert_refused(",2023年企业,\n区县,企业,专利\n甲区,194,1\n", f"1:2: {title}")
        self.assert_refused(",企业数\n甲区,194\n", "1:2: there is no column of figures")
        for text, place in (("区县;企业数（家）\n甲区;194\n", "1:3"), ("\n\"区县\";\"企业数\"\n\"甲区\";\"1,5\"\n", "2:5"),
                            ("\ufeff标题;;\n区县;企业;专利\n", "1:3")):
            self.assert_refused(text, f'{place}: the fields are parted by ";", not by commas: save the table as CSV with')
        self.assert_refused("区县\t企业数\n甲区\t1,5\n", "1:3: the fields are parted by tabs, not by commas: save")
        expected = self.draw_spec(title="题", bars=[{"label": "甲;", "value": 1}])
        self.assertEqual(self.draw_table('"区;\n县",a;b\n甲;,1\n'), expected)

    def test_units_that_differ(self):
        says = "columns of different units cannot stand on one axis; draw two charts"
        self.assert_refused("区县,企业（家）,专利（件）\n甲区,1,2\n", f"1:10: {says}")
        self.assert_refused("区县,企业（家）,名单（家）,投入 (亿元)\n甲区,1,2,3\n", f"1:16: {says}")
        self.assert_refused("区县,投入（亿元）,投入（%）\n甲区,1,2\n", f"1:11: {says}")

    def test_what_deserves_a_look(self):
        def warned(name, *places):
            status, output, errors = self.run_chart("--title=题", name)
            self.assertEqual(status, 0, errors.decode())
            self.assertEqual(ElementTree.fromstring(output).tag, "{http://www.w3.org/2000/svg}svg")
            found = [line for line in errors.decode().splitlines() if line.startswith(name)]
            self.assertEqual(found, [f"{name}:{place.replace(': ', ': warning: ', 1)} [chart-spec]" for place in places])
        twice = 'the name "甲区" stands twice'
        warned(self.write("t.csv", "区县,数值\n甲区,1\n乙区,2\n甲区,3\n"), f"4:1: {twice}")
        warned(self.write("t.csv", "名称,简称,数值\n甲区,甲,1\n乙区,乙,2\n甲区,丙,3\n"), f"4:1: {twice}")
        bars = '{"label": "甲区", "value": 1}, {"label": "甲区", "value": 2}'
        warned(self.write("t.json", f'{{"title": "题", "bars": [{bars}]}}'), f"1:64: {twice}")
        self.draw_spec(title="题", series=["a", "b"], bars=[{"label": "甲", "values": [1, 2]}] * 2)
        for name in ("合计", "总计", "小计", "全市合计", "全区合计", "Total", "total", "合　计"):
            says = f'"{name}" looks like a total and is drawn like the other bars; take it out if it is one'
            warned(self.write("t.csv", f"区县,数值\n甲区,1\n{name},2\n"), f"3:1: {says}")
            warned(self.write("t.csv", f"区县,2022年,2023年\n甲区,1,2\n{name},2,3\n"), f"3:1: {says}")
        self.draw_table("区县,数值\n总计划,1\nTotals,2\n合计数,3\n")

    def test_faults_of_specs_are_shown_at_their_place(self):
        def refuse(text, *places):
            self.assert_refused(text, *places, name="spec.json")
        refuse('{"bars": [{"label": "甲", "value": 1}], "colour": 2}', '1:40: a chart has no "colour" here')
        refuse('{"bars": [{"label": "甲", "value": "x"}]}', '1:35: "value" is a number')
        refuse('{"series": ["a", "b"], "bars": [{"label": "甲", "values": [1]}]}', '1:58: a bar of a grouped chart needs')
        refuse('{"width": 100, "bars": [{"label": "甲", "value": 1}]}', '1:11: "width" is a whole number from 240')
        refuse('{"bars": [}', "1:11: here a value should stand")
        refuse('[]', "1:1: a chart is a mapping")
        status, output, errors = self.run_chart(self.write("untitled.json", '{"bars": [{"label": "甲", "value": 1}]}'))
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b'untitled.json:1:1: error: a chart needs a "title"', errors)
        status, output, errors = self.run_chart("--title=题", self.write("table.txt", "区县,数值\n甲区,1\n"))
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b"help: a table in CSV has a name that ends with .csv", errors)
        status, output, errors = self.run_chart("none.json")
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b"none.json:1:1: error: ", errors)

    def test_wrong_usage(self):
        self.write("a.csv", "a,b\n甲,1\n")
        for arguments, says in (([], "chart takes one file"), (["a.csv", "b.csv"], "chart takes one file"),
                                (["a.csv"], "needs --title"), (["--csv", "-"], "needs --title"),
                                (["--title=", "a.csv"], '--title cannot be ""'),
                                (["--kind=pie", "a.json"], "it is bars, columns, bullet, time, rank or multiples"),
                                (["--language=fr", "a.json"], "it is zh or en"),
                                (["--stacking=high", "a.json"], "it is beside, stacked or percent"),
                                (["--scale=ln", "a.json"], "it is linear or log"),
                                (["--width=wide", "a.json"], "a whole number from 240 to 4000"),
                                (["--width=100", "a.json"], "a whole number from 240 to 4000"),
                                (["--of=0", "a.json"], "--of cannot be \"0\"; it is a whole number from 1 to 1000000"),
                                (["--of=38.5", "a.json"], "a whole number from 1"),
                                (["--id=", "a.json"], '--id cannot be ""'),
                                (["--out=x", "a.json"], "chart has no option --out")):
            status, output, errors = self.run_chart(*arguments)
            self.assertEqual((status, output), (2, b""), arguments)
            self.assertIn(says.encode(), errors, arguments)

    def test_the_examples_of_the_documentation(self):
        text = (TESTS.parent / "README.md").read_text(encoding="utf-8")
        section = text.partition("\n## Drawing a chart\n")[2].partition("\n## ")[0]
        blocks = [re.sub(r"^    ", "", block, flags=re.M) for block in re.findall(r"(?:^    .*\n)+", section, flags=re.M)]
        for name in ("qiye.csv", "zhuanli.json"):
            self.assertIn(f"(`{name}`)", section)
        self.write("qiye.csv", blocks[0])
        self.write("zhuanli.json", next(block for block in blocks if block.startswith("{")))
        commands = [block.strip() for block in blocks if block.startswith("./run kechuang chart ")]
        self.assertEqual(len(commands), 2)
        for command in commands:
            words, _, output = command.removeprefix("./run kechuang chart ").partition(" > ")
            self.assertTrue(output.endswith(".svg"))
            svg = self.drawn(*words.split())
            self.assertIn("甲区", svg)
            self.assertIn("无数据", svg)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
