#!/usr/bin/env python3
"""Puts random and hostile HTML through the sanitiser and reads what comes out with html5lib.

    sanitiser.py DRIVER [--count N] [--seed N] [--corpus FILE…]

DRIVER is the program `fuzz-sanitiser` of Tests/Fuzzing. Needs html5lib (`pip install html5lib`). For every document:
- html5lib's tree of the output, written out again, is the output, as a fragment and as a document's body: no browser
  makes more or something else of it;
- the tree holds allowed elements and attributes only, and URLs of allowed schemes;
- sanitising the output again changes nothing.
Exits 1 with the first documents that fail, cut down.
"""
import argparse
import random
import re
import struct
import subprocess
import sys
import warnings

import html5lib
from html5lib.constants import namespaces

warnings.simplefilter("ignore")

HTML = namespaces["html"]
MATHML = namespaces["mathml"]
SVG = namespaces["svg"]
VOID = {"br", "hr", "img", "wbr", "col", "source", "track"}
ELEMENTS = set(
    """a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd
    del details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li
    mark menu nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table
    tbody td tfoot th thead time tr track tt u ul var video wbr""".split())
MATH = set(
    """math menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle
    msub msubsup msup mtable mtd mtext mtr munder munderover none semantics""".split())
SHAPES = set(
    """svg g defs symbol switch a use image path rect circle ellipse line polyline polygon text tspan textPath title desc
    linearGradient radialGradient stop clipPath mask pattern marker""".split())
ATTRIBUTES = set(
    """abbr align alt cite colspan controls datetime default dir height href hreflang kind label lang media open poster
    reversed rowspan scope sizes span src srclang srcset start title type valign value width""".split())
MATH_ATTRIBUTES = set(
    """accent accentunder align alttext close columnalign columnlines columnspacing columnspan depth dir display
    displaystyle fence form frame framespacing height lang largeop linethickness lquote lspace mathbackground mathcolor
    mathsize mathvariant maxsize minsize movablelimits notation open rowalign rowlines rowspacing rowspan rquote rspace
    scriptlevel separator separators stretchy symmetric title voffset width""".split())
SVG_ATTRIBUTES = set(
    """viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points transform
    gradientTransform patternTransform gradientUnits patternUnits patternContentUnits clipPathUnits maskUnits
    maskContentUnits markerUnits markerWidth markerHeight refX refY orient spreadMethod offset pathLength dx dy rotate
    textLength lengthAdjust startOffset method spacing version baseProfile role dir fill-opacity fill-rule stroke-width
    stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color
    stop-color stop-opacity clip-rule font-size font-style font-weight font-variant font-stretch text-anchor
    text-decoration dominant-baseline alignment-baseline baseline-shift letter-spacing word-spacing writing-mode display
    visibility overflow vector-effect shape-rendering text-rendering image-rendering color-interpolation paint-order
    direction unicode-bidi fill stroke clip-path mask marker-start marker-mid marker-end font-family aria-label lang id
    href""".split())
KNOWN = {HTML: (ELEMENTS, ATTRIBUTES), MATHML: (MATH, MATH_ATTRIBUTES), SVG: (SHAPES, SVG_ATTRIBUTES)}
URLS = {"href", "src", "cite", "poster"}


class Driver:
    def __init__(self, path):
        self.process = subprocess.Popen([path, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def sanitise(self, document):
        """The output, and the output of the output."""
        self.process.stdin.write(struct.pack("<I", len(document)) + document)
        self.process.stdin.flush()
        return self.read(), self.read()

    def read(self):
        head = self.process.stdout.read(4)
        if len(head) < 4:
            raise SystemExit("the driver has gone")
        return self.process.stdout.read(struct.unpack("<I", head)[0])


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def write(node, out, problems, in_cell=False):
    """Writes the children of a node of html5lib's tree as the sanitiser writes them."""
    name = node.tag.rpartition("}")[2]
    in_cell = in_cell or name in ("td", "th", "caption")
    if node.text:
        text = node.text
        # html5lib forgets to drop the line feed that a pre begins with in a table; browsers do drop it.
        if name == "pre" and text.startswith("\n") and not in_cell:
            text = "\n" + text
        out.append(escape(text))
    for child in node:
        if not isinstance(child.tag, str):
            problems.append("a comment")
            continue
        space, _, name = child.tag[1:].partition("}")
        elements, known = KNOWN.get(space, ((), ()))
        if name not in elements:
            problems.append(f"element {child.tag}")
        attributes = ""
        for key, value in child.attrib.items():
            if key not in known:
                problems.append(f"attribute {key} of {name}")
            if space == SVG and key not in ("href", "aria-label", "lang"):
                check_svg(key, value, problems)
            elif not (space == SVG and re.fullmatch("#svg-[A-Za-z0-9_.-]*", value)):
                check_url(key, value, problems)
            attributes += f' {key}="' + escape(value).replace('"', "&quot;") + '"'
        out.append(f"<{name}{attributes}>")
        if name not in VOID or space != HTML:
            write(child, out, problems, in_cell)
            out.append(f"</{name}>")
        elif len(child) or child.text:
            problems.append(f"content in {name}")
        if child.tail:
            out.append(escape(child.tail))


def check_url(key, value, problems):
    if key not in URLS and key != "srcset":
        return
    for url in value.split() if key == "srcset" else [value]:
        start = "".join(c for c in url if c > " ").split("/")[0].split("?")[0].split("#")[0]
        if ":" in start and start.split(":")[0].lower() not in ("http", "https", "mailto") and start[0] != ".":
            problems.append(f"{key}={value!r}")
        if any(c <= " " for c in url):
            problems.append(f"white space in {key}={value!r}")


def check_svg(key, value, problems):
    """No address but that of an element of the same picture, and nothing that could spell one."""
    value = re.sub(r"^url\(#svg-[A-Za-z0-9_.-]*\)", "", value)
    if re.search(r"[:;\\\\/@<>{}]|(url|src|image|image-set|cross-fade|element|attr)\(", value, re.I):
        problems.append(f"{key}={value!r}")
    if key == "id" and not value.startswith("svg-"):
        problems.append(f"{key}={value!r}")


def find_problems(driver, document):
    once, twice = driver.sanitise(document)
    problems = []
    if once != twice:
        problems.append(f"sanitised again: {twice!r}")
    html = once.decode()
    for what in ("fragment", "document"):
        if what == "fragment":
            tree = html5lib.parseFragment(html, container="div")
        else:
            # A space that leads a body is dropped by parsers: an element before it keeps it.
            tree = html5lib.parse("<!DOCTYPE html><body><wbr>" + html).find(f"{{{HTML}}}body")
            tree.text, first = tree[0].tail, tree[0]
            tree.remove(first)
        out = []
        write(tree, out, problems)
        if "".join(out) != html:
            problems.append(f"read as a {what}: " + repr("".join(out)))
    return once, problems


TAGS = sorted(ELEMENTS | MATH | SHAPES) + """main hgroup script style title textarea xmp iframe noembed noframes plaintext noscript svg math
    template object embed form input button select option optgroup frameset frame head body html base link meta font
    nobr marquee applet listing image isindex foreignObject desc annotation annotation-xml mglyph malignmark area map
    label fieldset legend canvas dialog keygen command x-y o:p amp-img search rb rtc param animate set filter feImage
    SVG Path LINEARGRADIENT handler""".split()
DRAWN = "svg svg g path text tspan title desc a use image circle defs foreignObject p style b math mtext br".split()
COMMON = "a b i p div span table tr td th tbody caption ul ol li dl dd dt pre h1 h2 ruby rt math mi mtext svg".split()
NAMES = sorted(ATTRIBUTES | MATH_ATTRIBUTES | SVG_ATTRIBUTES) + """onclick onerror ONLOAD style class id name data-src data-srcset data-original srcdoc
    formaction xlink:href xlink:href id style fill clip-path aria-hidden VIEWBOX xml:lang background action http-equiv content hidden is slot = " ' < on\0x""".split(" ")
VALUES = """javascript:alert(1) JaVaScRiPt:x java&#9;script:x &#106;avascript:x java&Tab;script&colon;x
    data:text/html,<script>x</script> vbscript:x http://example.org/a?b=1&c=2 //example.org/x /x/../y ../z #f ?q ./a:b
    mailto:a@example.org a.jpg&#32;1x,b.jpg&#32;2x "><script>x</script> '><img&#32;src=x> ` &quot;&gt; 1 100% ltr
    display:none width:1px \0 \x01javascript:x http:\\\\\\\\example.org http://[::1]/ https:x HTTP://EXAMPLE.ORG:80/%7e
    #a url(#a) url(&quot;#a&quot;)&#32;red url(http://e/#a) url(a) image-set('a'&#32;1x) fill:red;stroke:url(#b)!important
    fill:url(//e);d:path(x) M0&#32;0L1,1 translate(1) rgb(1,2,3) \\75rl(x) u/**/rl(x) #svg-a none true 50%
    &lt;/p&gt; &amp;amp; é a&#x338; blob:x &NewLine; [0] http://u:p@h:99999/ http://h/.%2e/x /?/./.. until-found""".split()
TEXTS = ["x", " ", "\n", "\n\n", "<", ">", "&", "&lt;", "&lt;script&gt;", "&amp;lt;", "\0", "\r", "\r\n", "\f", "\t", "é", "&nbsp;",
    "e&#x301;", "&#x338;", "\u0338", "&#0;", "&#13;", "&#10;", "&#x80;", "&notit;", "&not", "--", "]]>", "`", "\"", "'", "/", "=",
    "漢", "\u00a0", "a b  c", "\u0301", "&#xFFFE;", "&#xD800;", "\x80", "&#x37E;", "&#x212A;"]
ODD = ["<!-- x -->", "<!-->", "<!--->", "<!--x--!>", "<!--", "-->", "<![CDATA[x<b>]]>", "<![CDATA[", "]]>", "<?x?>", "<!x>", "</>", "</ x>",
    "<", "</", "<!", "<a", "<a href", "<a href=", "<a href='", "<a/", "</p", "<br/>", "</br>", "<!DOCTYPE html>", "<p\0>", "<\0p>", "<%x%>",
    "<script><!--<script>", "</script>", "--></script>", "<style><!--", "</style>", "</title>", "</textarea>", "</noscript>", "<math><mi",
    "<svg><style>", "<svg></p><style><a id=\"</style><img src=1>\">", "<math><mtext><table><mglyph><style><img>",
    "<form><math><mtext></form><form><mglyph><style></math><img src>"]


def attribute(rng):
    name = rng.choice(NAMES)
    value = rng.choice(VALUES)
    return " " + rng.choice([f'{name}="{value}"', f"{name}='{value}'", f"{name}={value}", name, f"{name} = {value}", f"/{name}"])


def document(rng):
    parts = []
    common = rng.random() < 0.6
    favourites = DRAWN if rng.random() < 0.4 else COMMON
    for _ in range(rng.choice([3, 6, 12, 30, 80])):
        kind = rng.random()
        tag = rng.choice(favourites if common and rng.random() < 0.85 else TAGS)
        if kind < 0.45:
            attributes = "".join(attribute(rng) for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 4])))
            parts.append(f"<{tag}{attributes}" + rng.choice([">"] * 9 + ["/>"]))
        elif kind < 0.7:
            parts.append(f"</{tag}>")
        elif kind < 0.92:
            parts.append(rng.choice(TEXTS))
        else:
            parts.append(rng.choice(ODD))
    text = "".join(parts)
    if rng.random() < 0.2 and text:
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(text))
            text = text[:at] + rng.choice(["", "<", ">", "\"", "'", "&", "/", " ", "\0", "=", "-", "!"]) + text[at + rng.randrange(2):]
    return text.encode("utf-8", "surrogatepass")


def cut_down(driver, document):
    """The shortest document found by leaving out stretches that still fails."""
    size = len(document) // 2
    while size:
        at = 0
        while at < len(document):
            shorter = document[:at] + document[at + size:]
            if find_problems(driver, shorter)[1]:
                document = shorter
            else:
                at += size
        size //= 2
    return document


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driver")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5, help="how many failures to show")
    parser.add_argument("--corpus", nargs="*", default=[], help="files of documents parted by NULs")
    arguments = parser.parse_args()
    driver = Driver(arguments.driver)
    documents = (document(random.Random(f"{arguments.seed}/{n}")) for n in range(arguments.count))
    if arguments.corpus:
        documents = (d for path in arguments.corpus for d in open(path, "rb").read().split(b"\0"))
    failures = tried = 0
    for source in documents:
        tried += 1
        if find_problems(driver, source)[1]:
            failures += 1
            if failures <= arguments.show:
                source = cut_down(driver, source) if len(source) < 20_000 else source
                once, problems = find_problems(driver, source)
                print(repr(source)[:2000], "->", repr(once.decode())[:2000], *(p[:2000] for p in problems[:4]), sep="\n    ")
    print(f"{tried} documents, {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
