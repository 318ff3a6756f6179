import TidingsHTML
import TidingsModel

/// Sanitises whatever comes, without and with a base, and stops where the output is not what it promises to be: stable
/// when sanitised again, and free of what no output may hold.
func fuzzSanitiser(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: size)
  let sanitiser = HTMLSanitiser()
  for base in [nil, WebURL("https://example.org/a/b?c#d")] {
    let once = sanitiser.sanitise(input, base: base)
    let twice = sanitiser.sanitise(once.html, base: base)
    guard twice.html == once.html, twice.html.utf8.elementsEqual(once.html.utf8) else {
      fatalError("not stable:\n\(once.html)\n\(twice.html)")
    }
    // The sanitiser makes its strings without looking at the bytes again.
    guard String(validating: once.html.utf8, as: UTF8.self) != nil,
      String(validating: once.text.utf8, as: UTF8.self) != nil
    else { fatalError("no UTF-8: \(Array(once.html.utf8)) \(Array(once.text.utf8))") }
    if let fault = OutputGrammar.fault(in: once.html) { fatalError("\(fault):\n\(once.html)") }
    guard once.html.utf8.count <= 64 * size + 4096 else { fatalError("has grown to \(once.html.utf8.count)") }
  }
  var tokenizer = HTMLTokenizer(Array(input))
  var end = 0
  while let token = tokenizer.next() {
    guard token.range.lowerBound >= end, token.range.upperBound > token.range.lowerBound, token.range.upperBound <= size
    else { fatalError("token at \(token.range) after \(end)") }
    end = token.range.upperBound
    _ = tokenizer.text(of: token)
    if token.kind == .startTag { _ = tokenizer.attributes }
  }
  let text = String(decoding: input, as: UTF8.self)
  for plain in [PlainText.fromUnknown(text), PlainText.toHTML(text), HTMLEntities.decode(text), NFC.compose(text)] {
    guard String(validating: plain.utf8, as: UTF8.self) != nil else { fatalError("no UTF-8: \(Array(plain.utf8))") }
  }
  guard NFC.compose(NFC.compose(text)).utf8.elementsEqual(NFC.compose(text).utf8) else {
    fatalError("NFC is not stable")
  }
  return 0
}
