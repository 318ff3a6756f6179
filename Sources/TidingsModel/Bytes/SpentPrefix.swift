#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The part of a text that has been read and is not needed again.
///
/// Its memory is given back to the system as reading goes on, so that what is made of a large document takes the place of
/// the document rather than standing beside it.
package struct SpentPrefix: Sendable {
  /// What stands before may read as zeros.
  package private(set) var end: Int
  /// The line on which `end` is, counted from 1.
  package private(set) var line: Int
  /// Where that line begins.
  package private(set) var lineStart: Int

  /// Bytes that are given back at a time; fewer are not worth a call.
  private static let step = 1 << 20

  /// Nothing has been given back yet; what stands before `end` is somebody else's.
  package init(end: Int = 0, line: Int = 1, lineStart: Int = 0) {
    self.end = end
    self.line = line
    self.lineStart = lineStart
  }

  /// Whether there is enough to give back before `index`.
  package func isDue(at index: Int) -> Bool { index - end >= Self.step }

  /// Gives back what stands before `index`.
  ///
  /// - Parameters:
  ///   - bytes: the whole text, which nobody else holds.
  ///   - kept: ranges that are still needed, ascending.
  package mutating func extend(to index: Int, in bytes: UnsafeMutableRawBufferPointer, keeping kept: [Range<Int>] = [])
  {
    pass(to: index, in: UnsafeRawBufferPointer(bytes))
    var start = end
    for range in kept where range.upperBound > start {
      Self.giveBack(bytes, start, min(range.lowerBound, index))
      start = range.upperBound
    }
    Self.giveBack(bytes, start, index)
    end = index
  }

  /// Counts the lines up to `index`, and gives nothing back.
  package mutating func count(to index: Int, in bytes: UnsafeRawBufferPointer) {
    guard index > end else { return }
    pass(to: index, in: bytes)
    end = index
  }

  /// Counts the lines up to `index`, which is not before where they were counted to.
  private mutating func pass(to index: Int, in bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    var position = end
    while position < index, let found = memchr(base + position, 0x0A, index - position) {
      position = base.distance(to: UnsafeRawPointer(found)) + 1
      line += 1
      lineStart = position
    }
  }

  /// Whole pages only; where the system refuses, they stay as they are.
  private static func giveBack(_ bytes: UnsafeMutableRawBufferPointer, _ start: Int, _ end: Int) {
    guard let base = bytes.baseAddress, start < end else { return }
    let page = Int(getpagesize())
    let first = (Int(bitPattern: base) + start + page - 1) / page * page
    let last = (Int(bitPattern: base) + end) / page * page
    guard first < last, let pages = UnsafeMutableRawPointer(bitPattern: first) else { return }
    madvise(pages, last - first, Int32(MADV_DONTNEED))
  }
}
