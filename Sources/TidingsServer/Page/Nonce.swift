/// The word that marks a page's own style and script: new for each answer, so that nothing smuggled in can know it.
struct Nonce: Sendable {
  let text: String

  init() {
    var generator = SystemRandomNumberGenerator()
    let words: [UInt64] = [generator.next(), generator.next()]
    text = words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
