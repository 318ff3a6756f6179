import TidingsParse

/// Any bytes give clean UTF-8, whatever is declared. The first byte chooses what is declared, the second the kind.
func fuzzEncodings(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 2, let start else { return 0 }
  let labels = [
    nil, "utf-8", "windows-1252", "windows-1258", "viscii", "tcvn", "gb18030", "big5", "shift_jis", "euc-jp",
    "iso-2022-jp", "euc-kr", "utf-16", "utf-32", "koi8-r", "utf-7",
  ]
  let kinds: [DocumentKind] = [.xml, .html, .json, .text]
  let bytes = Array(UnsafeBufferPointer(start: start + 2, count: count - 2))
  let document = DocumentDecoder.decode(
    bytes, httpCharset: labels[Int(start[0]) % labels.count], kind: kinds[Int(start[1]) % kinds.count])
  precondition(String(validating: document.utf8, as: UTF8.self) != nil)
  precondition(document.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
  return 0
}
