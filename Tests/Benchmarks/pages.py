"""Article pages for the extraction bench, made up here, the same for the same seed, with the truth about each.

Sizes are as in the wild (median about 90 KB, three fifths of it script and style, one in fifty of a megabyte), in several
languages, encodings and layouts: JSON-LD or none, tables, div soup, unclosed paragraphs. All have what surrounds an article
on a real page: menus, today's date in the header, share bars, related stories inside the text, tags, comments, a footer.
"""

import dataclasses
import datetime
import html
import json
import random

import corpus

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
}
OFFSETS = {"en": 0, "vi": 7, "de": 1, "fr": 1, "ru": 3, "zh": 8, "ja": 9, "ko": 9, "tr": 3}
NAMES = {
    "en": ["Ann Bell", "Carl Dorn", "Edith Frost"], "de": ["Anna Berger", "Jürgen Maaß"], "fr": ["Anne Bélanger", "Loïc Petit"],
    "vi": ["Nguyễn Minh Anh", "Trần Thị Hạnh", "Tam Anh"], "ru": ["Анна Белова", "Пётр Сомов"], "tr": ["Ayşe Yılmaz", "Ömer Şahin"],
    "zh": ["王小明", "李芳"], "ja": ["山田太郎", "佐藤花子"], "ko": ["김민수", "이영희"],
}  # fmt: skip
CHROME = {
    "en": ("Related stories", "Comments", "By", "Topics"), "de": ("Lesen Sie auch", "Kommentare", "Von", "Themen"),
    "fr": ("À lire aussi", "Commentaires", "Par", "Mots clés"), "vi": ("Tin liên quan", "Bình luận", "Tác giả:", "Từ khóa"),
    "ru": ("Читайте также", "Комментарии", "Автор:", "Теги"), "tr": ("İlgili haberler", "Yorumlar", "Yazan:", "Etiketler"),
    "zh": ("相关新闻", "评论", "作者：", "标签"), "ja": ("関連記事", "コメント", "著者：", "タグ"), "ko": ("관련기사", "댓글", "글=", "태그"),
}  # fmt: skip
TONGUES = [
    ("vi", "utf-8", 24), ("en", "utf-8", 24), ("de", "utf-8", 8), ("fr", "utf-8", 8), ("ru", "utf-8", 6), ("tr", "utf-8", 4),
    ("zh", "utf-8", 6), ("ja", "utf-8", 5), ("ko", "utf-8", 5), ("vi", "windows-1258", 3), ("ja", "shift_jis", 2),
    ("ru", "windows-1251", 3), ("de", "iso-8859-1", 2),
]  # fmt: skip
LAYOUTS = [("modern", 45), ("classic", 20), ("soup", 20), ("table", 15)]


@dataclasses.dataclass
class Page:
    name: str
    url: str
    language: str
    encoding: str
    layout: str
    title: str
    date: datetime.datetime
    authors: list
    text: str
    html: str

    def data(self):
        if self.encoding == "windows-1258":
            return corpus.encode(self.html, self.encoding)
        return self.html.encode(self.encoding, "xmlcharrefreplace")


class Press:
    """Prints pages."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, weighted):
        return self.random.choices(weighted, [entry[-1] for entry in weighted])[0]

    def words(self, language, count):
        joint = "" if language in ("zh", "ja") else " "
        return joint.join(self.random.choice(corpus.WORDS[language].split()) for _ in range(count))

    def sentence(self, language, least=7, most=19):
        text = self.words(language, self.random.randint(least, most))
        return text[:1].upper() + text[1:] + ("。" if language in ("zh", "ja") else ".")

    def paragraph(self, language):
        joint = "" if language in ("zh", "ja") else " "
        return joint.join(self.sentence(language) for _ in range(self.random.randint(2, 5)))

    def headline(self, language):
        text = self.words(language, self.random.randint(6, 11))
        return text[:1].upper() + text[1:]

    def page(self, number):
        language, encoding, _ = self.pick(TONGUES)
        layout, _ = self.pick(LAYOUTS)
        zone = datetime.timezone(datetime.timedelta(hours=OFFSETS[language]))
        date = datetime.datetime(2023, 1, 1, tzinfo=zone) + datetime.timedelta(minutes=self.random.randint(0, 1_000_000))
        title = self.headline(language)
        authors = self.random.sample(NAMES[language], self.random.choice([1, 1, 1, 2]))
        lead = self.sentence(language, 14, 24)
        body = [self.paragraph(language) for _ in range(self.random.choice([4, 6, 8, 10, 14, 20]))]
        page = Page(
            f"{number:04}", f"https://site{number % 12}.example/{date.year}/story-{number}.html", language, encoding, layout,
            title, date, authors, "\n\n".join([lead, *body]), "",
        )  # fmt: skip
        page.html = self.document(page, lead, body)
        return page

    def document(self, page, lead, body):
        e, (related, comments, by, topics) = html.escape, CHROME[page.language]
        site = f"Site {page.url[12:].split('.')[0]} Daily"
        links = lambda count, tag="li": "".join(
            f'<{tag}><a href="/{self.random.randint(1, 9999)}.html">{e(self.headline(page.language))}</a></{tag}>' for _ in range(count)
        )  # fmt: skip
        head = f'<title>{e(page.title)} | {site}</title><meta property="og:site_name" content="{site}">'
        if page.layout != "table":
            head += f'<meta property="og:title" content="{e(page.title)}"><meta name="description" content="{e(lead)}">'
        if page.layout == "modern":
            head += '<script type="application/ld+json">' + json.dumps(self.graph(page, site), ensure_ascii=False) + "</script>"
        size = 1_000_000 if self.random.random() < 0.02 else self.random.randint(10_000, 90_000)
        code = "".join(f"function f{n}(a,b){{if(a<b)return '</p>'+a;return b*{n}}};" for n in range(size // 46))
        today = (page.date + datetime.timedelta(days=400)).strftime("%d/%m/%Y")
        menu = f'<div class="top"><span>{today}</span><ul class="menu">{links(14)}</ul></div>'
        shown = self.shown(page)
        inner = "\n".join(
            f"<p>{e(text)}</p>" + (f'<div class="box-related"><b>{related}</b><ul>{links(3)}</ul></div>' if index == 2 else "")
            for index, text in enumerate(body)
        )
        share = '<div class="share"><a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">E-Mail</a></div>'
        tags = f'<div class="tags"><b>{topics}</b> ' + " ".join(f'<a rel="tag" href="/t/{n}">{e(self.words(page.language, 2))}</a>' for n in range(4)) + "</div>"
        remarks = f'<div class="comments"><h3>{comments}</h3>' + "".join(
            f"<div class='comment'><b>User {n}</b> <span>{today}</span><p>{e(self.sentence(page.language))}</p></div>" for n in range(5)
        ) + "</div>"  # fmt: skip
        names = ", ".join(page.authors)
        aside = f'<div class="sidebar"><h3>{related}</h3><ul>{links(12)}</ul></div>'
        foot = f"<footer><p>© {site}. {e(self.sentence(page.language))}</p></footer>"
        if page.layout == "modern":
            main = (
                f'<main><article><header><h1>{e(page.title)}</h1><p class="byline">{by} {names}</p><time datetime="{page.date.isoformat()}">'
                f'{shown}</time></header>{share}<p class="lead">{e(lead)}</p><div class="article-body">{inner}</div>{tags}</article>{aside}{remarks}</main>'
            )
        elif page.layout == "classic":
            main = (
                f'<div id="content"><h1 class="title">{e(page.title)}</h1><div class="date">{shown}</div><h2 class="sapo">{e(lead)}</h2>'
                f'<div class="detail">{inner}<p style="text-align:right"><strong>{names.replace(", ", " - ")}</strong></p></div>{tags}{share}{remarks}</div>{aside}'
            )
        elif page.layout == "soup":
            main = (
                f'<div class="a1"><div class="b2"><div class="c3">{e(page.title)}</div><h1>{e(page.title)}</h1><span>{by} {names}</span> <span>{shown}</span>'
                f'<div>{e(lead)}</div>{inner.replace("<p>", "<div>").replace("</p>", "</div>")}</div>{share}{tags}{remarks}{aside}</div>'
            )
        else:
            main = (
                f'<table><tr><td width="180"><ul>{links(10)}</ul></td><td><font size="5"><b><h1>{e(page.title)}</h1></b></font><br><i>{shown}</i>'
                f"<p><b>{e(lead)}</b>{inner.replace('</p>', '')}<p align=right><b>{by} {names}</b></td><td>{aside}</td></tr></table>"
            )
        charset = f'<meta http-equiv="Content-Type" content="text/html; charset={page.encoding}">'
        return (
            f'<!DOCTYPE html><html lang="{page.language}"><head>{charset}{head}<style>{"p{margin:0}" * 300}</style></head><body>'
            f"<script>{code}</script>{menu}{main}{foot}</body></html>"
        )

    def graph(self, page, site):
        other = {"@type": "NewsArticle", "headline": self.headline(page.language), "datePublished": "2019-05-05T05:05:05Z"}
        story = {
            "@type": "NewsArticle", "headline": page.title, "url": page.url, "datePublished": page.date.isoformat(),
            "author": [{"@type": "Person", "name": name} for name in page.authors],
        }  # fmt: skip
        nodes = [{"@type": "WebSite", "name": site}, {"@type": "ItemList", "itemListElement": [{"item": other}]}, story]
        return {"@context": "https://schema.org", "@graph": nodes}

    def shown(self, page):
        date, clock = page.date, page.date.strftime("%H:%M")
        offset = OFFSETS[page.language]
        if page.language == "vi":
            return self.random.choice([f"{clock} | {date:%d/%m/%Y} (GMT+7)", f"Thứ Năm, {date:%d/%m/%Y}, {clock} (GMT+7)", f"{date:%d/%m/%Y} {clock} GMT+7"])
        if page.language in ("zh", "ja"):
            return f"{date.year}年{date.month}月{date.day}日 {clock}"
        if page.language == "ko":
            return f"{date.year}년 {date.month}월 {date.day}일 {clock}"
        return f"{date.day} {MONTHS[page.language][date.month - 1]} {date.year}, {clock} (GMT+{offset})"
