internal import TidingsModel

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
        umfrage questionnaire copyright anket bulten bulteni nieuwsbrief nyhetsbrev infolettre nlbox horoscope horoskop \
        horoscopo oroscopo tuvi
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
        relacionado relacionados correlati correlate podobne ilgili meistgelesen ajanlo
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
        "author authors byline signature writeby writtenby writer reporter tacgia tac auteur auteurs autor autores autore autori penulis yazar muhabir szerzo szerzok skribent forfatter"
      ),
      (.date, "date time datetime published pubdate ngay thoigian"),
      (
        .lead,
        "sapo lead lede standfirst deck dek chapo subtitle subheadline subhead intro excerpt summary perex entradilla sommario copete"
      ),
      (.headline, "headline title tieude titel titulo titre titolo tytul judul headnews"),
    ]
    var words: [UInt64: Hints] = [:]
    for (hint, list) in lists {
      for word in Array(list.utf8).split(separator: 0x20) { words[FNV1a.hash(of: word), default: []].formUnion(hint) }
    }
    return KeyTable(words.map { ($0, $1) })
  }()

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
    (.caption, "caption spipdoc photocredit imagecredit imgcredit"),
    (.hidden, "visuallyhidden sronly screenreader offscreen printonly"),
    (.aside, "tooltiptext tooltipcontent tooltipbubble materialicon materialsymbol editsection headerlink"),
    (.collapsible, "accordion collaps expandable tabpanel headlessui disclosurepanel disclosurecontent"),
    (.ingredients, "ingredient nguyenlieu zutaten"),
    (.contents, "tableofcontent contentstable jumplink"),
    (.byline, "byline tacgia author"),
    (.date, "pubdate publishdate datetime publishedat thoigian posttime newstime ngaydang"),
    (
      .lead,
      "standfirst sapo articlelead newslead subheadline articlesummary subtit sottotit untertitel podtytul fielddeck"
    ),
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

  /// The stems in order of their first two letters.
  private struct Stems: Sendable {
    /// A stem behind its first two letters.
    private struct Stem {
      var rest: [UInt8]
      var hints: Hints
    }

    private let stems: [Stem]
    /// For each pair of letters, the number of the first stem that begins with it or a later one; behind them how many
    /// there are.
    private let starts: [Int]

    init(_ lists: [(Hints, String)]) {
      var byStart = [[Stem]](repeating: [], count: 26 * 26)
      for (hint, list) in lists {
        for word in Array(list.utf8).split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
          guard let slot = Self.slot(word[word.startIndex], word[word.startIndex + 1]) else { continue }
          byStart[slot].append(Stem(rest: Array(word.dropFirst(2)), hints: hint))
        }
      }
      stems = Array(byStart.joined())
      starts = byStart.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    }

    private static func slot(_ first: UInt8, _ second: UInt8) -> Int? {
      guard first >= 0x61, first <= 0x7A, second >= 0x61, second <= 0x7A else { return nil }
      return Int(first - 0x61) * 26 + Int(second - 0x61)
    }

    func hints(in name: [UInt8]) -> Hints {
      var hints: Hints = []
      guard name.count > 1 else { return hints }
      for index in 0..<name.count - 1 {
        guard let slot = Self.slot(name[index], name[index + 1]), starts[slot] < starts[slot + 1] else { continue }
        for number in starts[slot]..<starts[slot + 1] where stands(stems[number].rest, at: index + 2, in: name) {
          hints.formUnion(stems[number].hints)
        }
      }
      return hints
    }

    private func stands(_ rest: [UInt8], at start: Int, in name: [UInt8]) -> Bool {
      guard name.count - start >= rest.count else { return false }
      for offset in rest.indices where name[start + offset] != rest[offset] { return false }
      return true
    }
  }

  private static let stems = Stems(stemLists)

  static func stems(in name: [UInt8]) -> Hints { stems.hints(in: name) }
}
