internal import CLibXML2
internal import TidingsHTML

/// The general entities a document may use: its own short internal ones and those of HTML.
///
/// What they may add to a document is bounded, so that no entity bomb goes off: an entity's text is at most 4 KiB with
/// the entities inside it, and all that are expanded add up to 1 MiB at most, or to the document's own size.
struct XMLEntities: ~Copyable {
  static let maximumLength = 4096
  private static let maximumCount = 2048
  /// So many entities may stand in one another that are declared behind their use.
  private static let maximumNesting = 8
  /// Bytes of a reference within an entity.
  private static let maximumName = 256
  /// What a reference within an entity adds to what is expanded, in bytes.
  private static let referenceCost = 16

  private var declared: [[UInt8]: [UInt8]] = [:]
  /// What declared ones come to, of those that were asked for: to look through a text for references costs more than to
  /// copy it.
  private var settled: [[UInt8]: ([UInt8], Finding)] = [:]
  private var externals: Set<[UInt8]> = []
  private var budget: Int
  /// What libxml2 is given: one entity, made anew for each reference. It is copied out before the next one is asked for.
  private let slot: UnsafeMutablePointer<xmlEntity>
  private let text: UnsafeMutablePointer<UInt8>
  private let capacity = maximumLength * 5 + 1

  init(documentSize: Int) {
    budget = max(1 << 20, documentSize)
    slot = .allocate(capacity: 1)
    slot.initialize(to: xmlEntity())
    text = .allocate(capacity: capacity)
  }

  deinit {
    slot.deallocate()
    text.deallocate()
  }

  enum Finding { case declared, external, html, unknown, recursive, exhausted }

  /// - Parameter content: `nil` for an external entity, which is never fetched.
  /// - Returns: whether it was taken.
  mutating func declare(_ name: UnsafePointer<UInt8>, _ content: UnsafePointer<UInt8>?) -> Bool {
    let key = Self.array(name, limit: 256)
    guard declared.count < Self.maximumCount, declared[key] == nil else { return true }
    guard let content else {
      if externals.count < Self.maximumCount { externals.insert(key) }
      return true
    }
    var value: [UInt8] = []
    let source = Self.array(content, limit: Self.maximumLength + 1)
    guard source.count <= Self.maximumLength else { return false }
    var index = 0
    while index < source.count {
      if source[index] == 0x26, let end = source[index...].firstIndex(of: 0x3B), end > index + 1 {
        let inner = Array(source[(index + 1)..<end])
        if let known = declared[inner] ?? Self.predefined(inner) ?? Self.html(inner) {
          value += known
          index = end + 1
          guard value.count <= Self.maximumLength else { return false }
          continue
        }
      }
      value.append(source[index])
      index += 1
    }
    guard value.count <= Self.maximumLength else { return false }
    declared[key] = value
    // libxml2 asks while it reads declarations, too.
    settled = [:]
    return true
  }

  /// The entity of that name, ready for libxml2. Never `nil`: one that is unknown stands for its own reference.
  mutating func find(_ name: UnsafePointer<UInt8>, inAttribute: Bool) -> (xmlEntityPtr, Finding) {
    let key = Self.array(name, limit: 256)
    var finding = Finding.declared
    var value: [UInt8]
    if let own = declared[key] {
      let known = settled[key] ?? expanded(own, within: [key])
      settled[key] = known
      (value, finding) = known
      budget -= value.count
      if budget < 0 {
        value = []
        finding = .exhausted
      }
    } else if externals.contains(key) {
      value = []
      finding = .external
    } else if let known = Self.html(key) {
      value = known
      finding = .html
    } else {
      value = [0x26] + key + [0x3B]
      finding = .unknown
    }
    // libxml2 takes only the first byte of a predefined entity inside an attribute, and expands a general one once more.
    if inAttribute {
      var escaped: [UInt8] = []
      for byte in value {
        switch byte {
        case 0x26: escaped += "&#38;".utf8
        case 0x3C: escaped += "&#60;".utf8
        default: escaped.append(byte)
        }
      }
      value = escaped
    }
    let count = min(value.count, capacity - 1)
    for index in 0..<count { text[index] = value[index] }
    text[count] = 0
    slot.pointee = xmlEntity()
    slot.pointee.type = XML_ENTITY_DECL
    slot.pointee.name = name
    slot.pointee.content = text
    // Where there is none, libxml2 leaves the text it read in an entity's declaration here, for us to free.
    slot.pointee.orig = text
    slot.pointee.length = Int32(count)
    slot.pointee.etype = inAttribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    slot.pointee.checked = 2
    return (slot, finding)
  }

  /// A declared text with the entities in it that were declared behind it (XML 1.0 section 4.4 expands them where the
  /// reference stands). One that names itself, at whatever distance, stands for its reference (section 4.1 forbids it).
  ///
  /// Each reference counts against the budget, as entities may hold nothing but others, many times over.
  private mutating func expanded(_ text: [UInt8], within outer: [[UInt8]]) -> ([UInt8], Finding) {
    guard text.contains(0x26) else { return (text, .declared) }
    var value: [UInt8] = []
    var finding = Finding.declared
    var index = 0
    while index < text.count, value.count <= Self.maximumLength, budget >= 0 {
      if text[index] == 0x26, let end = text[index...].prefix(Self.maximumName).firstIndex(of: 0x3B),
        case let name = Array(text[(index + 1)..<end]), let inner = declared[name]
      {
        budget -= Self.referenceCost
        let isRecursive = outer.contains(name) || outer.count >= Self.maximumNesting
        let (part, found) =
          isRecursive ? (Array(text[index...end]), .recursive) : expanded(inner, within: outer + [name])
        value += part
        if found != .declared { finding = found }
        index = end + 1
      } else {
        value.append(text[index])
        index += 1
      }
    }
    return value.count <= Self.maximumLength && budget >= 0 ? (value, finding) : ([], .exhausted)
  }

  private static func array(_ text: UnsafePointer<UInt8>, limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit, text[bytes.count] != 0 { bytes.append(text[bytes.count]) }
    return bytes
  }

  private static func predefined(_ name: [UInt8]) -> [UInt8]? {
    switch String(decoding: name, as: UTF8.self) {
    case "lt": [0x3C]
    case "gt": [0x3E]
    case "amp": [0x26]
    case "quot": [0x22]
    case "apos": [0x27]
    default: nil
    }
  }

  /// A named character of HTML.
  private static func html(_ name: [UInt8]) -> [UInt8]? {
    let reference = "&" + String(decoding: name, as: UTF8.self) + ";"
    let decoded = HTMLEntities.decode(reference)
    return decoded == reference ? nil : Array(decoded.utf8)
  }
}
