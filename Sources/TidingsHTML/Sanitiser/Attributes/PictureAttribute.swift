/// The attributes beside `src` that a picture's addresses stand in, for those who make these absolute before the markup
/// is sanitised.
public enum PictureAttribute: Sendable {
  /// One address, which a script puts into `src`.
  case source
  /// Several, each with a size: `srcset`.
  case sourceSet

  /// - Parameter name: in lower case.
  /// - Returns: `nil` for any other attribute, and where the value may be something else than an address.
  public init?(name: some Collection<UInt8>, value: UnsafeBufferPointer<UInt8>) {
    guard name.first == 0x73 || name.first == 0x64, name.count <= 16 else { return nil }
    var packed = PackedName()
    for byte in name { packed.append(byte) }
    let kind = AttributeTable.shared.kind(packed)
    if kind == .srcset || kind.isLazySourceSet {
      self = .sourceSet
    } else if kind.isLazySource, let source = value.baseAddress, URLShape.isSurelyAddress(source, 0, value.count) {
      self = .source
    } else {
      return nil
    }
  }

  /// A `srcset` with other addresses.
  ///
  /// - Parameter address: what stands in the place of one; without it that stays.
  public static func sourceSet(_ value: [UInt8], replacing address: (String) -> String?) -> [UInt8] {
    var reader = SourceSetReader(value)
    var replaced: [UInt8] = []
    while let candidate = reader.next() {
      if !replaced.isEmpty { replaced += ", ".utf8 }
      let written = String(decoding: value[candidate.address], as: UTF8.self)
      replaced += (address(written) ?? written).utf8
      replaced += value[candidate.descriptors]
    }
    return replaced
  }
}
