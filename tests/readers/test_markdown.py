"""Markdown: what is prose, what it is, how it is mended, and what does not stop the reader."""

import time
from datetime import date

import pytest

from linter import readers
from linter.document import Document, Role
from linter.engine import Linter
from linter.fix import fixed
from linter.readers import Unreadable
from linter.segment import PLACEHOLDER, Kind
from linter.settings import Settings


def story(text: str, name: str = "story.md") -> Document:
    return readers.read(name, text.encode())


def said(text: str, name: str = "story.md") -> list[str]:
    document = story(text, name)
    return [document.text[part.start : part.end].replace(PLACEHOLDER, "▢") for part in document.segments]


def roles(text: str, name: str = "story.md") -> list[tuple[str, str]]:
    return [(part.role.value, what) for part, what in zip(story(text, name).segments, said(text, name), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un**believ**able and <em>a</em>s", "unbelievable and as"),
        ("Run `ls *` or ``a`b`` now", "Run ▢ or ▢ now"),
        ("See <https://a.b/c_d_e> and https://a.b/c_d_e_f, then", "See ▢ and https://a.b/c_d_e_f, then"),
        ("Prices: $5 and $10, or US$5_m and $6_m", "Prices: $5 and $10, or US$5_m and $6_m"),
        ("where $x_1$ and $$a^2 + b$$ are", "where ▢ and ▢ are"),
        ("about ~5 to ~6, ~~not~~ 7", "about ~5 to ~6, 7"),
        ("so <del>it *was*</del> is `x` ~~and `y`~~ now <!-- c --> then", "so is ▢ now then"),
        ("Fog :tada: at 10:30:45 here:there", "Fog ▢ at 10:30:45 here:there"),
        ("a note[^1] here[^long-name].", "a note here."),
        ("Fish &amp; chips&nbsp;&#8212; &unknown; &copy", "Fish & chips\xa0— &unknown; &copy"),
        ("One<br>two<br/>\nthree", "One two\nthree"),
        ("the {{ count }} boats {% if x %}and{% endif %} nets", "the ▢ boats and nets"),
        ("the word{{< footnote >}}Note{{< /footnote >}} and{{% sup 1 %}} more", "the wordNote and more"),
        ("before <kbd>Ctrl</kbd> <script>x</script>after", "before ▢ after"),
        ('[link](/a "Title"){:target="_blank"} and [ref][] or [none]\n\n[ref]: /b', "link and ref or [none]"),
        ("an open {{ brace and {% percent", "an open {{ brace and {% percent"),
        ("first line  \n  second line\\\nthird", "first line\nsecond line\nthird"),
        ("{#intro .wide} text and a *star", " text and a *star".strip()),
    ],
)
def test_a_sentence_reads_as_it_is_meant(text, expected):
    assert said(text) == [expected]


def test_placeholders_and_words_that_touch_them_are_opaque():
    document = story("The `foo`s and non-`bar` words, “`x`”.")
    assert [token.text for token in document.tokens if token.kind is Kind.OPAQUE] == [f"{PLACEHOLDER}s", f"non-{PLACEHOLDER}", PLACEHOLDER]
    assert document.is_placeholder(4)
    assert not story(f"A {PLACEHOLDER} b").is_placeholder(2)


def test_placeholders_are_no_alarms():
    text = "A `foo` is not an `bar`, and the `x` `y` `y` {{ count }} boats sailed.\n\n"
    text += "`This` starts. Run `it`. “`y`”, {{ name }} said on Monday ({{ a }})."
    with Linter(Settings(languagetool="off")) as linter:
        assert linter.lint(story(text), Settings(languagetool="off")).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n```",
        "    code",
        "~~~ md\n# code\n~~~",
        "| a | b |\n|---|---|\n| c | d |",
        "a | b\n:-- | --:\nc | d\n",
        "$$\nx = y\n$$",
        "<script>\nvar a;\n\nvar b;\n</script>",
        "<table>\n<tr><td>Cell</td></tr>\n</table>",
        "<!-- comment\n\nof two paragraphs -->",
        "[ref]: /a 'Title'\n[other]: <b>",
        "{{< gist user 1 >}}",
        "{% highlight js %}\ncode\n\ncode\n{% endhighlight %}",
        "{{< highlight go >}}\ncode\n{{< /highlight >}}",
        "{: .class}",
        "*[HTML]: Hyper Text",
        "---",
        "![](a.png)",
    ],
)
def test_what_is_no_prose_says_nothing(text):
    assert said(text) == []


def test_roles():
    assert roles("# Fog lifts\n\n## Ferries\n\nBy Ann Carter\n\nDOVER (AP) — It was *over*.\n\n- a\n\n  b\n\n> c\n> - d\n") == [
        ("headline", "Fog lifts"),
        ("crosshead", "Ferries"),
        ("byline", "By Ann Carter"),
        ("dateline", "DOVER (AP) —"),
        ("paragraph", "It was over."),
        ("list-item", "a"),
        ("list-item", "b"),
        ("block-quote", "c"),
        ("block-quote", "d"),
    ]


def test_items_inside_of_items_are_known_as_such():
    document = story("- a\n\n  more of a\n  - b\n- c\n")
    assert [part.nested for part in document.segments] == [False, True, True, False]


@pytest.mark.parametrize(("number", "said"), [("Two", []), ("Three", ["Three"])])
def test_only_items_of_the_list_itself_keep_its_promise(number, said):
    text = f"{number} tips for measuring the flood:\n\n- Look at it.\n\n  Then again.\n  - By day\n- Ask.\n"
    settings = Settings(languagetool="off")
    with Linter(settings) as linter:
        assert [found.text for found in linter.lint(story(text), settings).findings if found.code == "numbers/list"] == said


def test_html_in_markdown_has_roles_and_holds_markdown():
    text = "<blockquote>\n\nSaid *so*.\n\n</blockquote>\n\n<figure><img alt='A &lt; B'><figcaption>Seen</figcaption></figure>\n\n"
    text += "<h2>Head</h2>\n<p>Text\n<p>More"
    assert roles(text) == [
        ("block-quote", "Said so."),
        ("caption", "A < B"),
        ("caption", "Seen"),
        ("crosshead", "Head"),
        ("paragraph", "Text"),
        ("paragraph", "More"),
    ]


def test_a_block_quote_of_html_that_nothing_closes_quotes_no_more_than_itself():
    assert roles("<blockquote>So.\n\nNo quotation.") == [("block-quote", "So."), ("paragraph", "No quotation.")]


def test_pictures_are_told_behind_their_paragraph():
    assert roles('Text ![alt *one*](a "Title") more') == [("paragraph", "Text ▢ more"), ("caption", "alt one"), ("caption", "Title")]


def test_front_matter_gives_language_day_sections_and_titles():
    head = "Title: Fog\nsubtitle: Ferries stop\nlang: en_GB\npublishDate: 2024-02-30\nlastmod: 2024-03-01\ncategories: [News, Local]\n"
    document = story(f"---\n{head}---\nText.")
    assert (document.language, document.published, document.sections) == ("en-GB", date(2024, 3, 1), ("News", "Local"))
    assert [part.role for part in document.segments] == [Role.HEADLINE, Role.DECK, Role.PARAGRAPH]


def test_a_file_name_tells_the_day():
    assert story("Text.", "_posts/2024-03-09-fog.md").published == date(2024, 3, 9)


def test_a_headline_of_the_head_leaves_that_of_the_body_a_crosshead():
    assert roles("+++\ntitle = 'Fog'\n+++\n# Fog lifts\n") == [("headline", "Fog"), ("crosshead", "Fog lifts")]


@pytest.mark.parametrize(
    ("head", "line", "reason"),
    [
        ("---\ntitle: a\n  b: c\n---\n", 3, "mapping values are not allowed"),
        ("+++\ntitle = \n+++\n", 2, "Invalid value"),
        ('{"title": "a",\n"b": }\n}\n', 2, "Expecting value"),
        ("---\ntitle: Fog\n\n", 1, "no line closes it"),
    ],
)
def test_a_broken_head_is_named_and_the_body_is_read(head, line, reason):
    document = story(f"{head}The body.\n")
    assert [part.role for part in document.segments] == [Role.PARAGRAPH]
    ((span, said_),) = document.unread
    assert reason in said_
    assert document.source.position(span[0])[0] == line


def test_a_rule_at_the_start_is_no_head():
    assert said("---\n\nText.") == ["Text."]


@pytest.mark.parametrize(
    ("text", "name", "comments"),
    [
        ("a <!-- one --> b\n\n<!-- two -->\nc", "story.md", [("one", 2), ("two", 5)]),
        ("{% comment %} one {% endcomment %}\n{# two #} a {{/* three */}}", "story.md", [("one", 0), ("two", 0), ("three", 1)]),
        ("{/* one */}\n\na {/* two */} b", "story.mdx", [("one", 0), ("two", 2)]),
    ],
)
def test_comments_have_their_places(text, name, comments):
    document = story(text, name)
    assert [(comment.text, comment.at) for comment in document.comments] == comments
    for comment in document.comments:
        assert comment.text in document.source.text[comment.source_start : comment.source_end]


@pytest.mark.parametrize(
    "head", ["---\n# copydesk: ignore[style]\ntitle: 'a # b'\n---\n", '+++\ntitle = "a # b" # copydesk: ignore[style]\n+++\n']
)
def test_comments_of_a_head_speak_of_the_whole_file(head):
    (comment,) = story(head).comments
    assert (comment.text, comment.head) == ("copydesk: ignore[style]", True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It met the the **mayor**.\r\n", "It met the **mayor**.\r\n"),
        ("\ufeff- It met\n  the the mayor.\n", "\ufeff- It met\n  the mayor.\n"),
        ("---\ntitle:  'It''s a a fog'   # why\n---\n\tcode\n", "---\ntitle:  'It''s a fog'   # why\n---\n\tcode\n"),
        ("---\ndeck: >-\n  It met the the\n  mayor.\n---\n", "---\ndeck: >-\n  It met the\n  mayor.\n---\n"),
        ('+++\ndeck = "It met the the \\"mayor\\"."\n+++\n', '+++\ndeck = "It met the \\"mayor\\"."\n+++\n'),
        ("![It met the the mayor](a.png)\n", "![It met the mayor](a.png)\n"),
        ("<p>It met the the <b>mayor</b>.</p>\n", "<p>It met the <b>mayor</b>.</p>\n"),
        ('{{< figure alt="It met the the mayor" >}}\n', '{{< figure alt="It met the mayor" >}}\n'),
        ("It met the *the* mayor.\n", "It met the *the* mayor.\n"),
    ],
)
def test_what_is_safe_is_mended_in_place(before, after):
    settings = Settings(languagetool="off")
    with Linter(settings) as linter:
        data, _ = fixed(story(before), lambda data: readers.read("story.md", data), lambda document: linter.lint(document, settings))
    assert data.decode() == after


@pytest.mark.parametrize(
    ("text", "word", "content", "written"),
    [
        ("A fog", "fog", "a*b", "a\\*b"),
        ("A fog", "fog", "[b] <c> & &amp;", "\\[b\\] \\<c> & &amp;amp;"),
        ("fog", "fog", "# a", "\\# a"),
        ("fog", "fog", "1. a", "1\\. a"),
        ("A fog", "fog", "a\nb", None),
        ("A fog", "fog", "{{ b }}", None),
        ("[fog]\n\n[fog]: /a", "fog", "mist", None),
        ("[fog][b]\n\n[b]: /a", "fog", "mist", "mist"),
        ("---\ntitle: A fog\n---\n", "fog", "a: b", None),
        ("---\ntitle: A fog\n---\n", "fog", "a #b", None),
        ("---\ntitle: A fog\n---\n", "A", "- b", None),
        ("---\ntitle: A fog\n---\n", "fog", "it's", "it's"),
        ("---\ntitle: [A fog]\ndeck: [A fog]\n---\n", "fog", "a, b", None),
        ("---\ntitle: 'A fog'\n---\n", "fog", "it's", "it''s"),
        ('---\ntitle: "A fog"\n---\n', "fog", 'a "b"', 'a \\"b\\"'),
        ("+++\ntitle = 'A fog'\n+++\n", "fog", "it's", None),
        ('{"title": "A fog"}\n', "fog", 'a "b"', 'a \\"b\\"'),
        ('{{< figure alt="A fog" >}}', "fog", 'a "b"', None),
        ("<p>A fog</p>", "fog", "a < b", "a &lt; b"),
        ("<img alt='The fog'>", "fog", "it's", "it&#39;s"),
    ],
)
def test_text_is_written_as_its_place_has_it_or_not_at_all(text, word, content, written):
    document = story(text)
    assert document.escape(content, document.text.index(word)) == written


DEEP = 10_000


@pytest.mark.parametrize("name", ["story.md", "story.mdx"])
@pytest.mark.parametrize(
    "text",
    [
        ">" * DEEP, "- " * DEEP + "a", "[" * DEEP + "](a)" * DEEP, "![a](" * DEEP, "*a **b " * DEEP, "_" * DEEP + "a",
        "`" * DEEP + "a`" * DEEP, "<a " * DEEP, "<!--" * DEEP, "<b><script>" * DEEP, "&" * DEEP, "{{" * DEEP + "}}",
        "{% comment %}" * DEEP, "{" * DEEP + "}" * DEEP, "<A b={" * DEEP, "[a]: <" * DEEP, "$a" * DEEP, ":a" * DEEP, "a|b\n-|-\n" * DEEP,
        "<blockquote>\n\n" * 2_000, "---\na: " + "[" * DEEP, "---\na: " + "[" * DEEP + "\n---\n",
        "+++\na = " + "[" * DEEP + "]" * DEEP + "\n+++\n", '{"a": ' + "[" * DEEP + "]" * DEEP + "}",
        "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1_000)) + "---\n",
    ],
)  # fmt: skip
def test_what_is_nested_ten_thousand_deep_is_read_within_a_second_or_refused_by_name(text, name):
    begin = time.process_time()
    if text.startswith((">", "- ")):
        with pytest.raises(Unreadable, match="line 1: quotes and lists are nested deeper than 100 levels"):
            story(text, name)
    else:
        story(text, name)
    assert time.process_time() - begin < 2  # on a machine half as fast
