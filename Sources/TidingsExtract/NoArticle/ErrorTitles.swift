/// The titles of pages that stand where an article was sought and are none: it is gone, or the reader is kept from it.
enum ErrorTitles {
  /// How much may follow the phrase that a title opens with, in bytes: a site's name, or what was sought.
  private static let mostBehind = 40

  /// - Parameter title: a page's title or first heading.
  static func contain(_ title: String) -> Bool {
    if title.hasPrefix("Index of /") { return true }
    let folded = WordFold.fold(title)
    return whole.contains(folded)
      || openings.contains { phrase in
        folded.starts(with: phrase) && folded.count <= phrase.count + mostBehind
          && (folded.count == phrase.count || folded[phrase.count] == 0x20)
      }
  }

  /// Titles that stories may begin with as well.
  private static let whole = Set(
    ChromePhrases.split(
      """
      404|403|error|not found|forbidden|access denied|just a moment|attention required|security check|one moment please
      site maintenance|under maintenance|service unavailable|unavailable|bad gateway|sign in|log in|login|đăng nhập
      anmelden|zugriff verweigert|accès refusé|acceso denegado|acesso negado|accesso negato|доступ запрещен|安全验证
      """))

  private static let openings = ChromePhrases.split(
    """
    404 not found|404 page not found|404 error|error 404|page not found|403 forbidden|access to this page has been denied
    access denied used cloudflare|attention required cloudflare|are you a robot|are you human|please verify you
    verify you are human|verifying you are human|checking your browser|pardon our interruption|451 unavailable
    unavailable due to legal|502 bad gateway|503 service unavailable|500 internal server error|internal server error
    không tìm thấy trang|không tìm thấy nội dung|trang không tồn tại|lỗi 404|404 không tìm thấy|hệ thống đang bảo trì
    seite nicht gefunden|page introuvable|page non trouvée|página no encontrada|página não encontrada
    pagina non trovata|pagina niet gevonden|sidan hittades inte|siden blev ikke fundet|siden ble ikke funnet
    sivua ei löytynyt|strona nie istnieje|nie znaleziono strony|stránka nenalezena|stránka nebyla nalezena
    pagina nu a fost găsită|страница не найдена|ошибка 404|сторінку не знайдено|η σελίδα δεν βρέθηκε
    sayfa bulunamadı|halaman tidak ditemukan|ไม่พบหน้า|ページが見つかりません|お探しのページは|페이지를 찾을 수 없습니다
    页面不存在|找不到页面|您访问的页面|頁面不存在|找不到頁面|الصفحة غير موجودة|صفحه یافت نشد|הדף לא נמצא|पेज नहीं मिला
    """)
}
