/// A `FeedState` in as few bytes as it needs, a tenth of what the value itself takes: a daemon holds one for each feed,
/// and looks at a feed's a few times a day. Times are kept to the microsecond, as in the state file.
public struct PackedFeedState: Sendable, Equatable {
  private let bytes: [UInt8]

  /// - Parameter state: its id is left out; whoever holds the feeds knows it.
  public init(_ state: FeedState) {
    var writer = Writer()
    writer.text(state.configuredURL)
    writer.field(state.title) { $0.text($1) }
    writer.field(state.validators.etag) { $0.blob($1) }
    writer.field(state.validators.lastModified) { $0.blob($1) }
    writer.field(state.bodyHash) { $0.blob($1) }
    writer.field(state.learnedURL) { $0.text($1) }
    for time in [
      state.lastPolled, state.lastSuccess, state.lastNews, state.failingSince, state.goneSince, state.notModifiedSince,
      state.heldUntil, state.nextDue,
    ] {
      writer.field(time) { $0.time($1) }
    }
    writer.field(state.lastStatus) { $0.number($1) }
    writer.field(state.lastError) { $0.text($1) }
    writer.field(state.dueReason) { $0.text($1) }
    writer.field(state.medianGap) { $0.word($1.bitPattern) }
    writer.field(state.wishes.maxAge) { $0.number($1) }
    writer.field(state.wishes.ttlMinutes) { $0.number($1) }
    writer.field(state.wishes.updateInterval) { $0.number($1) }
    writer.field(state.usualOffset) { $0.number(Int($1)) }
    writer.field(state.selection) { $0.number($1) }
    writer.field(state.validatedURL) { $0.text($1) }
    writer.field(state.pageTrouble) { $0.text($1) }
    writer.number(state.failures)
    writer.number(state.pagesMissed)
    writer.number(state.fruitless)
    writer.number(state.delivered)
    writer.numbers(state.wishes.skipHours)
    writer.numbers(state.wishes.skipDays)
    bytes = writer.finish()
  }

  /// Whether the feed is polled at its configured address, is not gone and was not asked to be left alone: all of which
  /// is told without unpacking it.
  public var isUnhindered: Bool { Self.present(bytes) & Self.hindrances == 0 }

  /// Whether the last poll failed, which is told likewise.
  public var isFailing: Bool { Self.present(bytes) & 1 << 8 != 0 }

  /// The bits of a learned address, of the time since which the feed is gone, and of the one until which it is held.
  private static let hindrances: UInt32 = 1 << 4 | 1 << 9 | 1 << 11

  private static func present(_ bytes: [UInt8]) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[$1]) << UInt32($1 * 8) }
  }

  /// The state, unpacked.
  public func state(of id: FeedID) -> FeedState {
    var reader = Reader(bytes)
    var state = FeedState(id: id, configuredURL: reader.text())
    state.title = reader.field { $0.text() }
    state.validators.etag = reader.field { $0.blob() }
    state.validators.lastModified = reader.field { $0.blob() }
    state.bodyHash = reader.field { $0.blob() }
    state.learnedURL = reader.field { $0.text() }
    state.lastPolled = reader.field { $0.time() }
    state.lastSuccess = reader.field { $0.time() }
    state.lastNews = reader.field { $0.time() }
    state.failingSince = reader.field { $0.time() }
    state.goneSince = reader.field { $0.time() }
    state.notModifiedSince = reader.field { $0.time() }
    state.heldUntil = reader.field { $0.time() }
    state.nextDue = reader.field { $0.time() }
    state.lastStatus = reader.field { $0.number() }
    state.lastError = reader.field { $0.text() }
    state.dueReason = reader.field { $0.text() }
    state.medianGap = reader.field { Double(bitPattern: $0.word()) }
    state.wishes.maxAge = reader.field { $0.number() }
    state.wishes.ttlMinutes = reader.field { $0.number() }
    state.wishes.updateInterval = reader.field { $0.number() }
    state.usualOffset = reader.field { Int32(clamping: $0.number()) }
    state.selection = reader.field { $0.number() }
    state.validatedURL = reader.field { $0.text() }
    state.pageTrouble = reader.field { $0.text() }
    state.failures = reader.number()
    state.pagesMissed = reader.number()
    state.fruitless = reader.number()
    state.delivered = reader.number()
    state.wishes.skipHours = reader.numbers()
    state.wishes.skipDays = reader.numbers()
    return state
  }

  /// Four bytes say which of the optional fields there are; the fields follow one another, numbers in groups of seven
  /// bits (LEB128, zigzag).
  private struct Writer {
    private var bytes: [UInt8] = [0, 0, 0, 0]
    private var present: UInt32 = 0
    private var count: UInt32 = 0

    init() { bytes.reserveCapacity(320) }

    mutating func field<Value>(_ value: Value?, _ write: (inout Writer, Value) -> Void) {
      if let value {
        present |= 1 << count
        write(&self, value)
      }
      count += 1
    }

    mutating func number(_ number: Int) {
      var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }

    mutating func word(_ word: UInt64) {
      for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    mutating func time(_ time: Timestamp) {
      number(Int(time.seconds))
      number(Int(time.nanoseconds / 1000))
    }

    mutating func text(_ text: String) {
      number(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }

    mutating func blob(_ blob: [UInt8]) {
      number(blob.count)
      bytes.append(contentsOf: blob)
    }

    mutating func numbers(_ list: [Int]) {
      number(list.count)
      for value in list { number(value) }
    }

    /// Copied, so that no more is held than was written.
    mutating func finish() -> [UInt8] {
      for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: present >> UInt32(index * 8)) }
      return bytes.withUnsafeBufferPointer { Array($0) }
    }
  }

  /// Reads what `Writer` wrote, field by field in the same order.
  private struct Reader {
    private let bytes: [UInt8]
    private var place = 4
    private var present: UInt32

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      present = PackedFeedState.present(bytes)
    }

    mutating func field<Value>(_ read: (inout Reader) -> Value) -> Value? {
      defer { present >>= 1 }
      return present & 1 == 1 ? read(&self) : nil
    }

    mutating func number() -> Int {
      var result: UInt = 0
      var shift: UInt = 0
      while true {
        let byte = bytes[place]
        place += 1
        result |= UInt(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return Int(bitPattern: result >> 1) ^ -Int(bitPattern: result & 1)
    }

    mutating func word() -> UInt64 {
      var result: UInt64 = 0
      for shift in stride(from: 0, to: 64, by: 8) {
        result |= UInt64(bytes[place]) << UInt64(shift)
        place += 1
      }
      return result
    }

    mutating func time() -> Timestamp {
      let seconds = number()
      return Timestamp(seconds: Int64(seconds), nanoseconds: Int32(number()) * 1000)
    }

    mutating func text() -> String {
      let count = number()
      defer { place += count }
      return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }

    mutating func blob() -> [UInt8] {
      let count = number()
      defer { place += count }
      return Array(bytes[place..<place + count])
    }

    mutating func numbers() -> [Int] { (0..<number()).map { _ in number() } }
  }
}
