internal import TidingsModel

/// Tells languages of one script apart by their commonest words.
enum LanguageWords {
  /// Words that a text must have for a judgement.
  private static let enough = 40
  /// Words of a text that are looked at.
  private static let mostWords = 600
  /// Bytes of a text that are looked at.
  private static let opening = 8192

  /// The language whose common words a text is full of, where it is plainly another than the declared one.
  /// - Parameter declared: the primary subtag that the page declares; `nil` when it declares none.
  static func language(of text: [UInt8], declared: String?) -> String? {
    let (counts, total) = counts(of: WordFold.fold(text.prefix(opening)))
    guard total >= enough else { return nil }
    let ranked = lists.indices.filter { counts[$0] > 0 }.sorted {
      (counts[$1], lists[$0].0) < (counts[$0], lists[$1].0)
    }
    guard let best = ranked.first else { return nil }
    // Close relatives are full of each other's words.
    let next = ranked.count > 1 ? counts[ranked[1]] : 0
    guard counts[best] * 100 >= total * 12, counts[best] * 4 >= next * 5 else { return nil }
    guard let declared else { return lists[best].0 }
    guard let own = lists.firstIndex(where: { $0.0 == declared }) else { return nil }
    return counts[own] * 3 < counts[best] ? lists[best].0 : nil
  }

  /// How many words of a folded text are common in each of the languages, and how many there are.
  private static func counts(of folded: [UInt8]) -> (counts: [Int], total: Int) {
    let table = table
    var counts = [Int](repeating: 0, count: lists.count)
    var total = 0
    var start = 0
    while start < folded.count, total < mostWords {
      let end = folded[start...].firstIndex(of: 0x20) ?? folded.count
      if end > start {
        total += 1
        if end - start <= table.longest {
          for language in table.languages[FNV1a.hash(of: folded[start..<end])] ?? [] { counts[language] += 1 }
        }
      }
      start = end + 1
    }
    return (counts, total)
  }

  private static let lists: [(String, String)] = [
    ("en", "the and of to in is that for with was on are as by it be this from have not at which but has were"),
    ("de", "der die und das ist nicht mit von den ein eine auf für im dem sich auch es wird des zu als bei nach sind"),
    ("fr", "le la les des et est une dans que pour un du en qui sur pas au ce par plus avec il sont ont cette"),
    ("es", "el la los que en y por con una del las se un para es su al lo como más pero fue ha este sus"),
    ("pt", "o os que em uma não com para do da no na um se por mais as dos como foi ao das pelo são pela"),
    ("it", "il di che è per una con del della non un la in si le dei da sono alla nel gli più anche ha delle"),
    ("nl", "de het een van en dat met voor niet zijn op te is in aan er om ook als bij werd naar maar door over"),
    ("sv", "och att det som en på är av för inte med den till har ett om de var från så kan vid men efter"),
    ("da", "og at det en på er af til ikke der med den som har et de for men blev efter også ved kan"),
    ("nb", "og det på er av til ikke som har for en et at den med ble etter også men fra hun seg var"),
    ("pl", "w się na nie że jest do z to jak i po od za przez dla o są oraz ale był co tak jego"),
    ("cs", "se na je že v to s do ve pro z a si za jsou by ale po jako i už od při byl"),
    ("hu", "a az és hogy nem is egy meg van volt de csak azt már mint ez még ki el be ha vagy"),
    ("ro", "și în de la cu pe că nu din o a pentru este care mai au fost un s se sunt prin după"),
    ("fi", "ja on ei että oli se ovat myös kun mutta hän joka mukaan ole niin kuin sen jo vuoden"),
    ("tr", "ve bir bu için ile da de çok olarak daha olan gibi kadar sonra ise o en her ne var"),
    ("id", "yang dan di dari untuk dengan ini pada tidak dalam itu akan ke juga oleh telah ada adalah kepada"),
    ("ru", "и в на не что с по как это для из к от о за он его но до после был также при"),
    ("uk", "і в на не що з та до як це у за від про для його але після був також є й"),
    ("bg", "и на да за се от в че са по не с как е като до са при след но който"),
  ]

  private struct Table {
    /// The languages that a word is common in, by the word's hash.
    let languages: KeyTable<[Int]>
    /// Bytes of the longest word.
    let longest: Int
  }

  private static let table: Table = {
    var languages: [UInt64: [Int]] = [:]
    var longest = 0
    for (position, list) in lists.enumerated() {
      for word in Array(list.1.utf8).split(separator: 0x20) {
        languages[FNV1a.hash(of: word), default: []].append(position)
        longest = max(longest, word.count)
      }
    }
    return Table(languages: KeyTable(languages.map { ($0, $1) }), longest: longest)
  }()
}
