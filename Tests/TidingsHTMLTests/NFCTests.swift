import Foundation
import TestClock
import Testing
import TidingsHTML

@Suite("Composing characters")
struct NFCTests {
  @Test(
    "Decomposed text becomes what Unicode says",
    arguments: [
      "e\u{301}", "Vie\u{323}\u{302}t Nam", "Vie\u{302}\u{323}t", "a\u{300}b\u{300}\u{323}c", "ê\u{323}",
      "u\u{31B}\u{301}",
      "\u{1100}\u{1161}\u{11A8}\u{1100}\u{1161}", "\u{958}\u{915}\u{93C}", "\u{212B}\u{2126}\u{340}",
      "\u{301}x", "中\u{3099}か\u{3099}", "q\u{307}\u{323}", "\u{1D15E}", "\u{FB1D}\u{F900}", "<\u{338}",
      "Å\u{327}\u{30A}",
      "плай\u{306}", "i\u{306}\u{332}", "đ\u{309}ơ\u{309}", "\u{0344}\u{0374}",
      "ผู้อยู่ก็", "ผ\u{E49}\u{E39}อย", "ش\u{651}\u{64E}ش\u{64E}\u{651}", "क\u{93C}\u{94D}\u{93C}ष",
      "ש\u{5C1}\u{5BC}\u{5B8}",
    ])
  func composes(_ text: String) {
    // Long texts take another way than short ones.
    for copies in [1, 1100] {
      let text = String(repeating: text + " ", count: copies)
      let composed = NFC.compose(text)
      #expect(Array(composed.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
      #expect(NFC.compose(Array(text.utf8)) == Array(composed.utf8))
      #expect(Array(NFC.compose(composed).utf8) == Array(composed.utf8))
    }
  }

  @Test("A hundred thousand marks on one letter are put in order, as two are")
  func composesManyMarks() {
    let marks = String(repeating: "\u{301}\u{323}", count: 50_000)
    let composed = Array(NFC.compose("e" + marks).unicodeScalars)
    #expect(composed.prefix(3) == ["\u{1EB9}", "\u{323}", "\u{323}"])
    #expect(composed.last == "\u{301}")
    #expect(composed.count == 100_000)
  }

  @Test("A character among others becomes what it becomes by itself, whatever its block")
  func composesAmongOthers() {
    let others = Array("Tiếng Việt, русский – 漢字 ".utf8)
    for first in Array(stride(from: UInt32(0x80), to: 0x3400, by: 1)) + Array(0xA600..<0xAC20) + Array(0xF900..<0x10000)
    {
      guard let scalar = Unicode.Scalar(first) else { continue }
      let text = Array(("e" + String(Character(scalar)) + "a").utf8)
      // Sixteen bytes are looked at together: let it stand at each of their places.
      let before = others.prefix(Int(first) % 16)
      guard before.last.map({ $0 < 0x80 }) ?? true else { continue }
      #expect(NFC.compose(before + text + others) == before + NFC.compose(text) + others, "\(first)")
    }
  }

  @Test("Letters and marks of many scripts in any order become what Unicode says")
  func composesAnyOrder() {
    let characters = Array(
      "aeoâơ <>ж漢กอา\u{E34}\u{E38}\u{E39}\u{E48}\u{E49}\u{E4C}\u{301}\u{309}\u{323}\u{327}\u{338}ش\u{64B}\u{64E}\u{651}\u{654}קש\u{5B8}\u{5BC}\u{5C1}कय\u{93C}\u{94D}か\u{3099}–"
        .unicodeScalars)
    var random = RandomNumbers(seed: 7)
    for length in 1...2000 {
      var text = ""
      for _ in 0..<(length % 60 + 1) { text.unicodeScalars.append(characters[random.next(below: characters.count)]) }
      #expect(
        Array(NFC.compose(text).unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
  }

  /// The same numbers in each run.
  private struct RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  @Test("A syllable of Hangul takes its final")
  func composesHangul() { #expect(Array(NFC.compose("가\u{11A8}").unicodeScalars) == ["각"]) }

  @Test("A Latin letter and a mark become the same in a long text as by themselves")
  func composesPairs() {
    for letter in (0x41..<UInt32(0x250)).compactMap(Unicode.Scalar.init) {
      var text = ""
      var expected = ""
      for mark in (0x300..<UInt32(0x345)).compactMap(Unicode.Scalar.init) {
        var pair = String(letter)
        pair.unicodeScalars.append(mark)
        text += pair
        expected += NFC.compose(pair)
      }
      // What is short is composed pair by pair, what is long from a table.
      text += String(repeating: " ", count: 4096)
      #expect(NFC.compose(text).dropLast(4096).utf8.elementsEqual(expected.utf8))
    }
  }

  @Test("Megabytes of decomposed text take no longer for being one text", .timeLimit(.minutes(30)))
  func isLinear() {
    let text = String(repeating: "Tie\u{302}\u{301}ng Vie\u{302}\u{323}t co\u{301} da\u{302}\u{301}u. ", count: 50_000)
    let began = processorTime()
    let composed = NFC.compose(text)
    #expect(processorTime() - began < .seconds(60))
    #expect(composed == String(repeating: "Tiếng Việt có dấu. ", count: 50_000))
  }

  @Test("Composing leaves the delimiters of tags alone")
  func sparesMarkup() {
    let clean = HTMLSanitiser().sanitise("<p>\u{338}a\u{301}</p>\u{338}<b>e\u{301}</b>", base: nil)
    #expect(clean.html == "<p>\u{338}á</p>\u{338}<b>é</b>")
  }
}
