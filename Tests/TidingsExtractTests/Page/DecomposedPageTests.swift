import Foundation
import Testing
import TidingsModel

/// Pages in the decomposed form of Unicode (UAX #15).
@Suite struct DecomposedPageTests {
  /// As some editors and systems write Vietnamese.
  @Test func `A page whose letters stand apart from their marks is read like any other`() throws {
    let page = """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cầu tàu gỗ ở lại - Báo Bến</title></head><body>
      <div class="w"><h1>Cầu tàu gỗ ở lại</h1><p class="sub">Thứ Bảy, 14/06/2025, 09:15</p><div class="t">
      <p>Cuộc bỏ phiếu kết thúc hôm thứ Năm với 812 phiếu thuận và 203 phiếu chống, theo thư ký hội đồng.</p>
      <p>Các kỹ sư đã cảnh báo rằng những chiếc cọc sẽ không trụ thêm được mười năm nữa, phải thay một nửa.</p>
      <p style="text-align:right"><b>Trường Giang - Mai Liên</b></p>
      <div class="z">Theo dõi Báo Bến điện tử trên Zalo để cập nhật tin tức mới nhất mỗi ngày.</div></div></div></body></html>
      """
    let apart = page.decomposedStringWithCanonicalMapping
    #expect(apart.utf8.count > page.utf8.count)
    let (found, expected) = (try PierPage.item(apart), try PierPage.item(page))
    #expect(found.contentText == expected.contentText && found.contentText?.hasSuffix("phải thay một nửa.") == true)
    #expect(found.title == "Cầu tàu gỗ ở lại" && found.authors.map(\.name) == ["Trường Giang", "Mai Liên"])
    #expect(found.datePublished?.rfc3339.hasPrefix("2025-06-14T09:15") == true)
  }
}
