"""Word documents: what is read of them, and that a fix changes the text of runs and nothing else."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.api import fix_with
from linter.document import Document, Role
from linter.engine import Linter
from linter.readers import Unreadable, read
from linter.settings import Settings
from linter.surfaces.cli import main

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = f'<Relationships><Relationship Id="rId1" Type="{KIND}" Target="word/document.xml"/></Relationships>'


def package(body: str, space: str = W, **parts: str) -> bytes:
    """A document with this body, written by hand so that a test shows what is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        container.writestr("_rels/.rels", RELATIONS)
        container.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            container.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def run(text: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str, style: str = "", mark: str = "") -> str:
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def shown(document: Document) -> list[tuple[str, str]]:
    return [(part.role.value, document.text[part.start : part.end]) for part in document.segments]


def mended(data: bytes, *, unsafe: bool = False) -> bytes:
    asked = Settings()
    with Linter(asked) as linter:
        return fix_with(linter, read("a.docx", data), asked, unsafe=unsafe)[0]


def body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return container.read("word/document.xml").decode()


def made() -> bytes:
    """A story as python-docx writes it, with the styles of its template."""
    story = docx.Document()
    story.add_heading("Footbridge to close for the winter", 0)
    story.add_paragraph("By Ann Carter")
    text = story.add_paragraph("DOVER, Del. — The the bridge was shut on ")
    text.add_run("Monday").bold = True
    text.add_run(", the council said.")
    story.add_paragraph("Repairs begin in May.", style="List Bullet")
    story.add_paragraph("We saw the water the rise.", style="Quote")
    table = story.add_table(1, 1)
    table.cell(0, 0).text = "Teh table"
    out = io.BytesIO()
    story.save(out)
    return out.getvalue()


def test_styles_tell_roles_and_tables_are_left_out() -> None:
    assert shown(read("a.docx", made())) == [
        ("headline", "Footbridge to close for the winter"),
        ("byline", "By Ann Carter"),
        ("dateline", "DOVER, Del. —"),
        ("paragraph", "The the bridge was shut on Monday, the council said."),
        ("list-item", "Repairs begin in May."),
        ("block-quote", "We saw the water the rise."),
    ]


def test_names_of_styles_count_and_not_their_ids() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    found = read("a.docx", package(paragraph(run("Steg gesperrt"), style="berschrift1") + paragraph(run("It rained.")), styles=styles))
    assert shown(found) == [("headline", "Steg gesperrt"), ("paragraph", "It rained.")]


def test_deletions_are_skipped_and_insertions_read() -> None:
    tracked = (
        paragraph(
            run("The mayor "), f"<w:del>{run('did').replace('w:t', 'w:delText')}</w:del>", f"<w:ins>{run('signed')}</w:ins>", run(" it.")
        )
        + paragraph(run("It rained"), mark="<w:del/>")
        + paragraph(run(" all night."))
        + paragraph(f"<w:moveFrom>{run('Gone.')}</w:moveFrom>", f"<w:moveTo>{run('Here.')}</w:moveTo>")
        + paragraph(run("Secret.", "<w:vanish/>"), run("Open.", '<w:vanish w:val="0"/>'))
    )
    assert read("a.docx", package(tracked)).text.split("\n") == ["The mayor signed it.", "It rained all night.", "Here.", "Open."]


def test_strict_documents_and_notes_are_read() -> None:
    found = read("a.docx", package(paragraph(run("One.")), STRICT, footnotes=f"<w:footnotes {W}>{paragraph(run('Two.'))}</w:footnotes>"))
    assert found.text == "One.\nTwo."


def test_a_row_is_a_paragraph_and_a_column_a_character_of_its_text() -> None:
    document = read("a.docx", package(paragraph(run("One.")) + paragraph(run("A 😀 "), "<w:r><w:br/></w:r>", run("recieved it."))))
    with Linter(Settings()) as linter:
        found = next(found for found in linter.lint(document, Settings()).findings if found.code.startswith("spelling/"))
    assert (found.location.row, found.location.column, found.text) == (2, 6, "recieved")


def test_a_fix_keeps_runs_entities_and_all_other_parts() -> None:
    data = package(
        paragraph(run("It was rec", "<w:i/>"), run("ieved by &#8220;A&amp;B&#8221; on ", "<w:i/>"), run("Monday.", "<w:b/>")),
        styles=f"<w:styles {W}/>",
    )
    after = mended(data, unsafe=True)
    assert body(after) == body(data).replace(run("It was rec", "<w:i/>"), run("It was received", "<w:i/>")).replace(">ieved by", "> by")
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
        assert one.namelist() == other.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist() if name != "word/document.xml")
        assert other.testzip() is None


def test_a_fix_that_would_mix_two_looks_is_refused() -> None:
    data = package(paragraph(run("The buid"), run("ling fell.", "<w:b/>")))
    assert mended(data, unsafe=True) == data
    # The language of the spelling check is no look.
    data = package(paragraph(run("The buid"), run("ling fell.", '<w:lang w:val="en-US"/>')))
    assert read("a.docx", mended(data, unsafe=True)).text == "The building fell."


def test_blanks_that_come_to_an_edge_are_kept() -> None:
    content = package(paragraph("<w:r><w:t>It fell.</w:t></w:r>", run(" Then it rained.", "<w:b/>")))
    after = read("a.docx", content).source.edited([(7, 8, ". ")])
    assert '<w:r><w:t xml:space="preserve">It fell. </w:t></w:r>' in body(after)


def test_python_docx_opens_what_was_fixed() -> None:
    story = docx.Document(io.BytesIO(mended(made())))
    assert [paragraph.text for paragraph in story.paragraphs][2] == "DOVER, Del. — The bridge was shut on Monday, the council said."
    assert [bool(run.bold) for run in story.paragraphs[2].runs] == [False, True, False]
    assert story.paragraphs[3].style.name == "List Bullet"
    assert story.tables[0].cell(0, 0).text == "Teh table"


@pytest.mark.skipif(not shutil.which("soffice") and not os.environ.get("CI"), reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_fixed(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(mended(made()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8-sig").splitlines()
    assert lines[:3] == [
        "Footbridge to close for the winter",
        "By Ann Carter",
        "DOVER, Del. — The bridge was shut on Monday, the council said.",
    ]


def broken() -> list[object]:
    huge = io.BytesIO()
    with zipfile.ZipFile(huge, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        container.writestr("_rels/.rels", RELATIONS)
        container.writestr("word/document.xml", b" " * 200_000_000)
    lying = bytearray(huge.getvalue())
    at = lying.rindex(b"PK\x01\x02")
    lying[at + 24 : at + 28] = (1000).to_bytes(4, "little")  # the directory says that it unpacks to a kilobyte
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    return [
        pytest.param(huge.getvalue(), "more than the limit of 50 MB", id="200 MB"),
        pytest.param(bytes(lying), "cannot be unpacked|more than the limit", id="200 MB that lie"),
        pytest.param(package("").replace(b"word/document.xml", b"word/documents.xm"), "holds no document", id="no document"),
        pytest.param(package(bomb), "is not XML|document type", id="a bomb inside"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "password", id="locked"),
        pytest.param(b"PK\x03\x04" + bytes(40), "zip container is broken", id="cut short"),
        pytest.param(package("<w:p>"), "not XML: mismatched tag in line 1", id="malformed"),
    ]


@pytest.mark.parametrize(("data", "reason"), broken())
def test_what_cannot_be_read_is_said_at_once(data: bytes, reason: str) -> None:
    before = time.perf_counter()
    with pytest.raises(Unreadable, match=reason):
        read("a.docx", data)
    assert time.perf_counter() - before < 1


def test_an_entity_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("_rels/.rels", RELATIONS)
        container.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]><a>&a;</a>')
    with pytest.raises(Unreadable, match="document type"):
        read("a.docx", out.getvalue())


def test_ten_thousand_nested_elements_are_read() -> None:
    deep = package(paragraph("<w:smartTag>" * 10_000 + run("Deep.") + "</w:smartTag>" * 10_000))
    before = time.perf_counter()
    assert read("a.docx", deep).text == "Deep."
    assert time.perf_counter() - before < 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_container_is_a_story_or_a_reason(data: st.DataObject) -> None:
    content = bytearray(package(paragraph(run("The mayor met the press."))))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        document = read("a.docx", bytes(content))
    except Unreadable:
        return
    assert document.source.edited(()) == bytes(content)


TEXTS = st.lists(st.lists(st.text("ab &<é😀 ", min_size=1, max_size=6), max_size=3), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_a_splice_changes_its_characters_and_no_other(texts: list[list[str]], data: st.DataObject) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&#60;")

    content = package("".join(paragraph(*(run(escaped(text)) for text in runs)) for runs in texts))
    source = read("a.docx", content).source
    assert source.text == "\n".join("".join(runs) for runs in texts)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    fresh = data.draw(st.text("xy&<", max_size=3))
    if not source.writable(start, end):
        return
    after = read("a.docx", source.edited([(start, end, fresh)])).source.text
    assert after == source.text[:start] + fresh + source.text[end:]


def test_a_role_is_seen_where_no_style_tells_it() -> None:
    plain = package(paragraph(run("Rain stops play")) + paragraph(run("By Ann Carter")) + paragraph(run("It rained.")))
    assert [part.role for part in read("a.docx", plain).segments] == [Role.HEADLINE, Role.BYLINE, Role.PARAGRAPH]


def test_a_difference_is_shown_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made())
    result = CliRunner().invoke(main, ["check", "--diff", "--no-config", "--languagetool", "off", str(tmp_path / "a.docx")])
    assert "-DOVER, Del. — The the bridge was shut on Monday, the council said.\n" in result.stdout
    assert "+DOVER, Del. — The bridge was shut on Monday, the council said.\n" in result.stdout
    assert "PK" not in result.stdout
