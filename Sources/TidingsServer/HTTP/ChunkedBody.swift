/// Finds the data in a body that comes in chunks (RFC 9112 section 7.1), in whatever pieces the chunks come.
///
/// Extensions and trailer fields are passed over, within bounds. Lines end in CR LF and in nothing else: where a lone LF
/// ends them for one reader and not for another, a request can be hidden in a body.
struct ChunkedBody: Sendable {
  private enum Place {
    /// In a size, whose first digit is still to come or not.
    case size(isBegun: Bool)
    /// In the white space after a size.
    case space
    case chunkExtension
    /// Behind the CR of a size's line.
    case sizeEnd
    case data
    /// Where a chunk's data has to end, and behind the CR there.
    case dataEnd
    case dataLineFeed
    /// Where a trailer field or the last empty line begins.
    case trailer
    case trailerField
    /// Behind the CR of a trailer field, and of the last line.
    case trailerFieldEnd
    case lastLineFeed
    case end
  }

  /// Bytes of extensions and trailer fields, and zeros before sizes, that are passed over at most.
  private static let longestRest = RequestHead.limit

  /// Whether the body has ended. What is taken beyond that is not heeded.
  private(set) var isComplete = false
  private let limit: Int
  private var place = Place.size(isBegun: false)
  /// Bytes of data so far.
  private var count = 0
  /// Bytes still to come of the chunk.
  private var missing = 0
  private var passedOver = 0

  /// - Parameter limit: how many bytes the data may have.
  init(limit: Int) { self.limit = limit }

  /// Takes what comes next, and hands on what of it is data.
  /// - Throws: `BodyError.malformedChunk`; `.tooLong` as soon as a chunk's size says so.
  mutating func take(_ bytes: [UInt8], _ data: (ArraySlice<UInt8>) -> Void) throws(BodyError) {
    var rest = bytes[...]
    while !isComplete, let byte = rest.first {
      if case .data = place {
        let part = rest.prefix(missing)
        data(part)
        count += part.count
        missing -= part.count
        rest = rest.dropFirst(part.count)
        if missing == 0 { place = .dataEnd }
      } else {
        rest = rest.dropFirst()
        place = try next(byte)
        if case .end = place { isComplete = true }
      }
    }
  }

  /// The place behind a byte that is no data.
  private mutating func next(_ byte: UInt8) throws(BodyError) -> Place {
    switch (place, byte) {
    case (.size(let isBegun), _):
      if let digit = Self.value(ofDigit: byte) {
        try add(digit)
        return .size(isBegun: true)
      }
      guard isBegun else { throw .malformedChunk }
      return try behindSize(byte)
    case (.space, _): return try behindSize(byte)
    case (.sizeEnd, 0x0A): return missing == 0 ? .trailer : .data
    case (.dataEnd, 0x0D): return .dataLineFeed
    case (.dataLineFeed, 0x0A): return .size(isBegun: false)
    case (.chunkExtension, 0x0D): return .sizeEnd
    case (.trailer, 0x0D): return .lastLineFeed
    case (.trailerField, 0x0D): return .trailerFieldEnd
    case (.trailerFieldEnd, 0x0A): return .trailer
    case (.lastLineFeed, 0x0A): return .end
    case (.chunkExtension, _) where byte != 0x0A:
      try passOver()
      return .chunkExtension
    case (.trailer, _) where byte != 0x0A, (.trailerField, _) where byte != 0x0A:
      try passOver()
      return .trailerField
    default: throw .malformedChunk
    }
  }

  private mutating func behindSize(_ byte: UInt8) throws(BodyError) -> Place {
    switch byte {
    case 0x0D: return .sizeEnd
    case 0x3B: return .chunkExtension
    case 0x20, 0x09:
      try passOver()
      return .space
    default: throw .malformedChunk
    }
  }

  /// A further digit of a chunk's size.
  private mutating func add(_ digit: Int) throws(BodyError) {
    if missing == 0, digit == 0 { return try passOver() }
    let (shifted, overflow) = missing.multipliedReportingOverflow(by: 16)
    guard !overflow, shifted <= limit - count - digit else { throw .tooLong(limit: limit) }
    missing = shifted + digit
  }

  private mutating func passOver() throws(BodyError) {
    passedOver += 1
    guard passedOver <= Self.longestRest else { throw .malformedChunk }
  }

  private static func value(ofDigit byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}
