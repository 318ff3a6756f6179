/// Zones: their names, and offsets in numbers.
extension DateInterpreter {
  /// `Asia/Ho_Chi_Minh`, `Etc/GMT+7`.
  mutating func takeZonePath(_ area: String) -> Bool {
    guard ZoneName.areas.contains(area), let slash = token(index + 1), slash.isGlued, slash.isSymbol(0x2F) else {
      return false
    }
    let start = tokens[index].range.lowerBound
    var end = index + 2
    while end < tokens.count, tokens[end].isGlued, !tokens[end].isSymbol(0x29), !tokens[end].isSymbol(0x5D),
      !tokens[end].isSymbol(0x2C)
    {
      end += 1
    }
    let name = String(decoding: bytes[start..<tokens[end - 1].range.upperBound], as: UTF8.self)
    index = end
    if parts.zone == nil || parts.zoneIsName, let rule = ZoneRule.known(name) { parts.zone = .rule(rule) }
    return true
  }

  /// The zone name at `index`, with the number that may correct it.
  mutating func takeZone(_ zone: ZoneName) {
    let place = index
    index += 1
    var base: Int32 = 0
    switch zone.meaning {
    case .offset(let offset):
      base = zone.offset(in: language.primary) ?? offset
      // EST5EDT
      if gluedNumber(index) != nil, let summer = token(index + 1), summer.isGlued, case .zone? = summer.word {
        let name = String(decoding: bytes[tokens[place].range], as: UTF8.self).lowercased()
        index += 2
        if parts.zone == nil, let path = ZoneName.posixPlaces[name], let rule = ZoneRule.known(path) {
          parts.zone = .rule(rule)
        }
        return
      }
    case .place(let path):
      if parts.zone == nil, let rule = ZoneRule.known(path) {
        parts.zone = .rule(rule)
        parts.zoneIsName = true
      }
      return
    }
    // GMT+7, GMT +07:00, UTC + 7: the sign is not the ISO one's only in Etc/GMT+7.
    if zone.isUniversal, let sign = token(index), sign.isSymbol(0x2B) || sign.isSymbol(0x2D),
      let (value, digits) = token(index + 1)?.number, digits <= 4,
      sign.isSymbol(0x2B) || tokens[index + 1].isGlued
    {
      let sign: Int32 = sign.isSymbol(0x2D) ? -1 : 1
      if let (offset, end) = readOffset(at: index + 1, value: value, digits: digits) {
        if parts.zone == nil || parts.zoneIsName {
          parts.zone = .offset(sign * offset)
          parts.zoneIsName = false
        }
        index = end
        return
      }
    }
    if parts.zone == nil {
      parts.zone = .offset(base)
      parts.zoneIsName = true
    }
  }

  // MARK: Numeric offsets

  /// An offset's hours and minutes in seconds, and the index behind them.
  private func readOffset(at place: Int, value: Int, digits: Int) -> (Int32, end: Int)? {
    var hours = value
    var minutes = 0
    var end = place + 1
    if digits <= 2, let mark = token(end), mark.isGlued, mark.isSymbol(0x3A) || mark.isSymbol(0x2E),
      let (more, moreDigits) = gluedNumber(end + 1)
    {
      guard moreDigits <= 2 else { return nil }
      minutes = mark.isSymbol(0x2E) && moreDigits == 1 ? more * 6 : more
      end += 2
      // +07:00:00
      if let mark = token(end), mark.isGlued, mark.isSymbol(0x3A), let (_, count) = gluedNumber(end + 1), count == 2 {
        end += 2
      }
    } else if digits == 3 || digits == 4 {
      hours = value / 100
      minutes = value % 100
    } else if digits > 4 {
      return nil
    }
    guard hours < 24, minutes < 60 else { return nil }
    return (Int32(hours * 3600 + minutes * 60), end)
  }

  /// A signed offset; false when the sign is something else.
  mutating func takeNumericOffset(at place: Int) throws(FeedDate.Refusal) -> Bool {
    let isMinus = tokens[place].isSymbol(0x2D)
    if !isMinus, timeEnd == place, let (_, digits) = token(place + 1)?.number, digits == 4 {
      // `14:53:00 + 0700`
      return try setOffset(at: place + 1, isMinus: false)
    }
    guard let (value, _) = gluedNumber(place + 1) else {
      // A sign before letters is a broken offset: +zz:00.
      if timeEnd == place, let next = token(place + 1), next.isGlued, case .unknownWord = next.kind {
        throw .unreadable
      }
      return false
    }
    let hasClockForm = token(place + 2).map { $0.isGlued && $0.isSymbol(0x3A) } ?? false
    if isMinus {
      guard parts.hour != nil || hasClockForm && tokens[place].isGlued && !parts.groups.isEmpty else { return false }
      if token(place + 2).map({ $0.isGlued && ($0.isSymbol(0x2F) || $0.isSymbol(0x2D)) }) ?? false { return false }
      // `2023-12-14-14:53`: no zone has that offset.
      if parts.hour == nil, isNoOffset(hours: value, minutes: gluedNumber(place + 3)?.value ?? 0) { return false }
      // `14:53 -14.12.2023`
      if isDateSeparator(place + 2), gluedNumber(place + 3) != nil, isDateSeparator(place + 4) { return false }
    } else {
      guard parts.hour != nil || !parts.groups.isEmpty || parts.day != nil else { return false }
    }
    return try setOffset(at: place + 1, isMinus: isMinus)
  }

  private func isNoOffset(hours: Int, minutes: Int) -> Bool { hours > 14 || minutes % 15 != 0 }

  /// - Parameter place: where the offset's first number is.
  private mutating func setOffset(at place: Int, isMinus: Bool) throws(FeedDate.Refusal) -> Bool {
    guard let (value, digits) = token(place)?.number else { throw .unreadable }
    guard let (offset, end) = readOffset(at: place, value: value, digits: digits) else { throw .impossible }
    // Written twice, it is still one; of two that differ neither can be trusted.
    if case .offset(let known)? = parts.zone, !parts.zoneIsName, known != (isMinus ? -offset : offset) {
      throw .unreadable
    }
    if let after = token(end), after.isGlued, case .unknownWord = after.kind { throw .unreadable }
    parts.zone = .offset(isMinus ? -offset : offset)
    parts.zoneIsName = false
    index = end
    return true
  }
}
