internal import TidingsModel

/// Finds lines that are nothing but a link and begin alike again and again: `Read our full review of …` below each of many
/// things.
enum TemplateLinks {
  private static let least = 4
  private static let heaviest: Int32 = 160

  /// - Parameter paragraphs: lines of the article, in page order.
  static func find(in paragraphs: [Int], _ list: BlockList) -> [Int] {
    var alike: [UInt64: [Int]] = [:]
    for index in paragraphs {
      let block = list.blocks[index]
      guard block.linkShare > 0.8, block.weight < heaviest, let opening = opening(of: list.bytes(of: block)) else {
        continue
      }
      alike[FNV1a.hash(of: opening), default: []].append(index)
    }
    return alike.values.filter { $0.count >= least }.flatMap { $0 }
  }

  /// The first two words of a line that has more.
  private static func opening(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = line.firstIndex(of: 0x20), let second = line[(first + 1)...].firstIndex(of: 0x20) else {
      return nil
    }
    return line[..<second]
  }
}
