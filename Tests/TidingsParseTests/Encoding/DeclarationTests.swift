import Testing
import TidingsModel
import TidingsParse

@Suite struct DeclarationTests {
  private func decode(_ bytes: [UInt8], http: String? = nil, kind: DocumentKind = .xml) -> (String, String, [Warning]) {
    let document = DocumentDecoder.decode(bytes, httpCharset: http, kind: kind)
    return (String(decoding: document.utf8, as: UTF8.self), document.encoding, document.repairs)
  }

  @Test("Clean UTF-8 is returned as it is, with nothing to report")
  func cleanUTF8() {
    let text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><a>Tiếng Việt, 日本語, 😀</a>"
    let (result, name, repairs) = decode(Array(text.utf8))
    #expect(result == text && name == "utf-8" && repairs.isEmpty)
  }

  @Test("A byte order mark is stronger than every declaration")
  func mark() {
    let (result, name, _) = decode([0xEF, 0xBB, 0xBF] + Array("é".utf8), http: "windows-1251")
    #expect(result == "é" && name == "utf-8")
    let (wide, wideName, _) = decode([0xFF, 0xFE, 0xE9, 0x00], http: "utf-8")
    #expect(wide == "é" && wideName == "utf-16le")
    let (big, bigName, _) = decode([0xFE, 0xFF, 0x00, 0xE9])
    #expect(big == "é" && bigName == "utf-16be")
    let (four, fourName, _) = decode([0, 0, 0xFE, 0xFF, 0, 0, 0, 0xE9])
    #expect(four == "é" && fourName == "utf-32be")
  }

  @Test(
    "A document that is right of itself goes before a server that says two bytes a character",
    arguments: ["gb2312", "big5"])
  func doubleByteServer(http: String) throws {
    for (text, name) in [
      (
        "Городская библиотека снова открыта: читателям вернули зал у набережной, где прежде стояли станки",
        "windows-1251"
      ),
      ("Thư viện thành phố mở cửa trở lại, người đọc được trả lại phòng bên bờ sông trước kia để máy", "windows-1258"),
    ] {
      let document = "<?xml version=\"1.0\" encoding=\"\(name)\"?><a>\(text)</a>"
      let (result, found, _) = decode(try Iconv.encode(document, in: name), http: http)
      #expect(result == document && found == name)
    }
  }

  @Test("A mark of UTF-8 before text that is not UTF-8 is not believed")
  func wrongMark() throws {
    let text = "<?xml version='1.0' encoding='windows-1251'?><a>Президент подписал указ о мерах поддержки</a>"
    let (result, name, repairs) = decode([0xEF, 0xBB, 0xBF] + (try Iconv.encode(text, in: "CP1251")))
    #expect(result == text && name == "windows-1251" && repairs.count == 1)
    let cut = decode(
      [0xEF, 0xBB, 0xBF] + Array("Tiếng Việt ".utf8) + [0xE1, 0xBA] + Array(" đẹp".utf8), http: "cp1258")
    #expect(cut.0 == "Tiếng Việt \u{FFFD} đẹp" && cut.1 == "utf-8")
  }

  @Test("Quotation marks without spaces around them are no letters of the Macintosh")
  func quotesWithinWords() throws {
    let text = "<?xml version='1.0' encoding='iso-8859-1'?><a>a“b”c a“b”c</a>"
    let (result, name, _) = decode(try Iconv.encode(text, in: "CP1252"))
    #expect(result == text && name == "windows-1252")
    let bare = "<a>The council’s plan, which it didn’t publish: “it’s 40 pages”. A word“quoted”here.</a>"
    let (found, foundName, _) = decode(try Iconv.encode(bare, in: "CP1252"))
    #expect(found == bare && foundName == "windows-1252")
    let runs = "<a>Zoë’s book, and Zoë’s cat</a>"
    #expect(decode(try Iconv.encode(runs, in: "CP1252")).0 == runs)
    let mac = "<a>La città è più lontana, perché così non va: chi dirà dov’è, lì o là?</a>"
    #expect(decode(try Iconv.encode(mac, in: "MACINTOSH")).0 == mac)
  }

  @Test("Thai is known by its signs")
  func thai() throws {
    for text in ["<a>ข่าววันนี้: ฝนตกหนักทั่วประเทศ</a>", "<a>ราคาน้ำมันวันพรุ่งนี้เปลี่ยนแปลงอีกครั้ง</a>"] {
      let bytes = try Iconv.encode(text, in: "CP874")
      #expect(decode(bytes).0 == text)
      #expect(decode(Array("<?xml version='1.0' encoding='utf-8'?>".utf8) + bytes).0.hasSuffix(text))
    }
  }

  @Test("The HTTP charset is stronger than the document's declaration")
  func httpWins() {
    let bytes = Array("<?xml version='1.0' encoding='koi8-r'?><a>".utf8) + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    let (result, name, _) = decode(bytes, http: "Windows-1251")
    #expect(result.hasSuffix("Привет") && name == "windows-1251")
  }

  @Test(
    "A server's default of ASCII is weaker than what a document of other letters says",
    arguments: ["us-ascii", " ASCII"])
  func asciiLoses(_ http: String) {
    let head = Array("<?xml version='1.0' encoding='iso-8859-2'?><a>".utf8)
    let (result, name, repairs) = decode(head + [0x50, 0xF8, 0x65, 0x64, 0x73, 0x65, 0x64, 0x61], http: http)
    #expect(result.hasSuffix("Předseda") && name == "iso-8859-2" && repairs.count == 1)
    #expect(decode(head, http: http).1 == "windows-1252")
  }

  @Test(
    "The XML declaration names the encoding",
    arguments: [
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?>", "<?xml version='1.0' encoding = 'CP1251' ?>",
      "\n <?XML VERSION='1.0' ENCODING=windows-1251?>",
    ])
  func xmlDeclaration(_ declaration: String) {
    let (result, name, _) = decode(Array(declaration.utf8) + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2])
    #expect(result == declaration + "Привет" && name == "windows-1251")
  }

  @Test(
    "A page's meta element names the encoding",
    arguments: [
      "<meta charset=windows-1251>", "<html><head><!-- <meta charset=koi8-r> --><META CHARSET='cp1251'/>",
      "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
    ])
  func metaElement(_ markup: String) {
    let (result, name, _) = decode(Array(markup.utf8) + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], kind: .html)
    #expect(result == markup + "Привет" && name == "windows-1251")
  }

  @Test("UTF-8 is read as UTF-8 whatever is declared", arguments: ["iso-8859-1", "windows-1252", "us-ascii", "koi8-r"])
  func wronglyDeclaredUTF8(_ label: String) {
    let (result, name, repairs) = decode(Array("Tiếng Việt".utf8), http: label)
    #expect(result == "Tiếng Việt" && name == "utf-8" && repairs.count == 1)
  }

  @Test("Text declared as UTF-8 that is Windows-1252 is read as that")
  func notUTF8() {
    let (result, name, repairs) = decode([0x63, 0x61, 0x66, 0xE9, 0x20, 0x96, 0x20, 0x74, 0x68, 0xE9], http: "utf-8")
    #expect(result == "café – thé" && name == "windows-1252" && repairs.count == 1)
  }

  @Test("A bad byte in UTF-8 becomes U+FFFD and is reported with its place")
  func badByte() {
    let (result, name, repairs) = decode(Array("Tiếng\nViệt ".utf8) + [0xFF] + Array(" nam đẹp".utf8))
    #expect(result == "Tiếng\nViệt \u{FFFD} nam đẹp" && name == "utf-8")
    #expect(repairs.map(\.line) == [2] && repairs.map(\.column) == [8])
  }

  @Test("A text cut within a character keeps everything before")
  func truncated() {
    let (result, _, _) = decode(Array("Tiếng Việt rất hay".utf8) + [0xE1, 0xBA])
    #expect(result == "Tiếng Việt rất hay\u{FFFD}")
  }

  @Test(
    "Text that says it is UTF-8, with characters cut within, is UTF-8 beside a server's default",
    arguments: [nil, "iso-8859-1", "us-ascii", "utf-8"])
  func cutBesideDefault(_ http: String?) {
    let item = Array("<i>Le ministère a annoncé une réforme de la santé ".utf8) + [0xC3] + Array("</i>".utf8)
    let head = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>".utf8)
    let (result, name, _) = decode(head + Array(repeatElement(item, count: 20).joined()), http: http)
    #expect(name == "utf-8" && result.contains("<i>Le ministère a annoncé une réforme de la santé \u{FFFD}</i>"))
  }

  @Test("Zeros and other characters that XML forbids are removed and reported")
  func controls() {
    let (result, name, repairs) = decode(Array("a\u{0}b\u{8}c\td\r\ne".utf8))
    #expect(result == "abc\td\r\ne" && name == "utf-8" && repairs.count == 2)
  }

  @Test("ASCII declared as UTF-16 is read as what it is")
  func notUTF16() {
    let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>"
    let (result, name, repairs) = decode(Array(text.utf8))
    #expect(result == text && name == "utf-8" && repairs.count == 1)
  }

  @Test("UTF-16 without a mark is read in the order its zeros show", arguments: [nil, "utf-8", "utf-16"])
  func unmarkedUTF16(_ label: String?) {
    let text = "<?xml version=\"1.0\"?><a>é</a>"
    let (little, _, _) = decode(text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }, http: label)
    let (big, _, _) = decode(text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }, http: label)
    #expect(little == text && big == text)
  }

  @Test("Unknown labels are not believed", arguments: ["iso-2022-cn", "klingon"])
  func refusedLabels(_ label: String) {
    let (result, name, repairs) = decode(Array("+ADw-script+AD4-".utf8), http: label)
    #expect(result == "+ADw-script+AD4-" && name == "utf-8" && repairs.count == 1)
  }

  @Test("Labels are read whatever their case and quotes", arguments: [" \"UTF-8\" ", "'utf8'", "Unicode-1-1-UTF-8"])
  func labelSpelling(_ label: String) {
    let (_, name, repairs) = decode(Array("é".utf8), http: label)
    #expect(name == "utf-8" && repairs.isEmpty)
  }

  @Test("Nothing is nothing")
  func empty() {
    let (result, name, repairs) = decode([])
    #expect(result.isEmpty && name == "utf-8" && repairs.isEmpty)
  }

  @Test(
    "Text in the one-byte encodings of many languages is recognised where nothing is declared",
    arguments: [
      ("CP1251", "Сегодня утром в Москве открылась новая станция метро, сообщили городские власти журналистам."),
      ("KOI8-R", "Сегодня утром в Москве открылась новая станция метро, сообщили городские власти журналистам."),
      ("CP1253", "Σήμερα το πρωί άνοιξε στην Αθήνα ένας νέος σταθμός του μετρό, ανακοίνωσαν οι αρχές της πόλης."),
      ("CP1255", "הבוקר נפתחה בתל אביב תחנת רכבת חדשה, כך הודיעה העירייה לעיתונאים בכנס מיוחד שנערך במקום."),
      ("CP1256", "افتتحت صباح اليوم في القاهرة محطة مترو جديدة، حسبما أعلنت سلطات المدينة للصحفيين في مؤتمر."),
      ("CP874", "เช้านี้ที่กรุงเทพมหานครมีการเปิดสถานีรถไฟฟ้าแห่งใหม่ ตามที่เจ้าหน้าที่แจ้งกับผู้สื่อข่าว"),
      (
        "CP1252",
        "Ce matin, à Paris, une nouvelle station de métro a été inaugurée près du château, a annoncé la mairie."
      ),
    ])
  func detection(_ library: String, _ text: String) throws {
    let (result, _, _) = decode(try Iconv.encode(text, in: library), kind: .text)
    #expect(result == text)
  }

  @Test(
    "Labels are known by their letters and digits", arguments: ["windows_1251", "WINDOWS 1251", "Cp-1251", "win-1251"])
  func misspeltLabels(_ label: String) {
    let (result, name, repairs) = decode([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], http: label)
    #expect(result == "Привет" && name == "windows-1251" && repairs.isEmpty)
  }

  @Test(
    "Encodings of DOS, of mainframes and of single countries are read",
    arguments: [
      ("cp437", [0x80], "Ç"), ("ibm850", [0xD2], "Ê"), ("cp852", [0x8B], "ő"), ("koi8-t", [0x80], "қ"),
      ("cp1125", [0x80], "А"), ("mac-centraleurope", [0x8A], "ä"),
    ] as [(String, [UInt8], String)])
  func rareEncodings(_ label: String, _ bytes: [UInt8], _ expected: String) {
    let (result, _, repairs) = decode(bytes, http: label)
    #expect(result == expected && repairs.isEmpty)
  }

  @Test("XML that declares nothing and is not UTF-8 is read, and that it had to be guessed is told")
  func guessedEncoding() {
    let bytes = Array("<a>".utf8) + [0xE9, 0x74, 0xE9] + Array("</a>".utf8)
    let (_, name, repairs) = decode(bytes)
    #expect(name == "windows-1252" && repairs.first?.line == 1)
    #expect(decode(bytes, http: "iso-8859-1").2.isEmpty)
  }

  @Test("JSON that is not UTF-8 is read, and that it should have been is told", arguments: [nil, "windows-1252"])
  func otherJSON(_ http: String?) {
    let (result, name, repairs) = decode(
      Array("{\"a\":\"".utf8) + [0xE9, 0x74, 0xE9, 0x22, 0x7D], http: http, kind: .json)
    #expect(result == "{\"a\":\"été\"}" && name == "windows-1252" && repairs.count == 1)
  }

  @Test("Which EBCDIC it is, its declaration tells")
  func mainframes() throws {
    let text = "<?xml version=\"1.0\" encoding=\"ibm500\"?><a>[!]</a>"
    let bytes = try Iconv.encode(text, in: "IBM500")
    let (result, name, _) = decode(bytes)
    #expect(result == text && name == "ibm500")
  }
}
