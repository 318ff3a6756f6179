internal import CZlib

/// Decodes gzip (RFC 1952) with any number of members, zlib (RFC 1950) and raw deflate (RFC 1951).
///
/// zlib checks each member's length and CRC. Bytes after the last member that do not begin another one are ignored, as
/// gzip itself does.
final class InflateDecoder: StreamDecoder {
  enum Wrapping { case gzip, zlib, raw }

  private let coding: ContentCoding
  private let wrapping: Wrapping
  private var stream: UnsafeMutablePointer<z_stream>
  private let buffer = DecoderBuffer()
  /// Whole streams so far.
  private var members = 0
  private(set) var isAtEnd = false
  private var ignoresRest = false

  /// `nil` when there is no memory.
  init?(_ wrapping: Wrapping, coding: ContentCoding) {
    self.wrapping = wrapping
    self.coding = coding
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 is the largest window; 16 more asks for a gzip header, a negative number for none (zlib.h, inflateInit2).
    let bits: Int32 =
      switch wrapping {
      case .gzip: 15 + 16
      case .zlib: 15
      case .raw: -15
      }
    guard tidings_inflate_init(stream, bits) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func decode(_ input: UnsafeBufferPointer<UInt8>, output: (UnsafeBufferPointer<UInt8>) throws(BodyProblem) -> Void)
    throws(BodyProblem)
  {
    guard let base = input.baseAddress, !input.isEmpty, !ignoresRest else { return }
    // zlib declares its input mutable, but does not write to it.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
    stream.pointee.avail_in = UInt32(clamping: input.count)
    repeat {
      if isAtEnd, !beginMember() { return }
      stream.pointee.next_out = buffer.bytes.baseAddress
      stream.pointee.avail_out = UInt32(DecoderBuffer.size)
      let result = inflate(stream, Z_NO_FLUSH)
      let count = DecoderBuffer.size - Int(stream.pointee.avail_out)
      if count > 0 { try output(buffer.prefix(count)) }
      switch result {
      case Z_STREAM_END:
        isAtEnd = true
        members += 1
      case Z_OK: break
      case Z_BUF_ERROR: return
      default:
        // What followed a whole member was none.
        guard members > 0, stream.pointee.total_out == 0, wrapping == .gzip else { throw .invalid(coding) }
        isAtEnd = true
        ignoresRest = true
        return
      }
    } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
  }

  /// Returns whether another member follows.
  private func beginMember() -> Bool {
    guard stream.pointee.avail_in > 0 else { return false }
    guard wrapping == .gzip, stream.pointee.next_in?.pointee == 0x1F, inflateReset(stream) == Z_OK else {
      ignoresRest = true
      return false
    }
    isAtEnd = false
    return true
  }
}
