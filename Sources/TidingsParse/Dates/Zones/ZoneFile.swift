internal import Glibc
internal import Synchronization
internal import TidingsModel

/// Reads the system's time zone database: TZif files (RFC 9636).
enum ZoneFile {
  private static let maximumSize = 1 << 20

  static func read(_ name: String) -> ZoneTable? {
    guard isName(name) else { return nil }
    let folder = getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    guard let bytes = contents(of: folder + "/" + name) else { return nil }
    return parse(bytes)
  }

  /// Names that stay below the database's folder.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64 && !name.hasPrefix("/")
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            byte.isLetter || byte.isDigit || byte == 0x5F
              || byte == 0x2D || byte == 0x2B
          }
      }
  }

  private static func contents(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= maximumSize else {
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      guard count > 0 else { return nil }
      filled += count
    }
    return bytes
  }

  static func parse(_ bytes: [UInt8]) -> ZoneTable? {
    guard let header = Header(bytes, at: 0) else { return nil }
    guard header.version >= 0x32 else { return table(bytes, header, timeSize: 4)?.table }
    // The second half repeats the data with 64-bit times.
    guard let wide = Header(bytes, at: header.end(timeSize: 4)), let (table, end) = table(bytes, wide, timeSize: 8)
    else { return nil }
    var whole = table
    if end < bytes.count, bytes[end] == 0x0A, let stop = bytes[(end + 1)...].firstIndex(of: 0x0A) {
      whole.rule = PosixZone(Array(bytes[(end + 1)..<stop]))
    }
    return whole
  }

  private struct Header {
    let version: UInt8
    let data: Int
    let utIndicators, standardIndicators, leaps, changes, types, characters: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start >= 0, start + 44 <= bytes.count, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
        return nil
      }
      version = bytes[start + 4]
      let counts = (0..<6).map { Int(ZoneFile.integer(bytes, at: start + 20 + $0 * 4, size: 4)) }
      guard counts.allSatisfy({ $0 >= 0 && $0 <= ZoneFile.maximumSize }) else { return nil }
      (utIndicators, standardIndicators, leaps, changes, types, characters) =
        (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
      data = start + 44
    }

    func end(timeSize: Int) -> Int {
      data + changes * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standardIndicators
        + utIndicators
    }
  }

  private static func table(_ bytes: [UInt8], _ header: Header, timeSize: Int) -> (table: ZoneTable, end: Int)? {
    let end = header.end(timeSize: timeSize)
    guard end <= bytes.count, header.types > 0 else { return nil }
    let kinds = header.data + header.changes * timeSize
    let types = kinds + header.changes
    func offset(_ type: Int) -> Int32 {
      Int32(clamping: min(max(integer(bytes, at: types + min(type, header.types - 1) * 6, size: 4), -86_399), 86_399))
    }
    var table = ZoneTable(fixed: offset(0))
    for index in 0..<header.changes {
      table.changes.append(integer(bytes, at: header.data + index * timeSize, size: timeSize))
      table.offsets.append(offset(Int(bytes[kinds + index])))
    }
    return (table, end)
  }

  private static func integer(_ bytes: [UInt8], at start: Int, size: Int) -> Int64 {
    var value: UInt64 = bytes[start] >= 0x80 ? .max : 0
    for byte in bytes[start..<start + size] { value = value << 8 | UInt64(byte) }
    return Int64(bitPattern: value)
  }
}

extension ZoneRule {
  private static let cache = Mutex<[String: ZoneRule?]>([:])
  private static let maximumCached = 700

  /// The rule of a zone named in a document, read from the database once.
  static func known(_ name: String) -> ZoneRule? {
    if let rule = cache.withLock({ $0[name] }) { return rule }
    let rule = ZoneRule(named: name)
    cache.withLock { if $0.count < maximumCached { $0[name] = .some(rule) } }
    return rule
  }
}
