internal import CBlocks

/// Escapes text for JSON strings: quotation marks, `\` and control characters, nothing else.
enum JSONEscaping {
  /// - Parameter utf8: valid, or a piece of what is: all that is escaped is ASCII.
  static func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard let source = utf8.baseAddress else { return }
    var index = 0
    while index < utf8.count {
      // As much as a text of prose needs; one of nothing but quotes takes more rounds.
      let room = (utf8.count - index) * 9 / 8 + 4 * mostAtOnce
      bytes.append(addingCapacity: room) { span in
        span.withUnsafeMutableBufferPointer { buffer, count in
          guard let target = buffer.baseAddress else { return }
          while index < utf8.count, count &+ mostAtOnce <= buffer.count {
            if index &+ 16 <= utf8.count {
              (target + count).update(from: source + index, count: 16)
              let plain = Int(tidings_block_json(source + index))
              index &+= plain
              count &+= plain
              if plain == 16 { continue }
            }
            let byte = source[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
              count &+= escape(byte, to: target + count)
            } else {
              target[count] = byte
              count &+= 1
            }
            index &+= 1
          }
        }
      }
    }
  }

  /// Bytes that one step of `append` may write.
  private static let mostAtOnce = 16 + 6

  /// - Returns: how many bytes it wrote.
  private static func escape(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
    target[0] = 0x5C
    switch byte {
    case 0x22, 0x5C: target[1] = byte
    case 0x0A: target[1] = 0x6E
    case 0x0D: target[1] = 0x72
    case 0x09: target[1] = 0x74
    default:
      target[1] = 0x75
      target[2] = 0x30
      target[3] = 0x30
      target[4] = hexDigits[Int(byte >> 4)]
      target[5] = hexDigits[Int(byte & 15)]
      return 6
    }
    return 2
  }

  private static let hexDigits: [UInt8] = Array("0123456789abcdef".utf8)
}
