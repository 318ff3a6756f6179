/// The titles of pages that stand where an article was sought and are none: it is gone, or the reader is kept from it.
enum ErrorTitles {
  /// How much may follow the phrase that a title opens with, in bytes: a site's name, or what was sought.
  private static let mostBehind = 40

  /// - Parameter title: a page's title or first heading, folded.
  static func contain(_ title: [UInt8]) -> Bool {
    phrases.contains { phrase in
      guard title.starts(with: phrase), title.count <= phrase.count + mostBehind else { return false }
      return title.count == phrase.count || (title[phrase.count] == 0x20 && phrase.contains(0x20))
    }
  }

  private static let phrases: [[UInt8]] = ChromePhrases.split(
    """
    404|404 not found|404 page not found|404 error|error 404|page not found|not found|403|403 forbidden|forbidden
    access denied|access to this page|are you a robot|are you human|just a moment|attention required|please verify you
    verify you are human|verifying you are human|checking your browser|pardon our interruption|security check
    451 unavailable|unavailable due to legal|502 bad gateway|bad gateway|503 service unavailable|service unavailable
    500 internal server error|internal server error|site maintenance|under maintenance|index of
    sign in|log in|login|không tìm thấy trang|không tìm thấy nội dung|trang không tồn tại|lỗi 404|404 không tìm thấy
    đăng nhập|hệ thống bảo trì|seite nicht gefunden|zugriff verweigert|anmelden|page introuvable|page non trouvée
    accès refusé|página no encontrada|acceso denegado|página não encontrada|acesso negado|pagina non trovata
    accesso negato|pagina niet gevonden|sidan hittades inte|siden blev ikke fundet|siden ble ikke funnet
    sivua ei löytynyt|strona nie istnieje|nie znaleziono strony|stránka nenalezena|stránka nebyla nalezena
    pagina nu a fost găsită|страница не найдена|ошибка 404|доступ запрещен|сторінку не знайдено|η σελίδα δεν βρέθηκε
    sayfa bulunamadı|halaman tidak ditemukan|ไม่พบหน้า|ページが見つかりません|お探しのページ|페이지를 찾을 수 없습니다
    页面不存在|找不到页面|您访问的页面|安全验证|頁面不存在|找不到頁面|الصفحة غير موجودة|صفحه یافت نشد|הדף לא נמצא
    पेज नहीं मिला
    """)
}
