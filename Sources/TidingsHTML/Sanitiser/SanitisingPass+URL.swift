internal import TidingsModel

extension SanitisingPass {
  /// Puts an attribute's URL into `url`, absolute where there is a base; `false` where it is none that may be kept.
  mutating func resolve(_ attribute: AttributeRange, allowsMail: Bool = false) -> Bool {
    let source = reader.source
    var start = attribute.valueStart
    var end = attribute.valueEnd
    while start < end, source[start] <= 0x20 { start += 1 }
    while start < end, source[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return false }
    if ByteScan.firstIndex(of: 0x26, source, start, end) == end {
      return resolve(source, start..<end, allowsMail: allowsMail)
    }
    decode(attribute)
    // `value` is not touched below: the bytes stand still.
    return resolveValue(allowsMail: allowsMail)
  }

  private mutating func resolveValue(allowsMail: Bool) -> Bool {
    var scratch = ByteSink(capacity: 0)
    swap(&scratch, &value)
    defer { swap(&scratch, &value) }
    return scratch.withBytes { bytes in
      guard let source = bytes.baseAddress else { return false }
      return resolve(source, 0..<bytes.count, allowsMail: allowsMail)
    }
  }

  /// Puts a URL into `url`.
  mutating func resolve(_ source: UnsafePointer<UInt8>, _ range: Range<Int>, allowsMail: Bool) -> Bool {
    url.truncate(to: 0)
    if URLShape.isPlainWebURL(source, range.lowerBound, range.upperBound) {
      url.append(source + range.lowerBound, count: range.count)
      return true
    }
    let reference = String(
      decoding: UnsafeBufferPointer(start: source + range.lowerBound, count: range.count), as: UTF8.self)
    if reference == "#" { return false }
    if let base {
      guard let resolved = base.resolve(reference) else { return false }
      return keep(resolved, allowsMail: allowsMail)
    }
    if let absolute = WebURL(reference) { return keep(absolute, allowsMail: allowsMail) }
    // A control character beside the sign is no part of the URL.
    guard let relative = URLShape.cleanRelative(reference), relative != "#" else { return false }
    url.append(relative)
    return true
  }

  private mutating func keep(_ resolved: WebURL, allowsMail: Bool) -> Bool {
    guard resolved.isHTTP || (allowsMail && resolved.scheme == "mailto" && !resolved.path.isEmpty) else {
      if resolved.scheme != "data" || allowsMail { removedCount += 1 }
      return false
    }
    url.append(resolved.description)
    return true
  }

  /// Writes `url` as the value of an attribute.
  mutating func writeURL() {
    url.withBytes { bytes in
      if let start = bytes.baseAddress { output.append(escaping: start, count: bytes.count) }
    }
  }
}
