internal import TidingsModel

extension StringProtocol {
  /// The text in lower case, as `lowercased()` has it, which asks Unicode's properties for each letter beyond ASCII.
  var inLowerCase: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return lowercased() }
    let letters = FoldedLetters.shared
    var lowered: [UInt8] = []
    lowered.reserveCapacity(utf8.count + 8)
    for scalar in unicodeScalars {
      switch scalar.value {
      case ..<0x80: lowered.append(UInt8(truncatingIfNeeded: scalar.value).lowered)
      // Folding takes the dot from the Turkish capital.
      case 0x130: lowered.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      case let value where FoldedLetters.hasNoCase(value): lowered.append(contentsOf: scalar.utf8)
      default:
        // A letter's folded form is its lower case; what is no letter has none, and stays.
        let form = letters.form(of: scalar)
        if form.count > 0 { form.append(to: &lowered) } else { lowered.append(contentsOf: scalar.utf8) }
      }
    }
    return String(decoding: lowered, as: UTF8.self)
  }
}
