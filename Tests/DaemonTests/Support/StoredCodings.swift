/// Content codings whose encoders compress nothing: what is under test is how a body arrives and ends.

/// gzip without compression (RFC 1952, RFC 1951 section 3.2.4).
enum Gzip {
  static func stored(_ content: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(content)
    precondition(bytes.count < 65_536)
    func little(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * UInt32($0)) & 255) } }
    let length = UInt32(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(length, 2) + little(~length, 2) + bytes
      + little(crc(bytes), 4) + little(length, 4)
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~crc
  }
}

/// Brotli without compression (RFC 7932 section 9.2): one uncompressed meta-block, and an empty last one.
enum Brotli {
  static func stored(_ content: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(content)
    precondition(1...65_536 ~= bytes.count)
    // From the lowest bit: a window of 16 bits (0), not the last (0), four nibbles of length (00), length - 1 in 16 bits,
    // uncompressed (1).
    let head = UInt32(bytes.count - 1) << 4 | 1 << 20
    return [UInt8(head & 255), UInt8(head >> 8 & 255), UInt8(head >> 16)] + bytes + [3]
  }
}

/// Zstandard without compression (RFC 8878 section 3.1.1): one raw block in a frame that tells its size.
enum Zstandard {
  static func stored(_ content: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(content)
    precondition(256..<65_536 ~= bytes.count)
    let size = bytes.count - 256
    let block = UInt32(bytes.count) << 3 | 1
    return [0x28, 0xB5, 0x2F, 0xFD, 0x60, UInt8(size & 255), UInt8(size >> 8)]
      + [UInt8(block & 255), UInt8(block >> 8 & 255), UInt8(block >> 16)] + bytes
  }
}
