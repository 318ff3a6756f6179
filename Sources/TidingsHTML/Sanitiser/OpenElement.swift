/// An element whose end has not come yet.
struct OpenElement {
  var tag: HTMLTag
  /// Where its start tag stands in the output, and where its content begins.
  var start: Int
  var contentStart: Int
  /// Whether its tags are written. Without, only its content is.
  var isWritten: Bool
  /// Whether its end tag came while a block in it was open: it ends as soon as that does.
  var isClosing = false
  /// What a cell or caption keeps from being reopened in it, and gives back at its end.
  var outerReopenFloor = 0
}

/// The open elements, outermost first; owns its memory. What is nested deeper than the limit is not entered.
struct OpenElementStack: ~Copyable {
  /// Below the 256 of libxml2 and the 512 of browsers, whose parsers flatten deeper trees each in its own way.
  static let limit = 200
  /// A table opened at the limit still gets its implied parts.
  private static let capacity = limit + 8

  private let storage: UnsafeMutablePointer<OpenElement>
  private let open: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init() {
    storage = .allocate(capacity: Self.capacity)
    open = .allocate(capacity: 256)
    open.initialize(repeating: 0, count: 256)
  }

  deinit {
    storage.deallocate()
    open.deallocate()
  }

  subscript(index: Int) -> OpenElement {
    _read { yield storage[index] }
    _modify { yield &storage[index] }
  }

  var hasRoom: Bool { count < Self.limit }

  @inline(__always)
  func holds(_ tag: HTMLTag) -> Bool { open[Int(tag.rawValue)] != 0 }

  /// The innermost element of that name.
  func lastIndex(of tag: HTMLTag) -> Int? {
    guard holds(tag) else { return nil }
    var index = count - 1
    while index >= 0 {
      if storage[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }

  @inline(__always)
  mutating func push(_ element: OpenElement) -> Bool {
    guard count < Self.capacity else { return false }
    (storage + count).initialize(to: element)
    count &+= 1
    open[Int(element.tag.rawValue)] &+= 1
    return true
  }

  @inline(__always)
  mutating func pop() -> OpenElement {
    count &-= 1
    let element = storage[count]
    open[Int(element.tag.rawValue)] &-= 1
    return element
  }
}
