/// The articles of a feed's document, as `feeds.document` has them.
struct DocumentRows {
  /// Of more than this it is not remembered which they are.
  static let mostArticles = 1000

  private var rows: [Int64] = []
  private var isTooMany = false

  mutating func add(_ row: Int64) {
    if rows.count < Self.mostArticles { rows.append(row) } else { isTooMany = true }
  }

  /// Four bytes a row, lowest first; `nil` where there are too many.
  var packed: [UInt8]? {
    guard !isTooMany else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 4)
    for row in rows {
      let low = UInt32(truncatingIfNeeded: row)
      for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: low >> shift)) }
    }
    return bytes
  }

  /// The low 32 bits of the rows packed.
  static func rows(in packed: [UInt8]) -> [Int64] {
    stride(from: 0, to: packed.count - 3, by: 4).map { start in
      (0..<4).reduce(0) { $0 | Int64(packed[start + $1]) << Int64($1 * 8) }
    }
  }

  /// Whether a row is among those packed; once in four thousand million times another one is taken for it.
  static func contains(_ row: Int64, in packed: [UInt8]) -> Bool {
    let low = UInt32(truncatingIfNeeded: row)
    return stride(from: 0, to: packed.count - 3, by: 4).contains { start in
      (0..<4).allSatisfy { packed[start + $0] == UInt8(truncatingIfNeeded: low >> UInt32($0 * 8)) }
    }
  }
}
