import Testing
import TidingsDedup

@testable import TidingsState

@Suite struct NearIndexes {
  /// Hashes of which every fifth is another one with up to four bits turned over, which bits ever others.
  private func hashes(_ count: Int) -> [UInt64] {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }
    var hashes: [UInt64] = []
    for index in 0..<count {
      guard index % 5 == 4 else {
        hashes.append(next())
        continue
      }
      let turned = (0...Int(next() >> 62)).reduce(0 as UInt64) { bits, _ in bits | 1 << (next() >> 58) }
      hashes.append(hashes[Int(next() >> 33) % hashes.count] ^ turned)
    }
    return hashes
  }

  private func near(_ hash: UInt64, in hashes: ArraySlice<UInt64>) -> [Int64] {
    hashes.indices.filter { (hashes[$0] ^ hash).nonzeroBitCount <= SimHash64.nearDistance }
      .sorted { ((hashes[$0] ^ hash).nonzeroBitCount, $0) < ((hashes[$1] ^ hash).nonzeroBitCount, $1) }
      .map { Int64($0) }
  }

  @Test func whatIsNearIsFoundAndNothingElse() {
    let hashes = hashes(20_000)
    var index = NearIndex(lowest: 0)
    var found = 0
    for (row, hash) in hashes.enumerated() {
      if row % 7 == 4 {
        let rows = index.articles(near: SimHash64(bits: hash), from: 0, before: Int64(row))
        #expect(rows == near(hash, in: hashes[..<row]))
        found += rows.count
      }
      index.add(SimHash64(bits: hash), article: Int64(row), lowest: 0)
    }
    #expect(found > 100)
  }

  @Test func ofAFloodOfAlikeTextsNoMoreIsLookedAtThanIsOfUse() {
    var index = NearIndex(lowest: 0)
    for row in 0..<3000 { index.add(SimHash64(bits: 7), article: Int64(row), lowest: 0) }
    let rows = index.articles(near: SimHash64(bits: 7), from: 0, before: 3000)
    #expect(rows.count == NearIndex.enough && rows == rows.sorted())
  }

  @Test func whatWasTakenBackIsNotFound() {
    let hashes = hashes(12_000)
    var index = NearIndex(lowest: 0)
    for (row, hash) in hashes.enumerated() {
      index.add(SimHash64(bits: hash), article: Int64(row), lowest: 0)
      if row == 6000 {
        let mark = index.mark
        for (later, hash) in hashes[6001...9000].enumerated() {
          index.add(SimHash64(bits: hash), article: Int64(6001 + later), lowest: 0)
        }
        let isBack = index.goBack(to: mark)
        #expect(isBack)
      }
    }
    #expect(index.count == 12_000)
    for row in stride(from: 4, to: 12_000, by: 35) {
      #expect(
        index.articles(near: SimHash64(bits: hashes[row]), from: 100, before: 11_000)
          == near(hashes[row], in: hashes[100..<11_000]))
    }
  }

  @Test func articlesThatCountNoMoreMakeRoom() {
    let hashes = hashes(70_000)
    var index = NearIndex(lowest: 1000)
    let before = index.mark
    for (row, hash) in hashes.enumerated() {
      index.add(SimHash64(bits: hash), article: Int64(1000 + row), lowest: row < 65_536 ? 1000 : 41_000)
    }
    #expect(index.count == 30_000)
    let last = hashes[69_999]
    #expect(index.articles(near: SimHash64(bits: last), from: 41_000, before: 71_001).contains(70_999))
    let isBack = index.goBack(to: before)
    #expect(!isBack, "what was there before is gone in part")
  }
}
