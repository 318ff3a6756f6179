extension SanitisingPass {
  /// Writes what is left of a `srcset` (WHATWG HTML section 4.8.4.2.1) once its URLs are resolved; `false` where that is
  /// nothing.
  mutating func writeSourceSet(_ attribute: AttributeRange) -> Bool {
    let start = output.count
    forEachCandidate(of: attribute) { pass, descriptor, _ in
      if pass.output.count > start { pass.output.append(", ") }
      pass.writeURL()
      if !descriptor.isEmpty {
        pass.output.append(0x20)
        pass.output.append(descriptor)
      }
    }
    return output.count > start
  }

  /// Puts the URL of the largest candidate into `url`.
  mutating func resolveLargest(of attribute: AttributeRange) -> Bool {
    var best: (size: Double, url: [UInt8])?
    forEachCandidate(of: attribute) { pass, _, size in
      if best.map({ size > $0.size }) ?? true { best = (size, pass.url.withBytes { Array($0) }) }
    }
    guard let best else { return false }
    url.truncate(to: 0)
    best.url.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { url.append(start, count: bytes.count) }
    }
    return true
  }

  /// No document in earnest offers more sizes of a picture.
  private static let candidateLimit = 32

  private mutating func forEachCandidate(
    of attribute: AttributeRange, _ body: (inout SanitisingPass, _ descriptor: String, _ size: Double) -> Void
  ) {
    decode(attribute)
    let source = value.withBytes { Array($0) }
    var index = 0
    var found = 0
    while index < source.count, found < Self.candidateLimit {
      while index < source.count, ByteScan.isSpace(source[index]) || source[index] == 0x2C { index += 1 }
      let start = index
      while index < source.count, !ByteScan.isSpace(source[index]) { index += 1 }
      var end = index
      var descriptor = ""
      if end > start, source[end - 1] == 0x2C {
        while end > start, source[end - 1] == 0x2C { end -= 1 }
      } else {
        let descriptorStart = index
        var depth = 0
        while index < source.count, source[index] != 0x2C || depth > 0 {
          if source[index] == 0x28 { depth += 1 }
          if source[index] == 0x29 { depth = max(0, depth - 1) }
          index += 1
        }
        descriptor = Self.descriptor(source[descriptorStart..<index])
      }
      guard end > start else { continue }
      let isKept = source.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { resolve($0, start..<end, allowsMail: false) } ?? false
      }
      guard isKept, url.count > 0, url[0] != 0x2C, url.last != 0x2C else { continue }
      found += 1
      body(&self, descriptor, Double(descriptor.dropLast()) ?? 1)
    }
  }

  /// The first descriptor, where it is a number with `w`, `x` or `h`.
  private static func descriptor(_ bytes: ArraySlice<UInt8>) -> String {
    let word = bytes.drop { ByteScan.isSpace($0) }.prefix { !ByteScan.isSpace($0) }
    guard let unit = word.last, unit == 0x77 || unit == 0x78 || unit == 0x68, word.count > 1, word.count < 12,
      word.dropLast().allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E })
    else { return "" }
    return String(decoding: word, as: UTF8.self)
  }
}
