/// Tells what an element is from libxml2's pointers, so that each name is looked at as text only once.
struct Vocabulary {
  struct Entry {
    var element: Element
    var namespace: Namespace
  }

  private struct Key: Hashable {
    var local: UnsafePointer<UInt8>
    var prefix: UnsafePointer<UInt8>?
    var uri: UnsafePointer<UInt8>?
  }

  /// More different names than this are looked up anew each time: no feed has them, a hostile document may.
  private static let maximumEntries = 2048

  /// Twice as many at least as there are entries; a power of two.
  private var slots: [(key: Key, entry: Entry)?] = Array(repeating: nil, count: 128)
  private var count = 0
  /// Namespaces of elements that are RSS or Atom but for the URI, and prefixes that are not declared.
  private var cores: [Core] = []
  private static let maximumCores = 8

  private struct Core {
    var uri: String?
    var prefix: String?
    /// Whether the URI is that of another vocabulary, whose elements have another prefix then.
    var isKnown: Bool
    var namespace: Namespace

    func holds(uri: String?, prefix: String?) -> Bool {
      self.uri == uri && (uri != nil && !isKnown || self.prefix == prefix)
    }
  }

  /// What elements in no namespace, or in one that nobody knows and is the default, belong to.
  private var standard = Namespace.rss

  mutating func look(_ name: XMLName) -> Entry {
    let key = Key(local: name.local, prefix: name.prefix, uri: name.uri)
    var index = place(of: key)
    while let slot = slots[index] {
      if slot.key == key { return slot.entry }
      index = (index + 1) & (slots.count - 1)
    }
    let entry = find(name)
    if count < Self.maximumEntries { insert((key, entry)) }
    return entry
  }

  /// Where a key is looked for first.
  private func place(of key: Key) -> Int {
    var hash = UInt(bitPattern: key.local) &* 0x9E37_79B9_7F4A_7C15
    hash ^= UInt(bitPattern: key.uri) &* 0xC2B2_AE3D_27D4_EB4F
    hash ^= UInt(bitPattern: key.prefix) &* 0x1656_67B1_9E37_79F9
    return Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
  }

  private mutating func insert(_ new: (key: Key, entry: Entry)) {
    if count * 2 >= slots.count {
      let old = slots
      slots = Array(repeating: nil, count: old.count * 4)
      count = 0
      for slot in old { if let slot { insert(slot) } }
    }
    var index = place(of: new.key)
    while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
    slots[index] = new
    count += 1
  }

  /// The root element tells what a namespace of its own that nobody knows stands for, or a prefix that is not declared; and
  /// RSS in the namespace of something else is RSS all the same.
  mutating func adopt(root name: XMLName) {
    let local = String(cString: name.local).asciiLowercased
    if local == "urlset" { standard = .sitemap }
    let isRoot = local == "rss" || local == "feed"
    guard isRoot || local == "channel" || local == "rdf" || local == "entry" else { return }
    let known = name.uri.flatMap { Namespace.named(String(cString: $0)) }
    if let known {
      guard isRoot, known != .rss, known != .atom || local == "rss" && name.prefix == nil else { return }
    }
    adopt(name, as: local == "feed" || local == "entry" ? .atom : .rss)
  }

  /// A channel or item of a namespace that nobody knows, or of a prefix that is not declared: what it and its fellows are.
  ///
  /// - Returns: what the element is, where that is new.
  mutating func adopt(container name: XMLName) -> Entry? {
    let local = String(cString: name.local).asciiLowercased
    guard local == "channel" || local == "item" || local == "entry" else { return nil }
    adopt(name, as: local == "entry" ? .atom : .rss)
    return look(name)
  }

  private mutating func adopt(_ name: XMLName, as namespace: Namespace) {
    let uri = name.uri.map { String(cString: $0) }
    let prefix = name.prefix.map { String(cString: $0) }
    // The vocabulary of a usual prefix is known without its declaration.
    let isUsual = prefix.flatMap { Namespace.usual(prefix: $0) } != nil
    guard uri != nil || prefix != nil && !isUsual, cores.count < Self.maximumCores else { return }
    cores.append(
      Core(uri: uri, prefix: prefix, isKnown: uri.flatMap(Namespace.named) != nil, namespace: namespace))
    slots = Array(repeating: nil, count: slots.count)
    count = 0
  }

  private func find(_ name: XMLName) -> Entry {
    let namespace = self.namespace(of: name)
    return Entry(element: Element.named(String(cString: name.local), in: namespace), namespace: namespace)
  }

  private func namespace(of name: XMLName) -> Namespace {
    let prefix = name.prefix.map { String(cString: $0) }
    let uri = name.uri.map { String(cString: $0) }
    if let core = cores.first(where: { $0.holds(uri: uri, prefix: prefix) }) { return core.namespace }
    if let known = uri.flatMap(Namespace.named) { return known }
    guard let prefix else { return standard }
    return Namespace.usual(prefix: prefix) ?? .unknown
  }
}
