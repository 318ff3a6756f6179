/// The words in class names and ids that tell what an element is for, in the languages that sites name them in.
enum HintNames {
  /// Whole words of a name: `post-tags` has two.
  static let words: KeyTable<Hints> = {
    let lists: [(Hints, String)] = [
      (
        .promotion,
        """
        ad ads adv advert advertisement cta toast donate donation offer offers deal anzeige werbung publicidad \
        publicidade pubblicita publicite reklam reklama iklan billboard banner poll polls anketa ankieta encuesta enquete sondage sondaggio \
        umfrage questionnaire copyright
        """
      ),
      (
        .navigation,
        "nav menu navbar navi topnav dropdown tooltip topbar pager pagenav pagination search buscador login crumb crumbs"
      ),
      (
        .share,
        """
        share sharing social socials sociable socialize bookmarks herramientas strumenti compartir comparte \
        compartilhar compartilhe condividi partage partager teilen udostepnij paylas bagikan
        """
      ),
      (
        .related,
        """
        related relate lq recommended trending popular readmore recirc recirculation relacionada relacionadas \
        relacionado relacionados correlati correlate podobne ilgili meistgelesen
        """
      ),
      (
        .comments,
        """
        comments comment disqus respond reactions comentario comentarios commentaire commentaires commenti komentarze \
        komentare kommentare yorum yorumlar reacties cmt cmts
        """
      ),
      (.tags, "tags tagi etiketler"),
      (.keywords, "keyword keywords topics tukhoa"),
      (.footer, "footer"),
      (.contents, "toc"),
      (.caption, "caption cutline"),
      (.authorBox, "bio"),
      (.meta, "meta"),
      (
        .byline,
        "author authors byline signature writer reporter tacgia tac auteur auteurs autor autores autore autori penulis yazar"
      ),
      (.date, "date time datetime published pubdate ngay thoigian"),
      (
        .lead,
        "sapo lead lede standfirst deck dek chapo subtitle subheadline subhead intro excerpt summary perex entradilla sommario copete"
      ),
      (.headline, "headline title tieude"),
    ]
    var words: [UInt64: Hints] = [:]
    for (hint, list) in lists {
      for word in list.split(separator: " ") { words[key(Array(word.utf8)), default: []].formUnion(hint) }
    }
    return KeyTable(words.map { ($0, $1) })
  }()

  /// A name's hash (FNV-1a), gathered byte by byte.
  struct Key {
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var isEmpty = true

    mutating func append(_ byte: UInt8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      isEmpty = false
    }
  }

  static func key(_ word: some Sequence<UInt8>) -> UInt64 {
    var key = Key()
    for byte in word { key.append(byte) }
    return key.hash
  }

  /// Parts of a name written without its hyphens, underscores and capitals.
  private static let stemLists: [(Hints, String)] = [
    (
      .related,
      """
      related recommend lienquan tinkhac morefrom morestories readnext alsoread youmay mostread mostpopular \
      popularpost docnhieu tinmoi cungchuyenmuc docthem outbrain taboola nextpost prevpost postnav sameauthor xemthem \
      similarpost similararticle teaser carousel swiper republish republication upnext seealso alsolike articlelist postlist latestnews latestpost morenews \
      morearticle morepost furtherreading suggested othernews newsother otherpost otherarticle tinnoibat tincungloai \
      cungchude cungchuyende tindadang baidadang readtoo readalso alsonews lireaussi leiatambem leggianche leesook \
      czytajdalej czytajtak prevnext nextprev feedlist
      """
    ),
    (
      .share,
      """
      share sharing chiase addthis addtoany followus socialmedia sociallink socialicon socialbar audioplayer audiobox \
      articleaudio audioarticle listenarticle listenbutton nghebai docbao ttsplayer noprint hideprint dprintnone articletools \
      storytools posttools pagetools newstools toolbox ratingwidget postrating starrating ratingcontainer ratemypost
      articlerating kkstar
      """
    ),
    (.comments, "commentlist commentsection commentform commentarea commentbox disqus binhluan kommentar livefyre"),
    (
      .navigation,
      """
      breadcrumb navbar navigation mainmenu submenu megamenu pagination masthead toolbar sidebar skiplink topbar \
      siteheader pageheader globalheader backtotop scrolltop
      """
    ),
    (.footer, "sitefooter pagefooter globalfooter"),
    (
      .promotion,
      """
      newsletter subscrib subscriptionwidget signup promo sponsor advert adslot adunit adcontainer adwrap paywall \
      mailchimp optin cookie \
      dangky binhchon thamdo hotline quangcao \
      consent gdpr popup modal overlay donat googlead dfpad calltoaction \
      aisummary aiqna aitopquestion tomtatai
      """
    ),
    (
      .consent,
      """
      cookieconsent consentbanner consentmanager consentbox consentlayer consentpopup consentmodal cookiebanner \
      cookiebar cookienotice cookiepopup cookiemodal cookielayer cookiebot cookieyes cookielaw onetrust didomi \
      usercentrics cmpbox cmpwrapper cmpcontainer tarteaucitron iubendacs klaro gdprbanner gdprpopup thongbaocookie
      """
    ),
    (.legal, "disclaimer disclosure"),
    (
      .meta,
      """
      postmeta entrymeta articlemeta metadata articleinfo postinfo timestamp readingtime readtime viewcount luotxem \
      linkorigin linksource sourcelink linkgoc messageattribution
      """
    ),
    (
      .authorBox,
      "messageuser postprofile authorbio aboutauthor abouttheauthor authorbox authorcard postauthor authorprofile contributorbio authordesc authorinfo authorsection authorabout authordetail authorblock saboxplugin shortbio authorabout writerbio"
    ),
    (
      .tags,
      "taglist tagcloud tagdetail detailtag newstag cimke posttag entrytag articletag tagslist tagslinks taglinks catlinks"
    ),
    (.caption, "caption photocredit imagecredit imgcredit"),
    (.hidden, "visuallyhidden sronly screenreader offscreen printonly"),
    (.aside, "tooltiptext tooltipcontent tooltipbubble materialicon materialsymbol editsection headerlink"),
    (.collapsible, "accordion collaps expandable tabpanel headlessui disclosurepanel disclosurecontent"),
    (.ingredients, "ingredient nguyenlieu zutaten"),
    (.contents, "tableofcontent contentstable jumplink"),
    (.byline, "byline tacgia author"),
    (.date, "pubdate publishdate datetime publishedat thoigian posttime newstime ngaydang"),
    (.lead, "standfirst sapo articlelead newslead subheadline articlesummary"),
    (.headline, "headline tieude articletitle posttitle entrytitle newstitle"),
    (
      .body,
      """
      articlebody entrycontent postcontent storybody articlecontent storycontent detailcontent contentdetail \
      articletext postbody bodytext newsbody newscontent contentbody bodycontent maincontent blogcontent bodycopy \
      fckdetail noidung chitiet detailsbody newsdetail postdetail singlecontent singlepost pagecontent richtext \
      wysiwyg articledetail articlecopy blogpost articleinner textcontent contenttext cmscontent blogbody cmsbody
      """
    ),
  ]

  private struct Stem {
    var bytes: [UInt8]
    var hints: Hints
  }

  /// Stems by their first two letters.
  private static let stemsByStart: [[Stem]] = {
    var table = [[Stem]](repeating: [], count: 26 * 26)
    for (hint, list) in stemLists {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let bytes = Array(word.utf8)
        if let slot = slot(bytes[0], bytes[1]) { table[slot].append(Stem(bytes: bytes, hints: hint)) }
      }
    }
    return table
  }()

  private static func slot(_ first: UInt8, _ second: UInt8) -> Int? {
    guard first >= 0x61, first <= 0x7A, second >= 0x61, second <= 0x7A else { return nil }
    return Int(first - 0x61) * 26 + Int(second - 0x61)
  }

  static func stems(in name: [UInt8]) -> Hints {
    var hints: Hints = []
    guard name.count > 1 else { return hints }
    for index in 0..<name.count - 1 {
      guard let slot = slot(name[index], name[index + 1]) else { continue }
      for stem in stemsByStart[slot] where name.count - index >= stem.bytes.count {
        var same = true
        for offset in 2..<stem.bytes.count where name[index + offset] != stem.bytes[offset] {
          same = false
          break
        }
        if same { hints.formUnion(stem.hints) }
      }
    }
    return hints
  }
}
