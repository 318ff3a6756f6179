internal import TidingsModel

/// The word that marks a page's own style and script: new for each answer, so that nothing smuggled in can know it.
struct Nonce: Sendable {
  let text: String

  init() {
    var generator = SystemRandomNumberGenerator()
    let words: [UInt64] = [generator.next(), generator.next()]
    text = words.map { $0.hexadecimal(digits: 16) }.joined()
  }
}
