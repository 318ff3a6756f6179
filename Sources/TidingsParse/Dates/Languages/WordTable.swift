internal import TidingsModel

/// Words and what each means, found by their bytes.
///
/// The words of dates are thousands, and one date in words in one document has all of them read: a dictionary of strings
/// takes ten times as long to fill, as strings compare by what they look like. What is put in and asked for is in NFC.
struct WordTable<Meaning: Sendable>: Sendable {
  /// The words, one behind the other.
  private var letters: [UInt8] = []
  /// Where each word ends, and what it means.
  private var words: [(end: Int, meaning: Meaning)] = []
  /// By the word's hash: its number, counted from 1; 0 where there is none. Twice as many as there may be words.
  private var slots: [UInt16]
  private let mask: Int

  /// - Parameter capacity: how many words there may be at most, 32,767 or fewer.
  init(capacity: Int) {
    let size = 1 << (Int.bitWidth - (2 * capacity - 1).leadingZeroBitCount)
    slots = Array(repeating: 0, count: size)
    words.reserveCapacity(capacity / 2)
    letters.reserveCapacity(capacity * 4)
    mask = size - 1
  }

  subscript(word: ArraySlice<UInt8>) -> Meaning? {
    let number = slots[slot(of: word)]
    return number == 0 ? nil : words[Int(number) - 1].meaning
  }

  /// Puts a word in, or gives it another meaning.
  mutating func set(_ word: ArraySlice<UInt8>, _ meaning: Meaning) {
    let slot = slot(of: word)
    let number = slots[slot]
    if number > 0 {
      words[Int(number) - 1].meaning = meaning
    } else {
      letters += word
      words.append((letters.count, meaning))
      slots[slot] = UInt16(words.count)
    }
  }

  /// Where the word's number is, or belongs.
  private func slot(of word: ArraySlice<UInt8>) -> Int {
    let hash = FNV1a.hash(of: word)
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] > 0, !isWord(Int(slots[slot]) - 1, word) { slot = (slot + 1) & mask }
    return slot
  }

  private func isWord(_ index: Int, _ word: ArraySlice<UInt8>) -> Bool {
    let start = index == 0 ? 0 : words[index - 1].end
    return words[index].end - start == word.count && letters[start..<words[index].end].elementsEqual(word)
  }
}
