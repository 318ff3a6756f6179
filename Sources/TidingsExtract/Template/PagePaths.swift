internal import TidingsModel

/// Where each element of a page stands: a hash of the names of the elements around it.
struct PagePaths {
  private let paths: [UInt64]

  init(_ page: Page) {
    var paths = [UInt64](repeating: FNV1a.basis, count: page.nodes.count)
    for index in page.nodes.indices {
      let parent = Int(page.nodes[index].parent)
      let above = parent >= 0 ? paths[parent] : FNV1a.basis
      paths[index] = Self.mix(above, UInt64(page.nodes[index].tag.rawValue))
    }
    self.paths = paths
  }

  func path(of node: Int) -> UInt64 { paths[node] }

  /// A line's identity: the same at the same place with the same text.
  func line(at node: Int, _ text: ArraySlice<UInt8>) -> UInt64 { FNV1a.hash(of: text, behind: paths[node]) }

  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    (hash ^ (value &+ 0x9E37_79B9_7F4A_7C15)) &* FNV1a.prime
  }
}
