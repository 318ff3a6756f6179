extension UnsignedInteger {
  /// In lower-case hexadecimal digits, with zeros before them where they are fewer than asked for.
  package func hexadecimal(digits: Int) -> String {
    let text = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
  }
}
