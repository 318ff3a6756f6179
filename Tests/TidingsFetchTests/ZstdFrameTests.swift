import Testing
import TidingsFetch

@Suite struct ZstdFrameTests {
  @Test(arguments: [0, 1, 70_000, 3_000_000])
  func `What is packed comes out as it was, and smaller where it repeats itself`(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 % 251) }
    let frame = try #require(ZstdFrame.pack(bytes))
    #expect(ZstdFrame.unpack(frame) == bytes)
    #expect(size < 1000 || frame.count < size / 10)
  }

  @Test func `A damaged frame, or none, gives nothing`() throws {
    let frame = try #require(ZstdFrame.pack((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }))
    #expect(ZstdFrame.unpack(Array(frame.dropLast(9))) == nil)
    #expect(ZstdFrame.unpack([]) == nil)
    #expect(ZstdFrame.unpack(Array("<rss version=\"2.0\"/>".utf8)) == nil)
    // A size that nothing can have.
    #expect(
      ZstdFrame.unpack([0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 0, 0]) == nil)
  }
}
