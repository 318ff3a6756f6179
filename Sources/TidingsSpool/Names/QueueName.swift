internal import TidingsModel

/// What may stand as a queue's name, which is that of its directory.
enum QueueName {
  /// Whether the text can name a queue: 1 to 64 of `a-z A-Z 0-9 . _ -`, the first no dot.
  static func canName(_ name: String) -> Bool {
    let isNameByte = { (byte: UInt8) in
      byte.isLowercase || byte.isUppercase || byte.isDigit
        || byte == 0x2E || byte == 0x5F || byte == 0x2D
    }
    return !name.isEmpty && name.utf8.count <= 64 && name.utf8.first != 0x2E && name.utf8.allSatisfy(isNameByte)
  }

  /// - Throws: with the category `badName` for what cannot name a queue.
  static func check(_ name: String, root: String) throws(SpoolError) {
    guard canName(name) else {
      throw SpoolError(
        .badName, path: root,
        reason: "\(name.debugDescription) cannot name a queue (letters, digits, '.', '_', '-', the first no dot)")
    }
  }
}
