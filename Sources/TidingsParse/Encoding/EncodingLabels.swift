internal import TidingsModel

/// The labels of the WHATWG Encoding Standard (section 4.2), and of encodings beyond it, by encoding.
enum EncodingLabels {
  /// The encoding that a label names, whatever its case and the white space round it.
  static func encoding(for label: some StringProtocol) -> TextEncoding? {
    let lower = normalised(label)
    guard lower.count <= 40 else { return nil }
    // What nearly every document says is known without the table.
    if lower.elementsEqual("utf-8".utf8) { return .utf8 }
    return table[String(decoding: lower, as: UTF8.self)] ?? bareTable[bare(lower)]
  }

  /// Whether a label names ASCII, which the standard reads as windows-1252.
  static func isASCII(_ label: some StringProtocol) -> Bool {
    ["ansi_x3.4-1968", "ascii", "us-ascii"].contains { $0.utf8.elementsEqual(normalised(label)) }
  }

  /// In lower case, without white space and quotes.
  private static func normalised(_ label: some StringProtocol) -> [UInt8] {
    label.utf8.filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }.map { $0.lowered }
  }

  /// A label's letters and digits: `windows_1252` and `utf 8` are told by them.
  private static func bare(_ label: some Sequence<UInt8>) -> String {
    String(decoding: label.filter { $0.isLetter || $0.isDigit }, as: UTF8.self)
  }

  private static let bareTable: [String: TextEncoding] = Dictionary(
    table.map { (bare($0.key.utf8), $0.value) }, uniquingKeysWith: { first, _ in first })

  private static let table: [String: TextEncoding] = {
    var table: [String: TextEncoding] = [:]
    table.reserveCapacity(512)
    for (encoding, labels) in standard + beyond {
      for label in labels.utf8.split(separator: 0x20) { table[String(Substring(label))] = encoding }
    }
    return table
  }()

  /// As the standard has them; `utf-16` is little-endian there, `iso-8859-1` is windows-1252.
  private static let standard: [(TextEncoding, String)] = [
    (.big5, "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    (.eucJP, "cseucpkdfmtjapanese euc-jp x-euc-jp"),
    (
      .eucKR,
      """
      cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 \
      windows-949
      """
    ),
    (.gb18030, "gb18030"),
    (.gbk, "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"),
    (.ibm866, "866 cp866 csibm866 ibm866"),
    (.iso2022JP, "csiso2022jp iso-2022-jp"),
    (.iso8859Part10, "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    (.iso8859Part13, "iso-8859-13 iso8859-13 iso885913"),
    (.iso8859Part14, "iso-8859-14 iso8859-14 iso885914"),
    (.iso8859Part15, "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"),
    (.iso8859Part16, "iso-8859-16"),
    (.iso8859Part2, "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
    (.iso8859Part3, "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
    (.iso8859Part4, "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
    (.iso8859Part5, "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
    (
      .iso8859Part6,
      """
      arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e \
      iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
      """
    ),
    (
      .iso8859Part7,
      """
      csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 \
      iso_8859-7:1987 sun_eu_greek
      """
    ),
    (
      .iso8859Part8,
      """
      csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 \
      iso_8859-8:1988 visual
      """
    ),
    (.iso8859Part8I, "csiso88598i iso-8859-8-i logical"),
    (.koi8R, "cskoi8r koi koi8 koi8-r koi8_r"),
    (.koi8U, "koi8-ru koi8-u"),
    (.macintosh, "csmacintosh mac macintosh x-mac-roman"),
    (.replacement, "iso-2022-cn iso-2022-cn-ext replacement"),
    (.shiftJIS, "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
    (.utf16BE, "unicodefffe utf-16be"),
    (.utf16LE, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"),
    (.utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"),
    (.windows1250, "cp1250 windows-1250 x-cp1250"),
    (.windows1251, "cp1251 windows-1251 x-cp1251"),
    (
      .windows1252,
      """
      ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 \
      iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
      """
    ),
    (.windows1253, "cp1253 windows-1253 x-cp1253"),
    (
      .windows1254,
      """
      cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 \
      windows-1254 x-cp1254
      """
    ),
    (.windows1255, "cp1255 windows-1255 x-cp1255"),
    (.windows1256, "cp1256 windows-1256 x-cp1256"),
    (.windows1257, "cp1257 windows-1257 x-cp1257"),
    (.windows1258, "cp1258 windows-1258 x-cp1258"),
    (.windows874, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
    (.macCyrillic, "x-mac-cyrillic x-mac-ukrainian"),
    (.userDefined, "x-user-defined"),
  ]

  /// Encodings that browsers no longer read and feeds still come in.
  private static let beyond: [(TextEncoding, String)] = [
    (.tcvn, "abc tcvn tcvn-5712 tcvn3 tcvn5712-1 tcvn5712-1:1993 x-viet-tcvn x-viet-tcvn5712"),
    (.viscii, "csviscii viscii viscii1.1-1 x-viet-viscii"),
    (.utf32LE, "csucs4 iso-10646-ucs-4 ucs-4 utf-32 utf-32le"),
    (.utf32BE, "utf-32be"),
    // The standard refuses these, as markup can hide in their shifted text; what they hold is sanitised here like
    // everything else.
    (.hz, "hz hz-gb hz-gb-2312"), (.iso2022KR, "csiso2022kr iso-2022-kr"),
    (.utf7, "csunicode11utf7 u7 unicode-1-1-utf-7 utf-7"),
    (.johab, "cp1361 johab ms1361"),
    (.windows1250, "1250 ms-ee win-1250"),
    (.windows1251, "1251 ms-cyrl win-1251"),
    (.windows1252, "1252 ansi ms-ansi vni vni-windows win-1252 x-viet-vni"),
    (.windows1253, "1253 ms-greek win-1253"),
    (.windows1254, "1254 ms-turk win-1254"),
    (.windows1255, "1255 ms-hebr win-1255"),
    (.windows1256, "1256 ms-arab win-1256"),
    (.windows1257, "1257 winbaltrim win-1257"),
    (.windows1258, "1258 ms-vietnamese win-1258"),
    (
      .windows874,
      "874 cp874 iso-8859-11:2001 iso-ir-166 ms874 thai tis-620-0 tis-620-2529-0 tis-620-2529-1 tis620.2533"
    ),
    (.macintosh, "mac-roman macroman"),
    (.macCyrillic, "mac-cyrillic maccyrillic mac-ukrainian"),
    (.shiftJIS, "932 cp932 ms-kanji windows-932 x-mac-japanese"),
    (.gbk, "936 cp936 ms936 windows-936 euc-cn euccn eucgb2312-cn gb2312-1980 x-mac-simp-chinese"),
    (.eucKR, "949 cp949 ms949 uhc x-mac-korean"),
    (.big5, "950 cp950 ms950 windows-950 big5-2003 big5-eten big5-tw hkscs x-mac-trad-chinese"),
    (.eucTW, "cns11643 euc-tw"),
    (.gb18030, "gb18030-2000 gb18030-2005"),
    (.eucJP, "eucjp-ms ujis"),
    (.iso2022JP, "iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-ext"),
    (.eucJISX0213, "euc-jis-2004 euc-jisx0213 jisx0213"),
    (.shiftJISX0213, "shift_jis-2004 shift_jisx0213 sjis-2004 sjisx0213 s-jis-2004 s-jisx0213"),
    (.iso2022JP3, "iso-2022-jp-3 iso-2022-jp-2004"),
    (.iso8859Part10, "iso-8859-10:1992"),
    (.iso8859Part14, "iso-8859-14:1998 iso-celtic iso-ir-199 l8 latin8"),
    (.iso8859Part15, "iso-ir-203 latin9"),
    (.iso8859Part16, "iso-8859-16:2001 iso-ir-226 l10 latin10"),
    (.koi8T, "koi8-t"),
    (.macCentralEurope, "mac-centeuro mac-centraleurope mac-latin2 x-mac-ce x-mac-centraleurroman"),
    (.macIceland, "mac-iceland mac-is"),
    (.macTurkish, "mac-turkish x-mac-turkish"),
    (.macGreek, "mac-greek x-mac-greek"),
    (.macCroatian, "mac-croatian x-mac-croatian"),
    (.macRomanian, "mac-romania mac-romanian x-mac-romanian"),
    (.hpRoman8, "cp1051 cshproman8 hp-roman8 ibm1051 r8 roman8"),
    (.cp720, "720 cp720 dos-720 ibm720"),
    (.cp856, "856 cp856 ibm856"),
    (.cp1006, "1006 cp1006 ibm1006"),
    (.armscii, "armscii-8"),
    (.georgianPS, "georgian-ps"),
    (.pt154, "cp154 cyrillic-asian csptcp154 pt154 ptcp154"),
    (.rk1048, "kz-1048 rk1048 strk1048-2002"),
    (.ibm437, "437 cp437 cspc8codepage437 ibm437"),
    (.cp737, "737 cp737"),
    (.ibm775, "775 cp775 cspc775baltic ibm775"),
    (.ibm850, "850 cp850 cspc850multilingual ibm850"),
    (.ibm852, "852 cp852 cspcp852 ibm852"),
    (.ibm855, "855 cp855 csibm855 ibm855"),
    (.ibm857, "857 cp857 csibm857 ibm857"),
    (.ibm858, "858 ccsid00858 cp858 csibm858 ibm00858 ibm858"),
    (.ibm860, "860 cp860 csibm860 ibm860"),
    (.ibm861, "861 cp-is cp861 csibm861 ibm861"),
    (.ibm862, "862 cp862 cspc862latinhebrew ibm862"),
    (.ibm863, "863 cp863 csibm863 ibm863"),
    (.ibm864, "864 cp864 csibm864 ibm864"),
    (.ibm865, "865 cp865 csibm865 ibm865"),
    (.ibm869, "869 cp-gr cp869 csibm869 ibm869"),
    (.cp1125, "1125 cp1125 cp866u ibm1125 ruscii"),
    (.ibm037, "cp037 csibm037 ebcdic-cp-ca ebcdic-cp-nl ebcdic-cp-us ebcdic-cp-wt ibm037"),
    (.ibm273, "cp273 csibm273 ibm273"),
    (.ibm424, "cp424 csibm424 ebcdic-cp-he ibm424"),
    (.ibm500, "cp500 csibm500 ebcdic-cp-be ebcdic-cp-ch ibm500"),
    (.ibm875, "cp875 ibm875"),
    (.ibm1026, "cp1026 csibm1026 ibm1026"),
    (.ibm1140, "cp1140 ccsid01140 ibm01140 ibm1140"),
  ]
}
