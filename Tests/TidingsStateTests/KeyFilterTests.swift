import Testing
import TidingsDedup

@testable import TidingsState

@Suite struct KeyFilters {
  private func keys(_ count: Int, seed: UInt64) -> [DedupKey] {
    var state = seed
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }
    return (0..<count).map { _ in DedupKey(high: next(), low: next()) }
  }

  @Test func whatWasInsertedIsNeverDeniedAndMostElseIs() {
    var filter = KeyFilter()
    let strangers = keys(20_000, seed: 5)
    #expect(strangers.allSatisfy { !filter.mayHold($0) })
    let known = keys(600_000, seed: 3)
    for key in known { filter.insert(key) }
    #expect(known.allSatisfy { filter.mayHold($0) })
    #expect(strangers.count { filter.mayHold($0) } < 400)
  }
}
