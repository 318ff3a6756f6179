/// Zones by their names: `EST`, `Asia/Ho_Chi_Minh`, `GMT+7`.
enum ZoneForms {
  /// `Asia/Ho_Chi_Minh`, `Etc/GMT+7`.
  static func takePath(_ area: String, in walk: inout DateWalk) -> Bool {
    guard ZoneName.areas.contains(area), let slash = walk.token(walk.index + 1), slash.isGlued, slash.isSymbol(0x2F)
    else {
      return false
    }
    let start = walk.tokens[walk.index].range.lowerBound
    var end = walk.index + 2
    while end < walk.tokens.count, walk.tokens[end].isGlued, !walk.tokens[end].isSymbol(0x29),
      !walk.tokens[end].isSymbol(0x5D),
      !walk.tokens[end].isSymbol(0x2C)
    {
      end += 1
    }
    let name = String(decoding: walk.bytes[start..<walk.tokens[end - 1].range.upperBound], as: UTF8.self)
    walk.index = end
    if walk.parts.zone == nil || walk.parts.zoneIsName, let rule = ZoneRule.known(name) {
      walk.parts.zone = .rule(rule)
    }
    return true
  }

  /// The zone name at `index`, with the number that may correct it.
  static func takeName(_ zone: ZoneName, in walk: inout DateWalk) {
    let place = walk.index
    walk.index += 1
    var base: Int32 = 0
    switch zone.meaning {
    case .offset(let offset):
      base = zone.offset(in: walk.language.primary) ?? offset
      // EST5EDT
      if walk.gluedNumber(walk.index) != nil, let summer = walk.token(walk.index + 1), summer.isGlued,
        case .zone? = summer.word
      {
        let name = String(decoding: walk.bytes[walk.tokens[place].range], as: UTF8.self).lowercased()
        walk.index += 2
        if walk.parts.zone == nil, let path = ZoneName.posixPlaces[name], let rule = ZoneRule.known(path) {
          walk.parts.zone = .rule(rule)
        }
        return
      }
    case .place(let path):
      if walk.parts.zone == nil, let rule = ZoneRule.known(path) {
        walk.parts.zone = .rule(rule)
        walk.parts.zoneIsName = true
      }
      return
    }
    // GMT+7, GMT +07:00, UTC + 7: the sign is not the ISO one's only in Etc/GMT+7.
    if zone.isUniversal, let sign = walk.token(walk.index), sign.isSymbol(0x2B) || sign.isSymbol(0x2D),
      let (value, digits) = walk.token(walk.index + 1)?.number, digits <= 4,
      sign.isSymbol(0x2B) || walk.tokens[walk.index + 1].isGlued
    {
      let sign: Int32 = sign.isSymbol(0x2D) ? -1 : 1
      if let (offset, end) = OffsetForms.readOffset(at: walk.index + 1, value: value, digits: digits, in: walk) {
        if walk.parts.zone == nil || walk.parts.zoneIsName {
          walk.parts.zone = .offset(sign * offset)
          walk.parts.zoneIsName = false
        }
        walk.index = end
        return
      }
    }
    if zone.isUniversal, let offset = offsetWithoutSign(behind: place, in: walk) {
      if walk.parts.zone == nil || walk.parts.zoneIsName {
        walk.parts.zone = .offset(offset)
        walk.parts.zoneIsName = false
      }
      walk.index += 1
      return
    }
    if walk.parts.zone == nil {
      walk.parts.zone = .offset(base)
      walk.parts.zoneIsName = true
    }
  }

  /// `GMT0700` and, with the plus sign taken for a space in a URL, `GMT 0700`; `GMT0`.
  private static func offsetWithoutSign(behind place: Int, in walk: DateWalk) -> Int32? {
    guard walk.tokens[place].range.count > 1, let token = walk.token(place + 1), let (value, digits) = token.number,
      token.isGlued || walk.timeEnd == place && walk.hasYear
    else { return nil }
    if digits == 1 { return token.isGlued && value == 0 ? 0 : nil }
    return digits == 4 ? OffsetForms.usualEast(value) : nil
  }
}
