/// Tells languages of one script apart by their commonest words.
enum LanguageWords {
  /// Words that a text must have for a judgement.
  private static let enough = 40
  /// Bytes of a text that are looked at.
  private static let opening = 8192

  /// The language whose common words a text is full of, where it is plainly another than the declared one.
  /// - Parameter declared: the primary subtag that the page declares; `nil` when it declares none.
  static func language(of text: [UInt8], declared: String?) -> String? {
    let words = WordFold.words(WordFold.fold(text.prefix(opening))).prefix(600)
    guard words.count >= enough else { return nil }
    var counts: [String: Int] = [:]
    for word in words where word.count <= longest {
      for language in table[PagePaths.hash(word)] ?? [] { counts[language, default: 0] += 1 }
    }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    // Close relatives are full of each other's words.
    let next = counts.filter { $0.key != best.key }.values.max() ?? 0
    guard best.value * 100 >= words.count * 12, best.value * 4 >= next * 5 else { return nil }
    guard let declared else { return best.key }
    guard known.contains(declared) else { return nil }
    return (counts[declared] ?? 0) * 3 < best.value ? best.key : nil
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

  private static let known = Set(lists.map(\.0))

  /// Languages by the hash of a word.
  private static let table: KeyTable<[String]> = {
    var table: [UInt64: [String]] = [:]
    for (language, words) in lists {
      for word in words.split(separator: " ") { table[PagePaths.hash(word.utf8), default: []].append(language) }
    }
    return KeyTable(table.map { ($0, $1) })
  }()

  /// Bytes of the longest word.
  private static let longest = lists.flatMap { $0.1.split(separator: " ") }.map(\.utf8.count).max() ?? 0
}
