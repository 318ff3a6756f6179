/// Gathers what a reader sees: white space folded, blocks apart.
struct VisibleText: ~Copyable {
  /// What parts the next text from the one before; the strongest asked for wins.
  enum Gap: UInt8 {
    case nothing
    case space
    case tab
    case line
    case paragraph
  }

  private(set) var sink: ByteSink
  private var gap = Gap.nothing
  /// Whether white space is text: inside `pre`.
  var keepsSpace = false

  init(capacity: Int) { sink = ByteSink(capacity: capacity) }

  @inline(__always)
  mutating func ask(_ wanted: Gap) {
    if wanted.rawValue > gap.rawValue { gap = wanted }
  }

  mutating func lineBreak() { gap = gap.rawValue >= Gap.line.rawValue ? .paragraph : .line }

  @inline(__always)
  mutating func closeGap() {
    if gap != .nothing { writeGap() }
  }

  @inline(never)
  private mutating func writeGap() {
    if sink.count > 0 {
      switch gap {
      case .nothing: break
      case .space: if sink.last > 0x20 { sink.append(0x20) }
      case .tab: sink.append(0x09)
      case .line:
        trimEnd()
        sink.append(0x0A)
      case .paragraph:
        trimEnd()
        sink.append(0x0A)
        sink.append(0x0A)
      }
    }
    gap = .nothing
  }

  /// A stretch without control characters and doubled spaces.
  @inline(__always)
  mutating func append(run source: UnsafePointer<UInt8>, count length: Int) {
    var start = source
    var length = length
    if source[0] == 0x20, !keepsSpace {
      ask(.space)
      start += 1
      length &-= 1
      if length == 0 { return }
    }
    closeGap()
    if start[length &- 1] == 0x20, !keepsSpace {
      length &-= 1
      sink.append(start, count: length)
      gap = .space
    } else {
      sink.append(start, count: length)
    }
  }

  @inline(__always)
  mutating func append(space byte: UInt8) {
    if keepsSpace {
      closeGap()
      if sink.count > 0 || byte != 0x0A { sink.append(byte) }
    } else {
      ask(.space)
    }
  }

  mutating func append(scalar: UInt32) {
    closeGap()
    sink.append(scalar: scalar)
  }

  /// What `pre` left at the end.
  private mutating func trimEnd() {
    while sink.count > 0, sink.last <= 0x20 { sink.truncate(to: sink.count - 1) }
  }

  mutating func finish() -> String {
    trimEnd()
    return sink.takeString()
  }
}
