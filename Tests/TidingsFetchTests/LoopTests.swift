import Foundation
import Testing

@testable import TidingsFetch

@Suite struct LoopTests {
  private static var descriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
  }

  /// Other tests open and close some meanwhile; far fewer than are counted here.
  @Test func `A loop whose thread cannot start leaves no descriptor open`() throws {
    let before = Self.descriptors
    for _ in 0..<2000 {
      let loop = try TransferLoop()
      #expect(throws: SystemError.self) { try loop.start(ready: { _, _ in }, settle: {}, thread: { _ in false }) }
    }
    #expect(Self.descriptors - before < 2000)
  }
}
