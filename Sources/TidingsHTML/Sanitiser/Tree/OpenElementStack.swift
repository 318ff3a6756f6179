/// The open elements, outermost first; owns its memory. What is nested deeper than the limit is not entered.
struct OpenElementStack: ~Copyable {
  /// Below the 256 of libxml2 and the 512 of browsers, whose parsers flatten deeper trees each in its own way.
  static let limit = 200
  /// A table opened at the limit still gets its implied parts.
  private static let capacity = limit + 8

  private let storage: UnsafeMutablePointer<OpenElement>
  private let open: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private let tags = TagTable.shared

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

  /// The innermost element, written or not.
  @inline(__always)
  var top: HTMLTag { count == 0 ? .unknown : storage[count &- 1].tag }

  @inline(__always)
  var topTraits: TagTraits { tags.traits(top) }

  func contains(_ trait: TagTraits, at index: Int) -> Bool { tags.traits(storage[index].tag).contains(trait) }

  @inline(__always)
  func holds(_ tag: HTMLTag) -> Bool { open[Int(tag.rawValue)] != 0 }

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

  // MARK: Looking for an element

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

  /// The innermost element that is written.
  var innermostWritten: Int? {
    var index = count - 1
    while index >= 0, !storage[index].isWritten { index -= 1 }
    return index >= 0 ? index : nil
  }

  /// The link that another link would close, as far as the innermost cell reaches.
  var openLink: Int? {
    guard holds(.a) else { return nil }
    var index = count - 1
    while index >= 0 {
      if storage[index].tag == .a { return index }
      if contains(.scope, at: index), storage[index].tag != .table { return nil }
      index -= 1
    }
    return nil
  }

  /// The table that a part of a table would belong to.
  var innermostTable: Int? {
    guard let table = lastIndex(of: .table) else { return nil }
    var index = count - 1
    while index > table {
      if storage[index].tag == .template { return nil }
      index -= 1
    }
    return table
  }
}
