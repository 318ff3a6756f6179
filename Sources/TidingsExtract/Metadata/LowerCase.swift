extension StringProtocol {
  /// The text in lower case, as `lowercased()` has it, which asks Unicode's properties for each letter beyond ASCII.
  var inLowerCase: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return lowercased() }
    var lowered: [UInt8] = []
    lowered.reserveCapacity(utf8.count + 8)
    for scalar in unicodeScalars {
      switch scalar.value {
      case ..<0x80: lowered.append(ByteText.lowered(UInt8(truncatingIfNeeded: scalar.value)))
      case 0x130: lowered.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      case ..<0x800: Self.append(FoldedLetters.form(twoBytes: scalar.value), of: scalar, to: &lowered)
      case let value where value > 0xFFFF: lowered.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      case let value where FoldedLetters.hasNoCase(value): lowered.append(contentsOf: scalar.utf8)
      default: Self.append(FoldedLetters.form(threeBytes: scalar), of: scalar, to: &lowered)
      }
    }
    return String(decoding: lowered, as: UTF8.self)
  }

  /// Appends a letter's folded form, which is its lower case; what is no letter has none, and stays.
  private static func append(_ form: FoldedLetters.Form, of scalar: Unicode.Scalar, to lowered: inout [UInt8]) {
    guard form.count > 0 else {
      lowered.append(contentsOf: scalar.utf8)
      return
    }
    form.append(to: &lowered)
  }
}
