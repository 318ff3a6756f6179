internal import TidingsModel

/// Reads the values of a source's attributes: references decoded, addresses made absolute and checked.
///
/// What was read last stands in `decoded` or `url`, the memory of which is used again for the next.
struct AttributeValues: ~Copyable {
  let source: UnsafePointer<UInt8>
  private let base: WebURL?
  /// What `#note` is relative to, where that is not the base.
  private let page: String?
  /// For what the base adds to references.
  private(set) var room: AddressRoom

  /// The value decoded last.
  private(set) var decoded = ByteSink(capacity: 256)
  /// The address resolved last.
  private(set) var url = ByteSink(capacity: 256)
  /// How many attributes and addresses were left out for what they could do.
  var removedCount = 0

  init(_ source: UnsafePointer<UInt8>, base: WebURL?, page: String?, room: AddressRoom) {
    self.source = source
    self.base = base
    self.page = page
    self.room = room
  }

  /// The name of an attribute, in lower case; of a longer one the first 64 bytes.
  func name(of attribute: AttributeRange) -> String {
    let bytes = UnsafeBufferPointer(
      start: source + attribute.nameStart, count: min(attribute.nameEnd - attribute.nameStart, 64))
    return String(decoding: bytes, as: UTF8.self).asciiLowercase
  }

  /// Puts a value into `decoded`.
  mutating func decode(_ attribute: AttributeRange) {
    decoded.truncate(to: 0)
    HTMLEntities.decode(source, attribute.valueStart..<attribute.valueEnd, inAttribute: true, into: &decoded)
  }

  /// Hands over where a value stands: in the source, or decoded where it has character references.
  mutating func read<Result>(
    _ attribute: AttributeRange, _ body: (_ value: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Result
  ) -> Result {
    guard ByteScan.firstIndex(of: 0x26, source, attribute.valueStart, attribute.valueEnd) < attribute.valueEnd else {
      return body(source, attribute.valueStart, attribute.valueEnd)
    }
    decode(attribute)
    return decoded.withBytes { bytes in body(bytes.baseAddress ?? source, 0, bytes.count) }
  }

  /// Up to six leading digits, after a minus sign perhaps; a percentage is no number.
  mutating func number(of attribute: AttributeRange) -> Int? { read(attribute, Self.number) }

  private static func number(_ value: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, ByteScan.isSpace(value[index]) { index += 1 }
    var isNegative = false
    if index < end, value[index] == 0x2D {
      isNegative = true
      index += 1
    }
    let digits = index
    var number = 0
    while index < end, index - digits < 6, value[index] &- 0x30 < 10 {
      number = number * 10 + Int(value[index] &- 0x30)
      index += 1
    }
    guard index > digits else { return nil }
    while index < end, value[index] == 0x2E || value[index] &- 0x30 < 10 { index += 1 }
    if index < end, value[index] == 0x25 { return nil }
    return isNegative ? -number : number
  }

  // MARK: Addresses

  /// Puts an attribute's address into `url`, absolute where there is a base; `false` where it is none that may be kept.
  mutating func resolve(_ attribute: AttributeRange, allowsMail: Bool = false) -> Bool {
    var start = attribute.valueStart
    var end = attribute.valueEnd
    while start < end, source[start] <= 0x20 { start += 1 }
    while start < end, source[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return false }
    if ByteScan.firstIndex(of: 0x26, source, start, end) == end {
      return resolve(source, start..<end, allowsMail: allowsMail)
    }
    decode(attribute)
    return resolveDecoded(allowsMail: allowsMail)
  }

  private mutating func resolveDecoded(allowsMail: Bool) -> Bool {
    // Taken out meanwhile, as one part of a value cannot be read while the whole is changed.
    var scratch = ByteSink(capacity: 0)
    swap(&scratch, &decoded)
    defer { swap(&scratch, &decoded) }
    return scratch.withBytes { bytes in
      guard let source = bytes.baseAddress else { return false }
      return resolve(source, 0..<bytes.count, allowsMail: allowsMail)
    }
  }

  /// Puts an address that stands anywhere into `url`.
  mutating func resolve(_ source: UnsafePointer<UInt8>, _ range: Range<Int>, allowsMail: Bool) -> Bool {
    url.truncate(to: 0)
    if URLShape.isPlainWebURL(source, range.lowerBound, range.upperBound) {
      url.append(source + range.lowerBound, count: range.count)
      return true
    }
    let reference = String(
      decoding: UnsafeBufferPointer(start: source + range.lowerBound, count: range.count), as: UTF8.self)
    if reference == "#" { return false }
    if let base, !room.isSpent {
      let isOfPage = reference.utf8.first == 0x23
      guard let resolved = (isOfPage ? page.flatMap(WebURL.init) ?? base : base).resolve(reference) else {
        return false
      }
      let address = resolved.description
      if room.take(range.count, to: address.utf8.count) { return keep(resolved, address, allowsMail: allowsMail) }
    }
    if let absolute = WebURL(reference) { return keep(absolute, absolute.description, allowsMail: allowsMail) }
    // A control character beside the sign is no part of the URL.
    guard let relative = URLShape.cleanRelative(reference), relative != "#" else { return false }
    url.append(relative)
    return true
  }

  private mutating func keep(_ resolved: WebURL, _ address: String, allowsMail: Bool) -> Bool {
    guard resolved.isHTTP || (allowsMail && resolved.scheme == "mailto" && !resolved.path.isEmpty) else {
      if resolved.scheme != "data" || allowsMail { removedCount += 1 }
      return false
    }
    url.append(address)
    return true
  }

  /// Puts an address that has been resolved already into `url`.
  mutating func take(_ resolved: [UInt8]) {
    url.truncate(to: 0)
    resolved.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { url.append(start, count: bytes.count) }
    }
  }

  /// Whether `url` is that of a picture which is there to count readers (`TrackingPixel.matches`).
  mutating func urlIsTracker(isShown: Bool, isLarge: Bool = false) -> Bool {
    url.withBytes { bytes in
      bytes.baseAddress.map {
        TrackingPixel.matches($0, bytes.count, isShown: isShown, isLarge: isLarge)
      } ?? false
    }
  }
}
