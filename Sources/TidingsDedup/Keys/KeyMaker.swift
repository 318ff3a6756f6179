internal import TidingsCrypto

/// Makes the keys of one feed's items.
struct KeyMaker: ~Copyable {
  /// What tells the feed's own keys from other feeds'.
  let space: String
  var hasher = SHA256()
  /// Memory for the text of an item.
  var text = FoldedText()

  init(space: String) { self.space = space }

  mutating func key(_ kind: KeyKind, inFeed: Bool, _ text: String) -> DedupKey {
    begin(kind, inFeed: inFeed)
    hasher.update(text)
    return DedupKey(hasher.finish())
  }

  mutating func key(_ kind: KeyKind, inFeed: Bool, _ content: SHA256Digest, _ texts: [String] = []) -> DedupKey {
    begin(kind, inFeed: inFeed)
    hasher.update(content)
    for text in texts {
      hasher.update(text)
      hasher.update(0)
    }
    return DedupKey(hasher.finish())
  }

  /// A kind and a scope never run into the value: no space holds a zero byte.
  private mutating func begin(_ kind: KeyKind, inFeed: Bool) {
    hasher.update(kind.rawValue)
    if inFeed { hasher.update(space) }
    hasher.update(0)
  }
}
