import Testing

@testable import TidingsPipeline

/// WebSub section 7.1.
@Suite struct NoticeCheckTests {
  /// `printf tidings | openssl dgst -sha256 -hmac secret`
  private static let code = "ad1fef06f3bc29a0de90d5d62f19e6583bd0a229cab267a6933ad31935c2b5f3"

  private func isRight(_ field: String) -> Bool? {
    guard var check = NoticeCheck(field, secret: "secret") else { return nil }
    check.update(Array("tid".utf8)[...])
    check.update(Array("ings".utf8)[...])
    return check.isRight()
  }

  @Test func `A notice signed with the secret is right, and no other`() {
    #expect(isRight("sha256=" + Self.code) == true)
    #expect(isRight("SHA256=" + Self.code.uppercased()) == true)
    #expect(isRight("sha256=" + Self.code.dropLast(2)) == false)
    #expect(isRight("sha256=" + Self.code.dropLast() + "0") == false)
    #expect(isRight("sha512=" + Self.code) == false)
  }

  @Test func `What is no signature is none, however long it is`() {
    for field in ["", "sha256", "md5=00", "sha256=0", "sha256=0g", "sha256=+1", "sha256=é0"] {
      #expect(isRight(field) == nil, "\(field)")
    }
    #expect(isRight("sha256=" + String(repeating: "00", count: 8000)) == nil)
  }
}
