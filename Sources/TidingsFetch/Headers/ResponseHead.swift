internal import TidingsModel

/// The head of a response, read line by line as it arrives; only what tidings needs is kept.
///
/// Interim responses (1xx) and all that came before the last status line are forgotten; folded lines (RFC 9112 section
/// 5.2) are joined by a space; trailers are ignored. Where a field that may stand once stands twice, the first counts,
/// but of two waits the longer.
struct ResponseHead {
  /// More than any honest server sends, in all heads of one response together.
  static let maxBytes = 256 << 10
  static let maxLines = 2000

  private(set) var status = 0
  private(set) var isHTTP2 = false
  /// Whether the empty line was there.
  private(set) var isComplete = false

  private(set) var validators = Validators()
  private(set) var contentLength: Int?
  private(set) var isChunked = false
  /// In the order in which they were applied.
  private(set) var contentCodings: [[UInt8]] = []
  private(set) var contentType: String?
  private(set) var contentLanguage: String?
  private(set) var contentLocation: String?
  private(set) var location: [UInt8]?
  private(set) var links: [String] = []
  /// The schemes by which the server would know its visitors, as written.
  private(set) var authenticationSchemes: [String] = []
  private(set) var date: Int64?
  private var age = 0
  private var cacheControl = CacheControl()
  /// The date, or the past for one that cannot be read (RFC 9111 section 5.3).
  private var expires: Int64?
  private var waits: [RetryAfter] = []

  private var bytes = 0
  private var lines = 0
  /// The field that a folded line would go on with, its value not yet read.
  private var pending: HeaderName?
  private var value: [UInt8] = []
  private let now: Int64

  /// - Parameter now: the wall clock, in seconds.
  init(now: Int64) { self.now = now }

  enum Problem: Error, Equatable {
    case tooLong
    case contradictingLengths
  }

  /// Takes one line, with its line end.
  mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(Problem) {
    bytes += line.count
    lines += 1
    guard bytes <= Self.maxBytes, lines <= Self.maxLines else { throw .tooLong }
    var end = line.count
    while end > 0, line[end - 1] == 0x0A || line[end - 1] == 0x0D { end -= 1 }
    let content = UnsafeBufferPointer(rebasing: line[..<end])
    if let first = content.first, first == 0x20 || first == 0x09, !isComplete {
      if pending != nil {
        value.append(0x20)
        value.append(contentsOf: content)
      }
      return
    }
    try readPending()
    if Self.isStatusLine(content) {
      begin(content)
    } else if content.isEmpty {
      isComplete = true
    } else if !isComplete, let colon = content.firstIndex(of: 0x3A) {
      var nameEnd = colon
      while nameEnd > 0, content[nameEnd - 1] == 0x20 || content[nameEnd - 1] == 0x09 { nameEnd -= 1 }
      pending = HeaderName(UnsafeBufferPointer(rebasing: content[..<nameEnd]))
      if pending != nil {
        value.removeAll(keepingCapacity: true)
        value.append(contentsOf: content[(colon + 1)...])
      }
    }
  }

  private static func isStatusLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count >= 5 && line[0] == 0x48 && line[1] == 0x54 && line[2] == 0x54 && line[3] == 0x50 && line[4] == 0x2F
  }

  private mutating func begin(_ line: UnsafeBufferPointer<UInt8>) {
    // A status line after a complete final head would be a trailer of that shape.
    guard !isComplete || status / 100 == 1 else { return }
    let (bytes, lines, value) = (bytes, lines, value)
    self = ResponseHead(now: now)
    self.bytes = bytes
    self.lines = lines
    self.value = value
    isHTTP2 = line.count > 5 && line[5] >= 0x32
    guard let space = line.firstIndex(of: 0x20) else { return }
    for byte in line[space...].drop(while: { $0 == 0x20 }).prefix(3) where byte.isDigit {
      status = status * 10 + Int(byte - 0x30)
    }
  }

  /// Servers refuse requests with longer fields.
  private static let longestValidator = 4096

  /// Whether a value can be sent back to mean what it means here: as a condition, `*` matches whatever there is (RFC 9110
  /// section 13.1.2).
  private static func isValidator(_ value: ArraySlice<UInt8>) -> Bool {
    !value.isEmpty && value.count <= longestValidator && value != [0x2A]
  }

  private mutating func readPending() throws(Problem) {
    guard let name = pending else { return }
    pending = nil
    let value = HeaderValue.trimmed(value[...])
    switch name {
    case .etag: if validators.etag == nil, Self.isValidator(value) { validators.etag = Array(value) }
    case .lastModified:
      if validators.lastModified == nil, Self.isValidator(value) { validators.lastModified = Array(value) }
    case .contentLength:
      // RFC 9110 section 8.6: the same number may be there several times; whatever else there is makes the length unknown.
      var lengths: Set<Int?> = []
      HeaderValue.forEachElement(value) { element in
        let isNumber = element.allSatisfy(\.isDigit)
        lengths.insert(isNumber ? HeaderValue.saturatingNumber(element, limit: 1 << 58) : nil)
      }
      if let contentLength { lengths.insert(contentLength) }
      guard lengths.count <= 1, lengths != [nil] else { throw .contradictingLengths }
      contentLength = lengths.first ?? nil
    case .transferEncoding:
      HeaderValue.forEachElement(value) { if HeaderValue.equal($0, "chunked") { isChunked = true } }
    case .contentEncoding: HeaderValue.forEachElement(value) { contentCodings.append(Array($0)) }
    case .contentType: if contentType == nil { contentType = HeaderValue.text(value) }
    case .contentLanguage: if contentLanguage == nil { contentLanguage = HeaderValue.text(value) }
    case .contentLocation: if contentLocation == nil { contentLocation = HeaderValue.text(value) }
    case .location: if location == nil { location = Array(value) }
    case .link: links.append(HeaderValue.text(value))
    case .cacheControl: cacheControl.read(value)
    case .age: age = HeaderValue.saturatingNumber(value) ?? 0
    case .date: if date == nil { date = HTTPDate.seconds(value, now: now) }
    case .expires: if expires == nil { expires = HTTPDate.seconds(value, now: now) ?? .min }
    case .retryAfter: if let wait = RetryAfter(value, now: now) { waits.append(wait) }
    case .wwwAuthenticate:
      HeaderValue.forEachElement(value) {
        let first = $0.prefix { $0 != 0x20 && $0 != 0x09 }
        // Else it is a parameter of the scheme before it.
        if !first.contains(0x3D) { authenticationSchemes.append(HeaderValue.text(first)) }
      }
    }
  }

  /// Seconds for which the response stays fresh (RFC 9111 section 4.2); `nil` when it does not say.
  var freshness: Int? {
    if cacheControl.isNeverFresh { return 0 }
    if let maxAge = cacheControl.maxAge { return max(0, maxAge - age) }
    guard let expires else { return nil }
    let start = date ?? now
    return expires <= start ? 0 : Int(min(expires - start, Int64(Int32.max)))
  }

  /// Seconds, 0 ... 86,400.
  var retryWait: Int? { waits.map { $0.wait(now: date ?? now) }.max() }
}
