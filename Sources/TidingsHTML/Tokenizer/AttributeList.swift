/// The attributes of the tag read last; owns its memory, which is used again for the next tag.
///
/// Holds the first 128. More are read over: no tag in earnest has as many, and hostile ones have millions.
struct AttributeList: ~Copyable {
  static let limit = 128
  private let storage: UnsafeMutablePointer<AttributeRange>
  private(set) var count = 0

  init() { storage = .allocate(capacity: Self.limit) }

  deinit { storage.deallocate() }

  subscript(index: Int) -> AttributeRange {
    _read { yield storage[index] }
  }

  /// Looks every name up, once.
  mutating func classify() {
    let table = AttributeTable.shared
    for index in 0..<count { storage[index].kind = table.kind(storage[index].name) }
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ attribute: AttributeRange) {
    guard count < Self.limit else { return }
    (storage + count).initialize(to: attribute)
    count &+= 1
  }
}
