/// A character encoding that documents come in. The raw value is its name by the WHATWG Encoding Standard, lower case;
/// the names of those beyond it are what IANA has, in short.
enum TextEncoding: String, Sendable {
  case big5 = "big5"
  case eucJP = "euc-jp"
  case eucKR = "euc-kr"
  case gb18030 = "gb18030"
  case gbk = "gbk"
  case ibm866 = "ibm866"
  case iso2022JP = "iso-2022-jp"
  case iso8859Part10 = "iso-8859-10"
  case iso8859Part13 = "iso-8859-13"
  case iso8859Part14 = "iso-8859-14"
  case iso8859Part15 = "iso-8859-15"
  case iso8859Part16 = "iso-8859-16"
  case iso8859Part2 = "iso-8859-2"
  case iso8859Part3 = "iso-8859-3"
  case iso8859Part4 = "iso-8859-4"
  case iso8859Part5 = "iso-8859-5"
  case iso8859Part6 = "iso-8859-6"
  case iso8859Part7 = "iso-8859-7"
  case iso8859Part8 = "iso-8859-8"
  case iso8859Part8I = "iso-8859-8-i"
  case koi8R = "koi8-r"
  case koi8U = "koi8-u"
  case macintosh = "macintosh"
  case shiftJIS = "shift_jis"
  case utf16BE = "utf-16be"
  case utf16LE = "utf-16le"
  case utf8 = "utf-8"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case windows874 = "windows-874"
  case macCyrillic = "x-mac-cyrillic"
  case userDefined = "x-user-defined"
  case tcvn = "tcvn"
  case viscii = "viscii"
  case utf32LE = "utf-32le"
  case utf32BE = "utf-32be"
  case johab = "johab"
  case hz = "hz-gb-2312"
  case iso2022KR = "iso-2022-kr"
  // Mainframes
  case ibm037 = "ibm037"
  case ibm273 = "ibm273"
  case ibm424 = "ibm424"
  case ibm500 = "ibm500"
  case ibm875 = "ibm875"
  case ibm1026 = "ibm1026"
  case ibm1140 = "ibm1140"
  // DOS
  case ibm437 = "ibm437"
  case cp737 = "cp737"
  case ibm775 = "ibm775"
  case ibm850 = "ibm850"
  case ibm852 = "ibm852"
  case ibm855 = "ibm855"
  case ibm857 = "ibm857"
  case ibm858 = "ibm858"
  case ibm860 = "ibm860"
  case ibm861 = "ibm861"
  case ibm862 = "ibm862"
  case ibm863 = "ibm863"
  case ibm864 = "ibm864"
  case ibm865 = "ibm865"
  case ibm869 = "ibm869"
  case cp1125 = "cp1125"
  // Of single countries
  case koi8T = "koi8-t"
  case macCentralEurope = "mac-centraleurope"
  case macIceland = "mac-is"
  case armscii = "armscii-8"
  case georgianPS = "georgian-ps"
  case pt154 = "pt154"
  case rk1048 = "rk1048"
  case eucTW = "euc-tw"
  case eucJISX0213 = "euc-jisx0213"
  case shiftJISX0213 = "shift_jisx0213"
  case iso2022JP3 = "iso-2022-jp-3"
  case utf7 = "utf-7"
  case hpRoman8 = "hp-roman8"
  case cp856 = "cp856"
  case macTurkish = "mac-turkish"
  case macGreek = "mac-greek"
  case macCroatian = "mac-croatian"
  case macRomanian = "mac-romanian"
  case cp720 = "cp720"
  case cp1006 = "cp1006"
  /// What the standard refuses to read as attackers use it; its labels are not believed.
  case replacement = "replacement"

  enum Family { case utf8, utf16, utf32, singleByte, multiByte, refused }

  var family: Family {
    switch self {
    case .utf8: .utf8
    case .utf16LE, .utf16BE: .utf16
    case .utf32LE, .utf32BE: .utf32
    case .big5, .eucJP, .eucKR, .gbk, .gb18030, .iso2022JP, .shiftJIS, .johab, .eucTW, .hz, .iso2022KR, .eucJISX0213,
      .shiftJISX0213, .iso2022JP3, .utf7:
      .multiByte
    case .replacement: .refused
    default: isMainframe || isRare ? .multiByte : .singleByte
    }
  }

  /// EBCDIC, which no declaration can be read of without knowing it.
  var isMainframe: Bool {
    switch self {
    case .ibm037, .ibm273, .ibm424, .ibm500, .ibm875, .ibm1026, .ibm1140: true
    default: false
    }
  }

  /// One byte a character, but left to the C library's converters.
  var isRare: Bool {
    switch self {
    case .ibm437, .cp737, .ibm775, .ibm850, .ibm852, .ibm855, .ibm857, .ibm858, .ibm860, .ibm861, .ibm862, .ibm863,
      .ibm864, .ibm865, .ibm869, .cp1125, .koi8T, .macCentralEurope, .macIceland, .armscii, .georgianPS, .pt154,
      .rk1048, .hpRoman8, .cp856:
      true
    default: false
    }
  }

  /// The converter of the C library that reads it, where we have no table of our own. The names are those of the Windows
  /// code pages, as the standard's indexes follow them.
  var converterName: String? {
    switch self {
    case .big5: "BIG5-HKSCS"
    case .eucJP, .iso2022JP: "EUC-JP-MS"
    case .eucKR, .iso2022KR: "CP949"
    case .gbk, .gb18030, .hz: "GB18030"
    case .shiftJIS: "CP932"
    default: family == .multiByte ? rawValue.uppercased() : nil
    }
  }

  /// Whether its bytes are all ASCII ones, which then say something else.
  var isShifted: Bool {
    switch self {
    case .iso2022JP, .iso2022JP3, .iso2022KR, .hz, .utf7: true
    default: false
    }
  }

  /// Whether 0x80 is the euro sign, which the C library does not know.
  var hasEuroAt80: Bool { self == .gbk || self == .gb18030 }

  /// Whether its combining marks are to be composed: the Vietnamese encodings write a letter's tone apart.
  var writesMarksApart: Bool { self == .windows1258 || self == .tcvn || self == .viscii }
}
