"""Feed documents for the benchmarks, made up here, the same for the same seed.

Sizes are as in the wild (median about 30 KB, one in a hundred of 1 to 5 MB), in RSS, RDF, Atom and JSON Feed, with CDATA,
escaped HTML and XHTML contents, in several languages and encodings. Each article bears a mark of its own in title, first
and last paragraph, so that what came out can be compared with what went in: none missing, none cut, none doubled.
"""

import dataclasses
import html
import json
import math
import random
import unicodedata

WORDS = {
    "en": "the harbour council river market morning bridge teacher winter report letter garden engine village minister "
    "quiet across between decided opened measured carried and with after every summer station paper",
    "de": "der Hafen Gemeinderat Fluss Markt Morgen Brücke Lehrerin Winter Bericht Straße Gärten Maschine Größe "
    "über zwischen beschloss öffnete und mit nach jeder Sommer Bahnhof Zeitung müde schön",
    "fr": "le port conseil rivière marché matin pont école hiver rapport lettre jardin moteur été forêt élève où "
    "entre décidé ouvert mesuré avec après chaque gare journal déjà français garçon",
    "vi": "cảng hội đồng dòng sông chợ buổi sáng cây cầu giáo viên mùa đông báo cáo thư vườn động cơ làng bộ trưởng "
    "yên tĩnh giữa quyết định mở cửa đường phố Nguyễn Việt Nam trường học những người nước được thuế điện lực",
    "ru": "порт совет река рынок утро мост учитель зима отчёт письмо сад двигатель деревня министр тихий между решил "
    "открыл измерил и после каждое лето станция газета",
    "zh": "港口 市政府 河流 市场 早晨 大桥 老师 冬天 报告 信件 花园 发动机 村庄 部长 安静 之间 决定 打开 测量 夏天 车站 报纸",
    "ja": "港 市役所 川 市場 朝 橋 先生 冬 報告 手紙 庭 エンジン 村 大臣 静かな 決めた 開いた 測った 夏 駅 新聞 です",
    "ko": "항구 시청 강 시장 아침 다리 선생님 겨울 보고서 편지 정원 엔진 마을 장관 조용한 사이 결정했다 열었다 여름 역 신문",
    "el": "λιμάνι συμβούλιο ποτάμι αγορά πρωί γέφυρα δάσκαλος χειμώνας έκθεση γράμμα κήπος μηχανή χωριό υπουργός "
    "ήσυχο ανάμεσα αποφάσισε και μετά κάθε καλοκαίρι σταθμός εφημερίδα",
    "tr": "liman meclis ırmak çarşı sabah köprü öğretmen kış rapor mektup bahçe motor köy bakan sessiz arasında "
    "açıldı ölçtü ve sonra her yaz istasyon gazete şehir güneş",
}

# Language, encoding and how often; most feeds are UTF-8, and Vietnamese ones are well represented.
TONGUES = [
    ("en", "utf-8", 30), ("vi", "utf-8", 14), ("de", "utf-8", 6), ("fr", "utf-8", 6), ("ru", "utf-8", 6),
    ("zh", "utf-8", 6), ("ja", "utf-8", 4), ("ko", "utf-8", 4), ("el", "utf-8", 2), ("tr", "utf-8", 2),
    ("vi", "windows-1258", 4), ("vi", "utf-16", 2), ("zh", "gbk", 3), ("zh", "gb18030", 1), ("ja", "shift_jis", 2),
    ("ja", "euc-jp", 1), ("ko", "euc-kr", 2), ("ru", "windows-1251", 2), ("ru", "koi8-r", 1), ("de", "iso-8859-1", 2),
    ("fr", "iso-8859-15", 1), ("el", "iso-8859-7", 1), ("tr", "iso-8859-9", 1), ("en", "utf-16", 1),
]  # fmt: skip

SHAPES = [
    ("rss-cdata", 30), ("rss-escaped", 25), ("rss-both", 10), ("atom-escaped", 14), ("atom-xhtml", 5), ("rdf", 6),
    ("json", 10),
]  # fmt: skip

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


@dataclasses.dataclass
class Item:
    guid: str
    link: str
    title: str
    paragraphs: list
    instant: str
    rfc822: str


@dataclasses.dataclass
class Document:
    name: str
    shape: str
    language: str
    encoding: str
    items: list

    def data(self):
        return encode(render(self), self.encoding)

    @property
    def suffix(self):
        return "json" if self.shape == "json" else "xml"


def encode(text, encoding):
    if encoding == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    if encoding == "windows-1258":
        return "".join(vietnamese_1258(c) for c in text).encode("cp1258")
    return text.encode({"windows-1251": "cp1251"}.get(encoding, encoding))


def vietnamese_1258(character):
    """The letter as windows-1258 writes it: where it has no code, the base letter followed by its tone."""
    if ord(character) < 128:
        return character
    try:
        character.encode("cp1258")
        return character
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        return base + "".join(c for c in parts if c in TONES)


def weighted(chance, choices):
    return chance.choices(choices, [c[-1] for c in choices])[0]


class Author:
    """Sentences of each language, made once; articles are put together from them."""

    def __init__(self, seed):
        chance = random.Random(seed)
        self.sentences = {}
        for language, words in WORDS.items():
            words = words.split()
            glue = "" if language in ("zh", "ja") else " "
            stop = "。" if language in ("zh", "ja") else "."
            made = []
            for _ in range(400):
                sentence = glue.join(chance.choices(words, k=chance.randint(6, 18)))
                made.append(sentence[0].upper() + sentence[1:] + stop)
            self.sentences[language] = made

    def document(self, number, seed, shape=None, tongue=None, big=None):
        """Document `number` of the corpus `seed`."""
        chance = random.Random(f"{seed}/{number}")
        shape = shape or weighted(chance, SHAPES)[0]
        language, encoding = tongue or weighted(chance, TONGUES)[:2]
        if shape == "json":
            encoding = "utf-8"
        if big is None:
            big = chance.random() < 0.01
        count = chance.randint(40, 120) if big else max(1, min(100, int(chance.lognormvariate(math.log(20), 0.5))))
        length = chance.randint(120, 240) if big else 9
        items = [self.item(chance, number, index, language, length) for index in range(count)]
        return Document(f"{number:06d}", shape, language, encoding, items)

    def item(self, chance, number, index, language, length):
        mark = f"n{number}x{index}"
        sentences = self.sentences[language]
        count = max(3, int(length * chance.uniform(0.5, 1.5)))
        chosen = chance.choices(sentences, k=count)
        paragraphs, at = [], 0
        while at < count:
            step = chance.randint(2, 5)
            paragraphs.append(" ".join(chosen[at : at + step]))
            at += step
        paragraphs[0] = f"{mark} {paragraphs[0]}"
        paragraphs[-1] = f"{paragraphs[-1]} end{mark}"
        title = f"{chance.choice(sentences)[:40].strip()} & {mark}"
        day, hour, minute = 1 + index % 28, chance.randint(0, 23), chance.randint(0, 59)
        months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        month = chance.randint(1, 12)
        return Item(
            guid=f"urn:corpus:{number}:{index}",
            link=f"http://site{number}.example.org/{language}/{index}/story",
            title=title,
            paragraphs=paragraphs,
            instant=f"2025-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:00+07:00",
            rfc822=f"{day:02d} {months[month - 1]} 2025 {hour:02d}:{minute:02d}:00 +0700",
        )


def markup(item):
    """The article as its publisher's editor would have written it."""
    out = []
    for index, paragraph in enumerate(item.paragraphs):
        words = html.escape(paragraph, quote=False).split(" ")
        if len(words) > 6:
            words[2] = f"<em>{words[2]}</em>"
            words[4] = f'<a href="{item.link}?p={index}" class="more">{words[4]}</a>'
        out.append(f'<p class="body" style="margin:0">{" ".join(words)}</p>')
    out.insert(1, f'<figure><img src="{item.link}/a.jpg" alt="" width="640" height="360" /></figure>')
    return "\n".join(out)


def render(document):
    shape = document.shape
    if shape == "json":
        return render_json(document)
    head = f'<?xml version="1.0" encoding="{document.encoding}"?>\n'
    site = f"http://site{int(document.name)}.example.org/"
    if shape.startswith("atom"):
        out = [head, f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{document.language}">\n']
        out.append(f"<title>Corpus {document.name}</title><id>{site}</id><updated>2025-12-01T00:00:00Z</updated>\n")
        out.append(f'<link rel="alternate" href="{site}"/>\n')
        for item in document.items:
            body = markup(item)
            content = (
                f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>'
                if shape == "atom-xhtml"
                else f'<content type="html">{html.escape(body, quote=False)}</content>'
            )
            out.append(
                f"<entry><title>{html.escape(item.title, quote=False)}</title><id>{item.guid}</id>"
                f'<link rel="alternate" href="{item.link}"/><published>{item.instant}</published>'
                f"<updated>{item.instant}</updated><author><name>Desk</name></author>{content}</entry>\n"
            )
        return "".join(out) + "</feed>\n"
    rdf = shape == "rdf"
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    channel = (
        f"<title>Corpus {document.name}</title><link>{site}</link><description>Made up</description>"
        + (f"<dc:language>{document.language}</dc:language>" if rdf else f"<language>{document.language}</language>")
    )
    if rdf:
        out = [head, '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ']
        out.append(f'xmlns="http://purl.org/rss/1.0/" {spaces}>\n<channel rdf:about="{site}">{channel}</channel>\n')
    else:
        out = [head, f'<rss version="2.0" {spaces}>\n<channel>{channel}\n']
    for item in document.items:
        title = html.escape(item.title, quote=False)
        body = markup(item)
        if rdf:
            out.append(f'<item rdf:about="{item.guid}"><title>{title}</title><link>{item.link}</link>')
            out.append(f"<dc:date>{item.instant}</dc:date><content:encoded><![CDATA[{body}]]></content:encoded>")
        else:
            out.append(f'<item><title>{title}</title><link>{item.link}</link><guid isPermaLink="false">{item.guid}</guid>')
            out.append(f"<pubDate>{item.rfc822}</pubDate>")
            if shape == "rss-cdata":
                out.append(f"<description><![CDATA[{body}]]></description>")
            elif shape == "rss-escaped":
                out.append(f"<description>{html.escape(body, quote=False)}</description>")
            else:
                teaser = html.escape(html.escape(item.paragraphs[0], quote=False), quote=False)
                out.append(f"<description>{teaser}</description>")
                out.append(f"<content:encoded><![CDATA[{body}]]></content:encoded>")
        out.append("</item>\n")
    return "".join(out) + ("</rdf:RDF>\n" if rdf else "</channel></rss>\n")


def render_json(document):
    site = f"http://site{int(document.name)}.example.org/"
    items = [
        {
            "id": item.guid,
            "url": item.link,
            "title": item.title,
            "content_html": markup(item),
            "date_published": item.instant,
        }
        for item in document.items
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Corpus {document.name}",
        "home_page_url": site,
        "language": document.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def folded(text):
    """Text for comparing: composed, white space aside."""
    return "".join(unicodedata.normalize("NFC", text).split())


def differences(item, title, text):
    """What of an article came out otherwise than it went in; empty when it is whole."""
    wrong = []
    if folded(title or "") != folded(item.title):
        wrong.append("title")
    if folded(text or "") != folded("".join(item.paragraphs)):
        wrong.append("text")
    return wrong
